package dev.almanac.type;

import java.util.Arrays;
import java.util.Optional;

/** Which liabilities and incomes a sum of what is planned counts. */
public enum Sums {
  /** Liabilities less incomes. */
  ALL("planned"),
  /** Liabilities that say {@code match explicit}, whole. */
  EXPLICIT("planned_explicit"),
  /** Liabilities that say {@code match statistical}, whole. */
  STATISTICAL("planned_statistical"),
  /** Liabilities that are no wish, less incomes. */
  ESSENTIAL("planned_essential");

  private final String function;

  Sums(String function) {
    this.function = function;
  }

  /** Returns the function that a strategy calls. */
  public String function() {
    return function;
  }

  /** Returns which claims a function sums. */
  public static Optional<Sums> of(String function) {
    return Arrays.stream(values()).filter(c -> c.function.equals(function)).findFirst();
  }
}
