package dev.almanac.execute;

import dev.almanac.library.DeathValue;
import dev.almanac.library.PersonValue;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is due in the periods of a strategy, ready to be read on its paths. Immutable, shared by all
 * threads.
 *
 * @param people who can begin or end something, each with the chance to be alive after so many
 *     periods, which never rises
 * @param basis the plan's own money
 * @param postponed what is asked for when wealth covers it; the order is that of asking
 * @param owed all the rest
 */
record DuePlan(
    List<Due> flows,
    int years,
    int periodsPerYear,
    Map<PersonValue, double[]> people,
    List<DeathValue> deaths,
    Basis basis,
    List<Postponed> postponed,
    Owed owed) {

  /** A payment that may be put off, and the place of its liability among all flows. */
  record Postponed(int flow, Due.Postponable payment) {}

  /** All flows together, liabilities less incomes; what all paths share comes by itself. */
  static final class Owed {
    private final double[] periods;
    private final double[] years;
    private final Map<Due.Condition, double[]> contingent = new LinkedHashMap<>();
    private final Map<Due.Condition, double[]> unconverted = new LinkedHashMap<>();

    private Owed(int years, int periods) {
      this.periods = new double[periods + 1];
      this.years = new double[years + 1];
    }

    private void add(Due.Stream s, double sign) {
      if (s.unconverted().isPresent()) {
        add(of(s.condition(), unconverted), sign, s.unconverted().get());
      } else if (s.condition().isAlways()) {
        add(periods, sign, s.periods());
        add(years, sign, s.years());
      } else {
        add(of(s.condition(), contingent), sign, s.periods());
      }
    }

    private double[] of(Due.Condition condition, Map<Due.Condition, double[]> sums) {
      return sums.computeIfAbsent(condition, c -> new double[periods.length]);
    }

    private static void add(double[] sum, double sign, double[] amounts) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += sign * amounts[i];
      }
    }

    /** Returns what is due in a period on every path. */
    double inPeriod(int period) {
      return periods[period];
    }

    /** Returns what is due in a year on every path. */
    double inYear(int year) {
      return years[year];
    }

    /** Returns what is due in each period, from 1, where a condition holds. */
    Map<Due.Condition, double[]> contingent() {
      return contingent;
    }

    /** Returns the same of what is in other money than the plan's, in that money. */
    Map<Due.Condition, double[]> unconverted() {
      return unconverted;
    }
  }

  /**
   * Makes what is due ready to be read.
   *
   * @param asks whether a strategy asks for what may be put off; otherwise it is due when wanted
   */
  static DuePlan of(List<Due> flows, int years, int periodsPerYear, Basis basis, boolean asks) {
    List<DeathValue> deaths = deaths(flows);
    Map<PersonValue, double[]> people = new LinkedHashMap<>();
    deaths.stream()
        .flatMap(d -> d.people().stream())
        .forEach(p -> people.computeIfAbsent(p, x -> survival(x, years, periodsPerYear)));
    List<Postponed> postponed = asks ? postponed(flows) : List.of();
    Owed owed = owed(flows, postponed, years, years * periodsPerYear);
    return new DuePlan(flows, years, periodsPerYear, people, deaths, basis, postponed, owed);
  }

  /** Returns whether something is due that is converted by the prices of a path. */
  boolean followsPrices() {
    return !owed.unconverted().isEmpty()
        || postponed.stream().anyMatch(p -> p.payment().unconverted().isPresent());
  }

  private static List<Postponed> postponed(List<Due> flows) {
    return FundingTally.inOrder(flows.stream().map(Due::flow).toList()).stream()
        .flatMap(f -> flows.get(f).postponable().map(p -> new Postponed(f, p)).stream())
        .toList();
  }

  /** Returns what is expected of it, which is due whoever lives. */
  DuePlan expected() {
    return of(
        flows.stream().map(f -> f.expected(periodsPerYear)).toList(),
        years,
        periodsPerYear,
        basis,
        false);
  }

  private static List<DeathValue> deaths(List<Due> flows) {
    Set<DeathValue> all = new LinkedHashSet<>();
    flows.stream()
        .flatMap(f -> f.streams().stream())
        .map(Due.Stream::condition)
        .flatMap(c -> Stream.of(c.from(), c.until(), c.due()))
        .flatMap(Optional::stream)
        .forEach(all::add);
    return List.copyOf(new ArrayList<>(all));
  }

  private static double[] survival(PersonValue person, int years, int periodsPerYear) {
    double[] chances = new double[years * periodsPerYear + 1];
    chances[0] = 1.0;
    for (int t = 1; t < chances.length; t++) {
      // The last bits of a formula may rise; nobody comes back to life.
      chances[t] = Math.min(chances[t - 1], person.survival((double) t / periodsPerYear));
    }
    return chances;
  }

  private static Owed owed(List<Due> flows, List<Postponed> postponed, int years, int periods) {
    var owed = new Owed(years, periods);
    Set<Integer> asked = postponed.stream().map(Postponed::flow).collect(Collectors.toSet());
    for (int f = 0; f < flows.size(); f++) {
      if (asked.contains(f)) {
        continue;
      }
      Due due = flows.get(f);
      due.streams().forEach(s -> owed.add(s, due.flow().income() ? -1.0 : 1.0));
    }
    return owed;
  }
}
