package dev.almanac.type;

/** What moves on a path beside the growth of assets, and a strategy may read. */
public enum Factor {
  /** The price level, 1 at the start of the plan. */
  PRICES("price level"),
  /** How far the short rate is from what was expected of it. */
  RATE("short rate");

  private final String words;

  Factor(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
