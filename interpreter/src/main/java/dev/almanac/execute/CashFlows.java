package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
import dev.almanac.result.PlannedFlow;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import dev.almanac.type.Sums;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is planned: liabilities less incomes, by the chances of survival, in the plan's money. */
final class CashFlows {

  private static final String OF_MONTH = "planned_month";

  private final ProgramIr program;
  private final Evaluator evaluator;
  private final PlanFlows planner;

  CashFlows(ProgramIr program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
    this.planner = new PlanFlows(program, evaluator);
  }

  /**
   * Returns what is planned in a year, or a month, from 1; 0 outside of the strategy's years.
   *
   * @param function which of the sums is read
   */
  double planned(String function, StrategyValue strategy, int index) {
    double[] amounts = strategy.planned().get(function);
    if (amounts == null) {
      amounts = sum(function, strategy);
      strategy.planned().put(function, amounts);
    }
    return index >= 1 && index < amounts.length ? amounts[index] : 0.0;
  }

  /**
   * Returns what is due on the paths of a strategy.
   *
   * @param asks whether it asks for what may be put off
   */
  DuePlan due(StrategyValue strategy, boolean asks) {
    int periodsPerYear = program.periodsPerYear();
    return DuePlan.of(all(strategy), strategy.horizon(), periodsPerYear, program.basis(), asks);
  }

  /** Returns what is due when it is wanted, if the strategy has read any of it. */
  Optional<DuePlan> read(StrategyValue strategy) {
    return strategy.due() == null ? Optional.empty() : Optional.of(due(strategy, false));
  }

  /** Returns what is planned of each liability and income, year by year. */
  List<PlannedFlow> planned(StrategyValue strategy) {
    var flows = new ArrayList<PlannedFlow>();
    for (Due due : all(strategy)) {
      double[] amounts = new double[1 + strategy.horizon()];
      due.streams().forEach(s -> add(s, false, false, amounts));
      FlowIr flow = due.flow();
      flows.add(
          new PlannedFlow(
              flow.name(),
              flow.income(),
              flow.priority() == Priority.WISH,
              Arrays.stream(amounts).skip(1).boxed().toList(),
              Cells.display(Types.of(Unit.money(program.basis()))),
              flow.span()));
    }
    return flows;
  }

  /** Returns whether some of a liability keeps its purchasing power. */
  boolean isInTodaysMoney(FlowIr flow) {
    return value(flow).parts().stream().anyMatch(p -> !p.flow().nominal());
  }

  List<FlowIr> liabilities() {
    return program.flows().stream().filter(f -> !f.income()).toList();
  }

  /** Returns when the last part of a liability begins. */
  Optional<BeyondHorizon.Beginning> beginning(FlowIr flow) {
    return value(flow).parts().stream()
        .flatMap(part -> planner.beginning(flow, part).stream())
        .max(Comparator.comparingInt(BeyondHorizon.Beginning::needed));
  }

  private List<Due> all(StrategyValue strategy) {
    List<Due> known = strategy.due();
    if (known != null) {
      return known;
    }
    List<Due> all =
        evaluator.once("liabilities and incomes", strategy.span(), () -> evaluate(strategy));
    strategy.owe(all);
    return all;
  }

  private List<Due> evaluate(StrategyValue strategy) {
    var all = new ArrayList<Due>();
    for (FlowIr flow : program.flows()) {
      var streams = new ArrayList<Due.Stream>();
      List<FlowValue.Part> parts = value(flow).parts();
      for (FlowValue.Part part : parts) {
        streams.add(planner.stream(flow, part, strategy));
      }
      all.add(
          new Due(
              flow,
              streams,
              flow.latest()
                  .flatMap(l -> planner.postponable(flow, parts.getFirst(), l, strategy))));
    }
    return all;
  }

  private FlowValue value(FlowIr flow) {
    Frame frame = evaluator.frame(Math.max(1, flow.slots()));
    return flow.value() instanceof Ir.MakeFlow only
        ? FlowValue.of(only, frame)
        : (FlowValue) evaluator.evaluate(flow.value(), frame);
  }

  private double[] sum(String function, StrategyValue strategy) {
    boolean months = function.equals(OF_MONTH);
    Sums which = Sums.of(function).orElse(Sums.ALL);
    int periods = months ? program.periodsPerYear() : 1;
    double[] amounts = new double[1 + strategy.horizon() * periods];
    for (Due due : all(strategy)) {
      if (counts(due.flow(), which)) {
        due.streams().forEach(s -> add(s, due.flow().income(), months, amounts));
      }
    }
    return amounts;
  }

  private static boolean counts(FlowIr flow, Sums which) {
    return switch (which) {
      case ALL -> true;
      case EXPLICIT -> flow.match().filter(Match.EXPLICIT::equals).isPresent();
      case STATISTICAL -> flow.match().filter(Match.STATISTICAL::equals).isPresent();
      case ESSENTIAL -> flow.priority() == Priority.ESSENTIAL;
    };
  }

  private void add(Due.Stream stream, boolean income, boolean months, double[] amounts) {
    for (int i = 1; i < amounts.length; i++) {
      double amount = months ? stream.expected(i, program.periodsPerYear()) : ofYear(stream, i);
      amounts[i] += income ? -amount : amount;
    }
  }

  private double ofYear(Due.Stream stream, int year) {
    if (stream.condition().isAlways()) {
      return stream.years()[year];
    }
    int periodsPerYear = program.periodsPerYear();
    double sum = 0.0;
    for (int p = (year - 1) * periodsPerYear + 1; p <= year * periodsPerYear; p++) {
      sum += stream.expected(p, periodsPerYear);
    }
    return sum;
  }
}
