package dev.almanac.data;

import java.util.regex.Pattern;

/** Numbers in cells: digits, one point, a sign, an exponent; all else is refused with a way out. */
final class Numerals {

  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}([,'_ \u00A0\u2009\u202F.]\\d{3})+([.,]\\d+)?");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+");
  private static final Pattern IN_PARENTHESES = Pattern.compile("\\([\\d.,%$ ]+\\)");
  private static final Pattern MISSING =
      Pattern.compile("(?i)\\.|-+|\\?|n\\.?/?a\\.?|#n/a|nan|null|none|missing|-99(\\.99)?|-999");

  private Numerals() {}

  /** Returns the number a cell holds; NaN if it holds none. */
  static double parse(String text) {
    return isNumber(text) ? Double.parseDouble(text) : Double.NaN;
  }

  /** Returns the same number that a plan means by it: 1.56 is 1.56%, to the last bit. */
  static double percent(String text) {
    boolean scientific = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return scientific || !isNumber(text) ? parse(text) / 100.0 : Double.parseDouble(text + "e-2");
  }

  private static boolean isNumber(String text) {
    int i = sign(text, 0);
    int whole = digits(text, i);
    int end = whole;
    int fraction = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int after = digits(text, end + 1);
      fraction = after - end - 1;
      end = after;
    }
    if (whole - i + fraction == 0) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = sign(text, end + 1);
      int after = digits(text, exponent);
      end = after > exponent ? after : end;
    }
    return end == text.length();
  }

  private static int sign(String text, int i) {
    return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+') ? i + 1 : i;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** Returns how a figure that is no number should be written; empty if nobody can tell. */
  static String hint(String text) {
    if (MISSING.matcher(text).matches()) {
      return "leave the cell empty where there is no figure, and its rows out with `from:` and"
          + " `until:`";
    }
    if (text.contains("%")) {
      return "declare the column as `percent` to read percent signs";
    }
    if (text.contains("$")) {
      return "declare the column as `money` to read dollar signs";
    }
    if (text.indexOf('\u2212') >= 0) {
      return "write a negative number with the minus of the keyboard";
    }
    if (IN_PARENTHESES.matcher(text).matches()) {
      return "write a negative number with a minus, as in -"
          + text.substring(1, text.length() - 1).strip();
    }
    if (GROUPED.matcher(text).matches()) {
      return "write thousands without separators, and decimals after a point, as in 1234.5";
    }
    if (DECIMAL_COMMA.matcher(text).matches()) {
      return "write decimals after a point, as in " + text.replace(',', '.');
    }
    return "";
  }
}
