package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Dates;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.simulation.Elementary;
import dev.almanac.type.Unit.Basis;
import java.time.LocalDate;

/**
 * What is planned to be paid in each year: liabilities less incomes, in the plan's own money.
 *
 * <p>A flow {@code from a until b} is due in every year that ends after a and not after b; one
 * {@code due d} in the year in which d falls. What grows, grows from the first year it is due.
 */
final class CashFlows {

  private static final double SLACK = 1e-9;

  private final ProgramIr program;
  private final Evaluator evaluator;

  CashFlows(ProgramIr program, Evaluator evaluator) {
    this.program = program;
    this.evaluator = evaluator;
  }

  /** Returns what is planned in a year, from 1; 0 outside of the strategy's years. */
  double planned(StrategyValue strategy, int year) {
    double[] amounts = strategy.planned();
    if (amounts == null) {
      amounts = evaluator.once("liabilities and incomes", strategy.span(), () -> amounts(strategy));
      strategy.plan(amounts);
    }
    return year >= 1 && year <= amounts.length ? amounts[year - 1] : 0.0;
  }

  private double[] amounts(StrategyValue strategy) {
    double[] amounts = new double[strategy.horizon()];
    for (FlowIr flow : program.flows()) {
      add(flow, strategy, amounts);
    }
    return amounts;
  }

  private void add(FlowIr flow, StrategyValue strategy, double[] amounts) {
    Frame frame = new Frame(flow.slots(), null, 0, 0);
    frame.set(0, 1.0);
    int first = firstYear(flow, frame);
    int last = lastYear(flow, frame, amounts.length);
    checkOrder(flow, frame);
    double growth = flow.growing().map(g -> evaluator.number(g, frame)).orElse(0.0);
    for (int year = first; year <= Math.min(last, amounts.length); year++) {
      frame.set(0, (double) year);
      double amount = evaluator.number(flow.amount(), frame);
      checkAmount(flow, amount);
      amount *= Elementary.pow(1.0 + growth, year - first);
      amount *= inOwnMoney(flow, strategy, year);
      amounts[year - 1] += flow.income() ? -amount : amount;
    }
  }

  private int firstYear(FlowIr flow, Frame frame) {
    if (flow.due().isPresent()) {
      return Math.max(1, (int) Math.ceil(time(flow, flow.due().get(), frame) - SLACK));
    }
    return flow.from().map(f -> 1 + (int) Math.floor(time(flow, f, frame) + SLACK)).orElse(1);
  }

  private int lastYear(FlowIr flow, Frame frame, int horizon) {
    if (flow.due().isPresent()) {
      return firstYear(flow, frame);
    }
    return flow.until().map(u -> (int) Math.floor(time(flow, u, frame) + SLACK)).orElse(horizon);
  }

  private double time(FlowIr flow, dev.almanac.ir.Ir when, Frame frame) {
    Object value = evaluator.evaluate(when, frame);
    double years =
        value instanceof LocalDate date
            ? Dates.yearsBetween(start(flow, when), date)
            : Numbers.of(value);
    if (!(years >= 0.0 && years <= 1e6)) {
      throw new Problem(
          Diagnostic.error(
              "flow/past",
              "`" + flow.name() + "` cannot be before the plan begins",
              when.span(),
              "this is " + years + " years"));
    }
    return years;
  }

  private void checkOrder(FlowIr flow, Frame frame) {
    if (flow.from().isEmpty() || flow.until().isEmpty()) {
      return;
    }
    double from = time(flow, flow.from().get(), frame);
    double until = time(flow, flow.until().get(), frame);
    if (from > until) {
      throw new Problem(
          Diagnostic.error(
                  "flow/timing",
                  "`" + flow.name() + "` ends before it begins",
                  flow.until().get().span(),
                  "until " + until + " years")
              .withLabel(flow.from().get().span(), "from " + from + " years"));
    }
  }

  private LocalDate start(FlowIr flow, dev.almanac.ir.Ir when) {
    if (program.start().isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "plan/start",
                  "nothing says on which day the plan begins",
                  when.span(),
                  "`" + flow.name() + "` has a date")
              .withHint("write `start: 2026-06-01` in the plan's head"));
    }
    return (LocalDate) evaluator.evaluate(program.start().get(), evaluator.frame(0));
  }

  private static void checkAmount(FlowIr flow, double amount) {
    if (!(amount >= 0.0 && Double.isFinite(amount))) {
      throw new Problem(
          Diagnostic.error(
                  "flow/negative",
                  "the amount of `" + flow.name() + "` cannot be negative",
                  flow.amount().span(),
                  "this is " + amount)
              .withHint(flow.income() ? "declare it as a liability" : "declare it as an income"));
    }
  }

  /** Nominal amounts lose to inflation until they are due; real ones gain in a nominal plan. */
  private double inOwnMoney(FlowIr flow, StrategyValue strategy, int year) {
    boolean nominalPlan = program.basis() == Basis.NOMINAL;
    if (flow.nominal() == nominalPlan) {
      return 1.0;
    }
    int years = flow.atStart() ? year - 1 : year;
    double prices = Elementary.pow(1.0 + strategy.market().inflation(), years);
    return nominalPlan ? prices : 1.0 / prices;
  }
}
