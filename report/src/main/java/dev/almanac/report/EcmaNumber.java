package dev.almanac.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes numbers as ECMAScript does, with the fewest digits that give the same double back. */
final class EcmaNumber {

  private static final int LARGEST_WRITTEN_OUT = 21;
  private static final int SMALLEST_WRITTEN_OUT = -6;
  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

  private EcmaNumber() {}

  /** Returns the text of a finite number; both zeros are {@code 0}. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no number: " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    return (value < 0 ? "-" : "") + place(digits, digits.length() - shortest.scale());
  }

  /** Returns the text of a number, or the word for what is none. */
  static String orWord(double value) {
    if (Double.isNaN(value)) {
      return "none";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "-infinite";
    }
    return text(value);
  }

  /** Returns the digits of Double.toString, which gives two where one would do. */
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal one = decimal.round(ONE_DIGIT);
    boolean enough = decimal.precision() == 2 && one.doubleValue() == value;
    return enough ? one.stripTrailingZeros() : decimal;
  }

  /** Puts the point after {@code point} digits, or writes a power of ten. */
  private static String place(String digits, int point) {
    int count = digits.length();
    if (point > LARGEST_WRITTEN_OUT || point <= SMALLEST_WRITTEN_OUT) {
      int power = point - 1;
      String fraction = count == 1 ? "" : "." + digits.substring(1);
      return digits.charAt(0) + fraction + "e" + (power < 0 ? "" : "+") + power;
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    return point >= count
        ? digits + "0".repeat(point - count)
        : digits.substring(0, point) + "." + digits.substring(point);
  }
}
