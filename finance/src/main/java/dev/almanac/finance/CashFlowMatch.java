package dev.almanac.finance;

import java.util.ArrayList;
import java.util.List;

/**
 * Cash-flow matching (dedication): the cheapest holding of given instruments whose payments meet
 * every obligation on its date. What is not needed on a date is carried forward at a stated rate of
 * reinvestment; nothing is borrowed, nothing sold, and what is left after the last obligation has
 * no value. It is a linear programme (Hodges and Schaefer 1977), solved by the simplex method.
 *
 * <p>Cash kept from the start is an instrument with price 1 that pays 1 at time 0; income that
 * comes anyway is one with price 0 and limit 1. Times less than 1e-9 years apart count as one.
 *
 * <p>Numbers are scaled before they are solved, the units of the solution are computed once more
 * from the dates that are tight, and raised by up to 1e-9 of themselves where rounding leaves a
 * date short. Every obligation is then met to 1e-9 of its amount, which is verified, and so is
 * optimality, by a lower bound on the cost from the dual programme. A solution that fails is solved
 * again under other pivot rules; if none meets all obligations the answer is an {@link
 * IllegalStateException}: a fault of this class, not of the problem. It has been seen only where
 * what is kept loses 90 % a year or more, but not all.
 */
public final class CashFlowMatch {
  private CashFlowMatch() {}

  /**
   * What may be bought.
   *
   * @param price of one unit, not negative; positive if there is no limit
   * @param flows of one unit, none negative; those after the last obligation are of no use
   * @param limit the most units that may be bought, not negative; infinite for none
   */
  public record Instrument(double price, CashFlows flows, double limit) {
    public Instrument {
      if (!(price >= 0.0 && price < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("an instrument's price " + price);
      }
      if (!(limit >= 0.0)) {
        throw new IllegalArgumentException("a limit of " + limit + " units");
      }
      if (price == 0.0 && limit == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException("an instrument without price and without limit");
      }
      for (CashFlow flow : flows.flows()) {
        if (!(flow.amount() >= 0.0)) {
          throw new IllegalArgumentException(
              "an instrument pays " + flow.amount() + " at " + flow.years() + " years");
        }
      }
    }

    /** Without limit. */
    public Instrument(double price, CashFlows flows) {
      this(price, flows, Double.POSITIVE_INFINITY);
    }
  }

  /** The answer: obligations that are met, or those that cannot be. */
  public sealed interface Result permits Matched, Unmet {}

  /**
   * The cheapest holding.
   *
   * @param cost of all units together
   * @param lowerBound below it no holding costs, to rounding; with whole units it may be that none
   *     costs as little
   * @param units of each instrument, in the order given
   * @param dates of obligations, in order of time
   */
  public record Matched(double cost, double lowerBound, List<Double> units, List<Date> dates)
      implements Result {
    public Matched {
      units = List.copyOf(units);
      dates = List.copyOf(dates);
    }

    /** How much cheaper, as a part of the cost, a better holding could be; 0 if none could. */
    public double gap() {
      return cost > 0.0 ? Math.max(0.0, (cost - lowerBound) / cost) : 0.0;
    }
  }

  /**
   * A date on which something is owed.
   *
   * @param years from now
   * @param obligation all that is owed then
   * @param received what instruments have paid since the date before, with interest on it
   * @param surplus what is carried forward, after the obligation; not negative
   * @param marginalCost what one more dollar owed on this date would cost: a discount factor. Where
   *     several would do it is one of them; with whole units that of parts of units
   */
  public record Date(
      double years, double obligation, double received, double surplus, double marginalCost) {}

  /**
   * There is no such holding.
   *
   * @param shortfalls on each date that cannot be met even by the most of every instrument, when
   *     earlier dates are paid first: how much is missing. The first is the earliest date that
   *     cannot be met whatever is done
   */
  public record Unmet(List<CashFlow> shortfalls) implements Result {
    public Unmet {
      shortfalls = List.copyOf(shortfalls);
    }
  }

  /**
   * The cheapest holding, in parts of units.
   *
   * @param obligations none negative
   * @param reinvestmentRate per year, annually compounded, at least -1: with -1 what is not needed
   *     is lost
   */
  public static Result match(
      CashFlows obligations, List<Instrument> instruments, double reinvestmentRate) {
    MatchProblem problem = MatchProblem.of(obligations, instruments, reinvestmentRate);
    List<CashFlow> shortfalls = problem.shortfalls(problem.limits());
    if (!shortfalls.isEmpty()) {
      return new Unmet(shortfalls);
    }
    MatchProgram.Solution solution = new MatchProgram(problem).solve();
    return matched(problem, solution.units(), solution.bound());
  }

  /**
   * The cheapest holding found in whole units. First from the longest instrument back: its units
   * are rounded, the programme is solved for the rest, and so on. Then by branch and bound: an
   * instrument of which a part is held is limited to the units below or to those above, and both
   * programmes are solved, the more promising first. Each solution, rounded up and without units
   * that are not needed, the dearest dropped first, is a holding; the best is kept. A limit that is
   * not whole is rounded down.
   *
   * @param programmes about how many linear programmes may be solved, at least one. After these,
   *     {@link Matched#gap} says how much better a holding not found could be
   */
  public static Result matchInWholeUnits(
      CashFlows obligations,
      List<Instrument> instruments,
      double reinvestmentRate,
      int programmes) {
    if (programmes < 1) {
      throw new IllegalArgumentException(programmes + " programmes");
    }
    List<Instrument> whole =
        instruments.stream()
            .map(one -> new Instrument(one.price(), one.flows(), Math.floor(one.limit())))
            .toList();
    MatchProblem problem = MatchProblem.of(obligations, whole, reinvestmentRate);
    List<CashFlow> shortfalls = problem.shortfalls(problem.limits());
    if (!shortfalls.isEmpty()) {
      return new Unmet(shortfalls);
    }
    WholeUnits search = new WholeUnits(problem, programmes);
    search.run();
    return matched(problem, search.best(), search.bound());
  }

  private static Matched matched(MatchProblem problem, double[] units, MatchProgram.Bound bound) {
    List<Double> held = new ArrayList<>();
    for (double unit : units) {
      held.add(unit);
    }
    return new Matched(
        problem.cost(units), bound.cost(), held, problem.dates(units, bound.marginalCosts()));
  }
}
