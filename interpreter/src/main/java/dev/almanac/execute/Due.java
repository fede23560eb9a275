package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.library.DeathValue;
import java.util.List;
import java.util.Optional;

/**
 * What a liability or an income comes to, in the plan's own money.
 *
 * @param postponable the same where it may be put off; the streams have it when it is wanted
 */
record Due(FlowIr flow, List<Stream> streams, Optional<Postponable> postponable) {

  /**
   * A payment that is due in one of several periods.
   *
   * @param first the period, from 1, in which it is wanted
   * @param last the period in which it is due in any case
   * @param periods what it comes to in each of them, at the prices that are planned with
   * @param unconverted the same in its own money, where prices differ from path to path
   * @param atStart whether the prices at the start of the period count
   */
  record Postponable(
      int first,
      int last,
      List<Double> periods,
      Optional<List<Double>> unconverted,
      boolean atStart) {}

  /** Returns what is expected of it, which is due whoever lives. */
  Due expected(int periodsPerYear) {
    return new Due(
        flow, streams.stream().map(s -> s.expected(periodsPerYear)).toList(), Optional.empty());
  }

  /** Amounts that are due on one condition. */
  static final class Stream {
    private final Condition condition;
    private final double[] periods;
    private final double[] years;
    private final Optional<double[]> unconverted;

    /**
     * @param periods the amount of each period, from 1, at the prices that are planned with
     * @param years the amount of each year, from 1, likewise
     * @param unconverted the amount of each period in its own money, where that is not the plan's
     *     and prices differ from path to path
     */
    Stream(Condition condition, double[] periods, double[] years, Optional<double[]> unconverted) {
      this.unconverted = unconverted;
      this.condition = condition;
      this.periods = periods;
      this.years = years;
    }

    Condition condition() {
      return condition;
    }

    double[] periods() {
      return periods;
    }

    double[] years() {
      return years;
    }

    /** Returns what is expected of it, which is due whoever lives. */
    Stream expected(int periodsPerYear) {
      if (condition.isAlways()) {
        return this;
      }
      double[] inPeriods = new double[periods.length];
      double[] inYears = new double[years.length];
      for (int p = 1; p < periods.length; p++) {
        inPeriods[p] = expected(p, periodsPerYear);
        inYears[Schedule.year(p, periodsPerYear)] += inPeriods[p];
      }
      return new Stream(condition.always(), inPeriods, inYears, Optional.empty());
    }

    Optional<double[]> unconverted() {
      return unconverted;
    }

    /** Returns what is expected in a period, by the chances of survival. */
    double expected(int period, int periodsPerYear) {
      return condition.isAlways()
          ? periods[period]
          : periods[period] * condition.chance(period, periodsPerYear);
    }
  }

  /**
   * Deaths that begin, end or call for a payment.
   *
   * @param atStart whether who is alive counts at the start of the period, not at its end
   */
  record Condition(
      Optional<DeathValue> from,
      Optional<DeathValue> until,
      Optional<DeathValue> due,
      boolean atStart) {

    boolean isAlways() {
      return from.isEmpty() && until.isEmpty() && due.isEmpty();
    }

    private Condition always() {
      return new Condition(Optional.empty(), Optional.empty(), Optional.empty(), atStart);
    }

    /** Returns how many periods have passed when a payment of a period falls due. */
    int passed(int period) {
      return atStart ? period - 1 : period;
    }

    /** Returns the chance that a payment of a period falls due. */
    double chance(int period, int periodsPerYear) {
      double now = (double) passed(period) / periodsPerYear;
      if (due.isPresent()) {
        double before = (double) (passed(period) - 1) / periodsPerYear;
        return before < 0.0 ? 0.0 : due.get().ahead(before) - due.get().ahead(now);
      }
      double goesOn = until.map(u -> u.ahead(now)).orElse(1.0);
      if (from.isEmpty()) {
        return goesOn;
      }
      DeathValue begins = from.get();
      return goesOn - until.map(u -> u.bothAhead(begins, now)).orElseGet(() -> begins.ahead(now));
    }
  }
}
