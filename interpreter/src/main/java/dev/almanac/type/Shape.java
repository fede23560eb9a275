package dev.almanac.type;

/** How often a value must be computed. */
public enum Shape {
  /** Once. */
  CONSTANT,
  /** Once for each period, for all paths. */
  PER_PERIOD,
  /** On every path. */
  PER_PATH;

  /** Returns the shape of what depends on both. */
  public Shape with(Shape other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the words the printer uses. */
  public String words() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
