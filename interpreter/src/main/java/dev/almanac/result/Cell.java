package dev.almanac.result;

import java.util.OptionalDouble;

/** One value as it is shown: in a line of its own or in a table. */
public sealed interface Cell {

  /**
   * A number.
   *
   * @param value in the unit's base: a ratio as 0.04 for 4 %, money in the currency, time in years
   * @param standardError of a simulated figure; empty for one in closed form
   */
  record Figure(double value, OptionalDouble standardError, Display display) implements Cell {

    /** Returns a figure that has no sampling error. */
    public static Figure exact(double value, Display display) {
      return new Figure(value, OptionalDouble.empty(), display);
    }
  }

  /** A word or sentence. */
  record Label(String text) implements Cell {}

  /** Yes or no; {@code decided} is false where sampling error leaves it open. */
  record Truth(boolean value, boolean decided) implements Cell {}

  /** Nothing to show here. */
  record Missing() implements Cell {}
}
