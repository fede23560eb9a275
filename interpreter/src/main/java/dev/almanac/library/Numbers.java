package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;

/** Values as numbers. */
public final class Numbers {

  private Numbers() {}

  /** Returns the number that a value is; an estimate counts as its value. */
  public static double of(Object value) {
    return switch (value) {
      case Double d -> d;
      case Estimate e -> e.value();
      case Boolean b -> b ? 1.0 : 0.0;
      default -> throw new IllegalStateException("not a number: " + value);
    };
  }

  /** Returns the standard error of a value, 0 for an exact one. */
  public static double standardError(Object value) {
    return value instanceof Estimate e ? e.standardError() : 0.0;
  }

  /** Returns a whole number; anything else is a user's mistake. */
  public static int whole(Object value, Span span, String what) {
    double d = of(value);
    if (d != Math.rint(d) || Math.abs(d) > 1e9) {
      throw new Problem(
          Diagnostic.error("value/whole", what + " must be a whole number", span, "this is " + d));
    }
    return (int) d;
  }
}
