package dev.almanac.library;

/**
 * An account of the assets.
 *
 * @param kind how it is taxed
 * @param amount what it holds, before taxes, in the plan's money
 * @param rate what is taxed: of growth, or of withdrawals; 0 where nothing is
 */
public record AccountValue(Kind kind, double amount, double rate) {

  /** How an account is taxed. */
  public enum Kind {
    TAXABLE,
    DEFERRED,
    EXEMPT
  }

  /**
   * Returns what can be spent of it. At one rate on all withdrawals a part of the account belongs
   * to the state from the start, and grows like the rest.
   */
  public double spendable() {
    return kind == Kind.DEFERRED ? amount * (1.0 - rate) : amount;
  }

  /** Returns the part of growth that is taxed as it accrues. */
  public double rateOnGrowth() {
    return kind == Kind.TAXABLE ? rate : 0.0;
  }
}
