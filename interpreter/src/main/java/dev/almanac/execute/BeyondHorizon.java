package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.FlowIr;
import dev.almanac.library.Words;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Warns of liabilities that are due when nothing is simulated any more: they are never missed. */
final class BeyondHorizon {

  private static final double SLACK = 1e-9;

  /**
   * When a part of a liability begins.
   *
   * @param years from the start of the plan
   * @param once whether it is due then, and not from then on
   * @param written how the plan says it: a date, or years
   */
  record Beginning(double years, boolean once, String written, Span span) {

    /** Returns the shortest horizon in which some of it is due. */
    int needed() {
      return once ? (int) Math.ceil(years - SLACK) : (int) Math.floor(years + SLACK) + 1;
    }
  }

  private BeyondHorizon() {}

  static void warn(CashFlows flows, List<StrategyValue> strategies, Consumer<Diagnostic> warnings) {
    OptionalInt horizon =
        strategies.stream()
            .filter(s -> flows.read(s).isPresent())
            .mapToInt(StrategyValue::horizon)
            .max();
    if (horizon.isPresent()) {
      for (FlowIr flow : flows.liabilities()) {
        flows
            .beginning(flow)
            .filter(b -> b.needed() > horizon.getAsInt())
            .ifPresent(b -> warnings.accept(warning(flow, b, horizon.getAsInt())));
      }
    }
  }

  private static Diagnostic warning(FlowIr flow, Beginning begins, int horizon) {
    String years = horizon + (horizon == 1 ? " year" : " years");
    return Diagnostic.warning(
            "flow/beyond",
            "`" + flow.name() + "` is due after the plan has ended",
            begins.span(),
            "due " + begins.written() + "; the horizon is " + years)
        .withExplanation(
            "Nothing is simulated after the horizon: no strategy pays it, and no figure counts it"
                + " as missed.")
        .withHint("plan for longer, `horizon: " + begins.needed() + " years`, or leave it out");
  }

  static String written(Object when, double years) {
    return when instanceof Double ? "in " + Words.of(years, Types.YEARS) : "on " + when;
  }
}
