package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the figures of one column are printed: those shown alike have the same number of decimals.
 *
 * <p>Percent has two decimals, money two below $1,000 and none above, a plain number four
 * significant digits (of the largest). Figures that need fewer to be exact get fewer, so a rounded
 * one never looks exact; a standard error gets as many as it needs not to vanish.
 */
public final class Figures {

  private final Map<Display, Scale> scales = new EnumMap<>(Display.class);
  private final boolean unitInHeader;

  private Figures(Collection<Figure> column, boolean unitInHeader) {
    for (Display display : Display.values()) {
      var alike = column.stream().filter(f -> f.display() == display).toList();
      if (!alike.isEmpty()) {
        scales.put(display, Scale.of(display, alike));
      }
    }
    this.unitInHeader = unitInHeader && scales.size() == 1;
  }

  /** Returns the way to print the figures of a column, whose header may then bear the unit. */
  static Figures column(Collection<Figure> figures) {
    return new Figures(figures, true);
  }

  /** Returns a figure that stands alone: {@code 4.25 % ± 0.15}. */
  public static String text(Figure figure, boolean unicode) {
    return text((Cell) figure, new Page(0, false, unicode));
  }

  /** Returns a cell that stands alone. */
  static String text(Cell cell, Page page) {
    return switch (cell) {
      case Figure f -> alone(f, page);
      case Cell.Label l -> Glyphs.printable(l.text());
      case Cell.Truth t -> t.decided() ? (t.value() ? "yes" : "no") : "undecided";
      case Cell.Missing _ -> page.dash();
    };
  }

  private static String alone(Figure figure, Page page) {
    Numeral numeral = new Figures(List.of(figure), false).numeral(figure);
    return numeral.value(0) + numeral.errorText(page, numeral.error().length());
  }

  /** Returns the words that the header says once for all figures: {@code (per year)}, or none. */
  String unit() {
    if (!unitInHeader) {
      return "";
    }
    return switch (scales.keySet().iterator().next()) {
      case NUMBER, WHOLE, PERCENT, REAL_MONEY -> "";
      case PERCENT_PER_YEAR, REAL_MONEY_PER_YEAR -> "(per year)";
      case NOMINAL_MONEY -> "(nominal)";
      case NOMINAL_MONEY_PER_YEAR -> "(nominal, per year)";
      case YEARS -> "(years)";
    };
  }

  /** Returns a name and its unit, unless the name says it already. */
  static String titled(String name, String unit) {
    String word = unit.replaceAll("[()]", "");
    boolean said = name.toLowerCase(Locale.ROOT).contains(word);
    return Glyphs.printable(said ? name : name + " " + unit);
  }

  /** Returns the printed figure in its parts; it must be one of the column. */
  Numeral numeral(Figure figure) {
    Scale scale =
        Optional.ofNullable(scales.get(figure.display()))
            .orElseThrow(() -> new IllegalArgumentException("not of this column: " + figure));
    String digits = scale.digits(figure.value());
    String error = error(figure, scale);
    if (!Double.isFinite(figure.value())) {
      return new Numeral(digits, "", error, true);
    }
    String sign = digits.startsWith("-") ? "-" : "";
    int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    String whole = digits.substring(sign.length(), point);
    String before = lead(figure.display()) + sign + currency(figure.display()) + whole;
    String after = digits.substring(point) + tail(figure.display(), digits);
    return new Numeral(before, after, error, false);
  }

  private String error(Figure figure, Scale scale) {
    if (figure.standardError().isEmpty()) {
      return scale.simulated() ? Numeral.EXACT : "";
    }
    double error = figure.standardError().getAsDouble();
    return Double.isNaN(error) ? "" : scale.digits(error);
  }

  private String lead(Display display) {
    return switch (display) {
      case NOMINAL_MONEY, NOMINAL_MONEY_PER_YEAR -> unitInHeader ? "" : "nominal ";
      case NUMBER, WHOLE, PERCENT, PERCENT_PER_YEAR, REAL_MONEY, REAL_MONEY_PER_YEAR, YEARS -> "";
    };
  }

  private static String currency(Display display) {
    return Scale.isMoney(display) ? "$" : "";
  }

  private String tail(Display display, String digits) {
    String perYear = unitInHeader ? "" : " per year";
    return switch (display) {
      case NUMBER, WHOLE, REAL_MONEY, NOMINAL_MONEY -> "";
      case PERCENT -> " %";
      case PERCENT_PER_YEAR -> " %" + perYear;
      case REAL_MONEY_PER_YEAR, NOMINAL_MONEY_PER_YEAR -> perYear;
      case YEARS -> unitInHeader ? "" : digits.equals("1") ? " year" : " years";
    };
  }
}
