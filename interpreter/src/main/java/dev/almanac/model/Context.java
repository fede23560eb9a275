package dev.almanac.model;

/** What a strategy can read beside its parameters. */
public enum Context {
  /** The market it plans with. */
  MARKET,
  /** The number of its years. */
  HORIZON,
  /** What it starts with. */
  INITIAL_WEALTH,
  /** The year at hand, from 1; only inside a block. */
  YEAR,
  /** The month at hand, from 1; only inside a block. */
  MONTH,
  /** The portfolio's value now, on this path. */
  WEALTH,
  /** The portfolio's simple return over the period that ends now, on this path. */
  PORTFOLIO_RETURN,
  /** The price level now, on this path: 1 at the start of the plan. */
  PRICE_LEVEL
}
