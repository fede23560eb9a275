package dev.almanac.finance;

/**
 * A payment.
 *
 * @param years from now, finite, not negative
 * @param amount finite; positive is received
 */
public record CashFlow(double years, double amount) {
  public CashFlow {
    if (!(years >= 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a cash flow in " + years + " years");
    }
    if (!Double.isFinite(amount)) {
      throw new IllegalArgumentException("a cash flow of " + amount);
    }
  }
}
