package dev.almanac.library;

import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Values in the words in which a plan would write them. */
public final class Words {

  private static final int DIGITS = 6;

  private Words() {}

  public static String of(Object value, Type type) {
    return type instanceof Quantity q ? quantity(Numbers.of(value), q) : value.toString();
  }

  private static String quantity(double x, Quantity q) {
    Unit u = q.unit();
    if (u.convention() != Convention.NONE) {
      return percent(x) + " " + u.convention().word();
    }
    if (u.money() == 1) {
      String nominal = u.basis() == Basis.NOMINAL ? "nominal " : "";
      return nominal + (x < 0 ? "-$" : "$") + number(Math.abs(x), true) + perYear(u);
    }
    if (u.equals(Unit.YEARS)) {
      return years(x);
    }
    return (q.form() == Form.RATIO ? percent(x) : number(x, false)) + perYear(u);
  }

  private static String perYear(Unit u) {
    return u.time() == -1 ? " per year" : "";
  }

  private static String percent(double x) {
    return number(x * 100, false) + "%";
  }

  /** A whole number of years or else of months, where it is one. */
  private static String years(double x) {
    boolean months = x != Math.rint(x) && Math.abs(x * 12 - Math.rint(x * 12)) < 1e-9;
    double count = months ? Math.rint(x * 12) : x;
    String unit = months ? "month" : "year";
    return number(count, false) + " " + unit + (count == 1 ? "" : "s");
  }

  /**
   * The shortest decimal with at most six digits, or with all digits before the point. Long numbers
   * have their thousands parted; years such as 2006 are no long numbers.
   */
  private static String number(double x, boolean money) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "none" : x > 0 ? "infinite" : "-infinite";
    }
    BigDecimal exact = BigDecimal.valueOf(x);
    BigDecimal rounded = exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    if (x != 0.0 && (Math.abs(x) < 1e-6 || Math.abs(x) >= 1e15)) {
      int exponent = rounded.precision() - rounded.scale() - 1;
      return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
    if (rounded.scale() < 0) {
      rounded = exact.setScale(0, RoundingMode.HALF_EVEN);
    }
    String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
    int first = text.startsWith("-") ? 1 : 0;
    if (!money && point - first < 5) {
      return text;
    }
    var parted = new StringBuilder(text);
    for (int i = point - 3; i > first; i -= 3) {
      parted.insert(i, '_');
    }
    return parted.toString();
  }
}
