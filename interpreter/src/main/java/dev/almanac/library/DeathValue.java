package dev.almanac.library;

import java.util.List;

/**
 * The time at which the first or the last of some people dies, whose deaths are independent.
 *
 * @param people at least one, each once
 */
public record DeathValue(boolean first, List<PersonValue> people) {

  public DeathValue {
    people = people.stream().distinct().toList();
  }

  /** Returns the chance that it has not come so many years after the plan began. */
  public double ahead(double years) {
    return first ? all(people, years) : some(people, years);
  }

  /** Returns the chance that neither this death nor another has come by then. */
  public double bothAhead(DeathValue other, double years) {
    if (first && other.first) {
      return all(together(people, other.people), years);
    }
    if (!first && !other.first) {
      // Of either group somebody lives: 1 less that one has died out, or the other.
      return ahead(years) + other.ahead(years) - some(together(people, other.people), years);
    }
    List<PersonValue> needed = first ? people : other.people;
    List<PersonValue> group = first ? other.people : people;
    boolean shared = group.stream().anyMatch(needed::contains);
    return all(needed, years) * (shared ? 1.0 : some(group, years));
  }

  private static double all(List<PersonValue> people, double years) {
    double chance = 1.0;
    for (PersonValue p : people) {
      chance *= p.survival(years);
    }
    return chance;
  }

  private static double some(List<PersonValue> people, double years) {
    double none = 1.0;
    for (PersonValue p : people) {
      none *= 1.0 - p.survival(years);
    }
    return 1.0 - none;
  }

  private static List<PersonValue> together(List<PersonValue> a, List<PersonValue> b) {
    return java.util.stream.Stream.concat(a.stream(), b.stream()).distinct().toList();
  }
}
