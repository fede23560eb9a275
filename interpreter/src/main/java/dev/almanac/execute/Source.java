package dev.almanac.execute;

/**
 * Where the money of a payment comes from.
 *
 * @param name of a pocket, or "portfolio"
 * @param horizon how many years what is sold or matures was to be kept, from the plan's start
 */
record Source(String name, Kind kind, double horizon) {

  /** How certain it was that the money would be there. */
  enum Kind {
    /** What is received in the same year. */
    INCOME,
    /** A bond in today's money has matured or paid a coupon: it was bought for this. */
    REAL_BOND,
    /** Likewise in nominal money, which has lost to inflation. */
    NOMINAL_BOND,
    /** Money that was kept ready. */
    DEPOSIT,
    /** Something was sold at the price of the day. */
    SALE
  }

  /** Returns whether a bond has paid. */
  boolean isBond() {
    return kind == Kind.REAL_BOND || kind == Kind.NOMINAL_BOND;
  }

  /** Returns whether the match is explicit: what it pays was known when it was bought. */
  boolean isExplicit() {
    return kind != Kind.SALE;
  }
}
