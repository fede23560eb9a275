package dev.almanac.type;

/** When a value is known. */
public enum Known {
  /** Before the first period. */
  PLANNED,
  /** At the start of the period at hand. */
  START,
  /** At its end. */
  END
}
