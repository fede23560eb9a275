package dev.almanac.finance;

/**
 * A payment.
 *
 * @param years from now, finite, not negative
 * @param amount finite; positive is received
 */
public record CashFlow(double years, double amount) {

  /** Times are fractions of a year, rounded: one that is as good as now is not later. */
  private static final double SLACK = 1e-9;

  public CashFlow {
    if (!(years >= 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a cash flow in " + years + " years");
    }
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("a cash flow of " + amount);
    }
  }

  /** Returns whether it comes after a time, in years from now. */
  public boolean isAfter(double time) {
    return years > time + SLACK;
  }

  /** Returns whether it comes after {@code from}, and not after {@code to}. */
  public boolean isWithin(double from, double to) {
    return isAfter(from) && !isAfter(to);
  }
}
