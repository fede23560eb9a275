package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.library.DeathValue;
import dev.almanac.library.PersonValue;
import dev.almanac.simulation.Columns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is due on the paths of a block, by the lifetimes that are drawn on them; one object per
 * thread. Who is alive counts at the instant at which a payment falls due, and so do prices.
 */
final class DueFlows {

  private final DuePlan plan;
  private final double[] uniform;
  private final double[] amounts;

  /** How many periods each person lives to the end of, on each path. */
  private final Map<PersonValue, double[]> lived = new HashMap<>();

  /** How many periods pass before each death. */
  private final Map<DeathValue, double[]> ahead = new HashMap<>();

  private final PriceLevels prices;
  private final Postponements postponements;

  /** The place of each flow among those that may be put off. */
  private final Map<Integer, Integer> postponed = new HashMap<>();

  DueFlows(DuePlan plan, int lanes) {
    this.plan = plan;
    this.uniform = new double[lanes];
    this.amounts = new double[lanes];
    this.prices = new PriceLevels(plan.basis(), plan.followsPrices(), plan.periodsPerYear(), lanes);
    this.postponements = new Postponements(plan, prices, lanes);
    plan.postponed().forEach(p -> postponed.put(p.flow(), postponed.size()));
    plan.people().keySet().forEach(p -> lived.put(p, new double[lanes]));
    plan.deaths().forEach(d -> ahead.put(d, new double[lanes]));
  }

  /** Returns the liabilities and incomes, in the order of the plan. */
  List<FlowIr> flows() {
    return plan.flows().stream().map(Due::flow).toList();
  }

  /** Draws the lifetimes of a block of paths. */
  void begin(long firstPath, long seed, int n) {
    plan.people()
        .forEach((person, survival) -> {
          Lifetimes.fill(seed, person.name(), firstPath, uniform, n);
          double[] column = Objects.requireNonNull(lived.get(person));
          for (int i = 0; i < n; i++) {
            column[i] = survived(survival, uniform[i]);
          }
        });
    ahead.forEach((death, column) -> first(death, column, n));
    prices.begin(n);
    postponements.begin(n);
  }

  /** Returns whether it must be told the price level of every period. */
  boolean followsPrices() {
    return plan.followsPrices();
  }

  /** Takes note of the price level at the end of a period. */
  void endPeriod(int period, double[] level, int n) {
    prices.endPeriod(period, level, n);
  }

  /** Returns the last period at whose end survival still exceeds what was drawn. */
  private static int survived(double[] survival, double drawn) {
    int alive = 0;
    int dead = survival.length;
    while (dead - alive > 1) {
      int middle = (alive + dead) >>> 1;
      if (drawn < survival[middle]) {
        alive = middle;
      } else {
        dead = middle;
      }
    }
    return alive;
  }

  private void first(DeathValue death, double[] column, int n) {
    Columns.copy(column, Objects.requireNonNull(lived.get(death.people().getFirst())), n);
    for (PersonValue other : death.people().subList(1, death.people().size())) {
      double[] another = Objects.requireNonNull(lived.get(other));
      if (death.first()) {
        Columns.min(column, column, another, n);
      } else {
        Columns.max(column, column, another, n);
      }
    }
  }

  /**
   * Computes what of a liability or an income is due in a year, not negative.
   *
   * @param flow by its place among the plan's
   * @param year from 1
   */
  void due(int flow, int year, double[] into, int n) {
    Columns.fill(into, 0.0, n);
    if (postponed.containsKey(flow)) {
      postponements.add(postponed.get(flow), first(year), last(year), into, n);
      return;
    }
    for (Due.Stream s : plan.flows().get(flow).streams()) {
      if (s.unconverted().isPresent()) {
        addConverted(s.condition(), s.unconverted().get(), year, into, n);
      } else if (s.condition().isAlways()) {
        Columns.add(into, into, s.years()[year], n);
      } else {
        addYear(s.condition(), s.periods(), year, into, n);
      }
    }
  }

  /** Computes what liabilities less incomes come to in a year or a month, from 1. */
  void owed(boolean month, int index, double[] into, int n) {
    firm(month, index, into, n);
    postponements.add(month ? index : first(index), month ? index : last(index), into, n);
  }

  /**
   * Computes the same, after it has been decided what of that which may be put off is asked for.
   *
   * @param wealth what there is to pay with
   */
  void ask(boolean month, int index, double[] wealth, double[] into, int n) {
    owed(month, index, into, n);
    postponements.ask(month ? index : first(index), month ? index : last(index), wealth, into, n);
  }

  private int first(int year) {
    return (year - 1) * plan.periodsPerYear() + 1;
  }

  private int last(int year) {
    return year * plan.periodsPerYear();
  }

  /** What cannot be put off. */
  private void firm(boolean month, int index, double[] into, int n) {
    DuePlan.Owed owed = plan.owed();
    Columns.fill(into, month ? owed.inPeriod(index) : owed.inYear(index), n);
    owed.contingent()
        .forEach((condition, periods) -> {
          if (month) {
            add(condition, periods[index], index, into, n);
          } else {
            addYear(condition, periods, index, into, n);
          }
        });
    owed.unconverted()
        .forEach((condition, periods) -> {
          if (month) {
            addConverted(condition, periods[index], index, into, n);
          } else {
            addConverted(condition, periods, index, into, n);
          }
        });
  }

  private void addConverted(
      Due.Condition condition, double[] periods, int year, double[] into, int n) {
    for (int p = first(year); p <= last(year); p++) {
      addConverted(condition, periods[p], p, into, n);
    }
  }

  /** Adds an amount in other money at the prices at which it is due, or those at hand before. */
  private void addConverted(
      Due.Condition condition, double amount, int period, double[] into, int n) {
    if (amount == 0.0) {
      return;
    }
    Columns.fill(amounts, 0.0, n);
    add(condition, amount, period, amounts, n);
    prices.convert(amounts, condition.passed(period), n);
    Columns.add(into, into, amounts, n);
  }

  private void addYear(Due.Condition condition, double[] periods, int year, double[] into, int n) {
    for (int p = first(year); p <= last(year); p++) {
      add(condition, periods[p], p, into, n);
    }
  }

  /** Adds an amount on the paths on which the condition holds. */
  private void add(Due.Condition condition, double amount, int period, double[] into, int n) {
    if (amount == 0.0) {
      return;
    }
    int passed = condition.passed(period);
    if (condition.due().isPresent()) {
      double[] due = ahead(condition.due().get());
      for (int i = 0; i < n; i++) {
        into[i] += due[i] == passed - 1 ? amount : 0.0;
      }
      return;
    }
    double[] none = uniform;
    double[] until = condition.until().map(this::ahead).orElse(none);
    double[] from = condition.from().map(this::ahead).orElse(none);
    boolean ends = condition.until().isPresent();
    boolean begins = condition.from().isPresent();
    for (int i = 0; i < n; i++) {
      boolean holds = (!ends || until[i] >= passed) && (!begins || from[i] < passed);
      into[i] += holds ? amount : 0.0;
    }
  }

  private double[] ahead(DeathValue death) {
    return Objects.requireNonNull(ahead.get(death));
  }
}
