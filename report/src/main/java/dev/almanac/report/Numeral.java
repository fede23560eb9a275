package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;

/**
 * A printed figure in the parts by which a column is set.
 *
 * @param before what stands before the decimal point, or the word
 * @param after the point, the decimals and the unit
 * @param error the standard error, without its sign; {@code exact} for a closed form among
 *     simulated figures; empty where there is nothing to say
 * @param word whether it is a word, which has no point to be set on
 */
record Numeral(String before, String after, String error, boolean word) {

  static final String EXACT = "exact";

  static Numeral word(String text) {
    return new Numeral(text, "", "", true);
  }

  /** Returns the value with its decimals and unit filled up to {@code after} cells. */
  String value(int after) {
    return word ? before : before + Glyphs.padRight(this.after, after);
  }

  /** Returns the standard error with its sign, its digits set in {@code width} cells. */
  String errorText(Page page, int width) {
    if (width == 0) {
      return "";
    }
    String sign = page.plusMinus();
    boolean signed = !error.isEmpty() && !error.equals(EXACT);
    return signed
        ? sign + Glyphs.padLeft(error, width)
        : Glyphs.padLeft(error, sign.length() + width);
  }

  /**
   * Returns the cells for the digits of the error; {@code exact} uses those of the sign as well.
   */
  int errorCells() {
    return error.equals(EXACT) ? EXACT.length() - 1 : Glyphs.width(error);
  }
}
