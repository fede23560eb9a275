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
import java.util.stream.Stream;

/**
 * What is due in the periods of a strategy, ready to be read on its paths. Immutable, shared by all
 * threads.
 *
 * @param people who can begin or end something, each with the chance to be alive after so many
 *     periods, which never rises
 * @param basis the plan's own money
 */
record DuePlan(
    List<Due> flows,
    int years,
    int periodsPerYear,
    Map<PersonValue, double[]> people,
    List<DeathValue> deaths,
    Basis basis,
    Owed owed) {

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

  static DuePlan of(List<Due> flows, int years, int periodsPerYear, Basis basis) {
    List<DeathValue> deaths = deaths(flows);
    Map<PersonValue, double[]> people = new LinkedHashMap<>();
    deaths.stream()
        .flatMap(d -> d.people().stream())
        .forEach(p -> people.computeIfAbsent(p, x -> survival(x, years, periodsPerYear)));
    Owed owed = owed(flows, years, years * periodsPerYear);
    return new DuePlan(flows, years, periodsPerYear, people, deaths, basis, owed);
  }

  /** Returns whether something is due that is converted by the prices of a path. */
  boolean followsPrices() {
    return !owed.unconverted().isEmpty();
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

  private static Owed owed(List<Due> flows, int years, int periods) {
    var owed = new Owed(years, periods);
    for (Due due : flows) {
      due.streams().forEach(s -> owed.add(s, due.flow().income() ? -1.0 : 1.0));
    }
    return owed;
  }
}
