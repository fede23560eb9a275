package dev.almanac.execute;

import dev.almanac.library.DeathValue;
import dev.almanac.library.PersonValue;
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
 */
record DuePlan(
    List<Due> flows,
    int years,
    int periodsPerYear,
    Map<PersonValue, double[]> people,
    List<DeathValue> deaths,
    Owed owed) {

  /** All flows together, liabilities less incomes; what is due on every path comes by itself. */
  static final class Owed {
    private final double[] periods;
    private final double[] years;
    private final Map<Due.Condition, double[]> contingent = new LinkedHashMap<>();

    private Owed(int years, int periods) {
      this.periods = new double[periods + 1];
      this.years = new double[years + 1];
    }

    private void add(Due.Stream s, double sign) {
      if (s.condition().isAlways()) {
        add(periods, sign, s.periods());
        add(years, sign, s.years());
      } else {
        add(
            contingent.computeIfAbsent(s.condition(), c -> new double[periods.length]),
            sign,
            s.periods());
      }
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
  }

  static DuePlan of(List<Due> flows, int years, int periodsPerYear) {
    List<DeathValue> deaths = deaths(flows);
    Map<PersonValue, double[]> people = new LinkedHashMap<>();
    deaths.stream()
        .flatMap(d -> d.people().stream())
        .forEach(p -> people.computeIfAbsent(p, x -> survival(x, years, periodsPerYear)));
    Owed owed = owed(flows, years, years * periodsPerYear);
    return new DuePlan(flows, years, periodsPerYear, people, deaths, owed);
  }

  /** Returns what is expected of it, which is due whoever lives. */
  DuePlan expected() {
    return of(flows.stream().map(f -> f.expected(periodsPerYear)).toList(), years, periodsPerYear);
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
