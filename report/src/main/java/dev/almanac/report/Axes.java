package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Axes and figures as the pictures of a page have them: large money is short. */
final class Axes {

  private static final int INTERVALS = 5;
  private static final double LARGE = 10_000;
  private static final Page PAGE = new Page(Integer.MAX_VALUE, false, true);

  private Axes() {}

  /** Returns an upright axis for all these values. */
  static Axis upright(List<List<Double>> lines, Display display) {
    var finite = lines.stream().flatMap(List::stream).filter(Double::isFinite).toList();
    double low = finite.stream().mapToDouble(d -> d).min().orElse(0);
    double high = finite.stream().mapToDouble(d -> d).max().orElse(1);
    return shortened(Axis.around(low, high, display, INTERVALS), display);
  }

  /** Returns an axis from nothing up. */
  static Axis fromZero(List<Double> values, Display display) {
    return upright(List.of(values, List.of(0.0)), display);
  }

  private static Axis shortened(Axis axis, Display display) {
    boolean large = axis.ticks().stream().anyMatch(t -> Math.abs(t) >= LARGE);
    return Scale.isMoney(display) && large
        ? new Axis(
            axis.low(),
            axis.high(),
            axis.ticks(),
            axis.ticks().stream().map(Axes::money).toList(),
            axis.unit())
        : axis;
  }

  /** Returns an amount as it is said: $1.2M, $250k. */
  static String money(double amount) {
    double size = Math.abs(amount);
    String sign = amount < 0 ? "-$" : "$";
    if (size >= 1e9) {
      return sign + digits(size / 1e9) + "B";
    }
    if (size >= 1e6) {
      return sign + digits(size / 1e6) + "M";
    }
    return size >= 1e3 ? sign + digits(size / 1e3) + "k" : sign + digits(size);
  }

  private static String digits(double value) {
    BigDecimal three = new BigDecimal(value).round(new MathContext(3));
    return three.signum() == 0 ? "0" : three.stripTrailingZeros().toPlainString();
  }

  static String words(Cell cell) {
    return Figures.text(cell, PAGE);
  }

  /** Returns the figures of a column as a table prints them, with their errors. */
  static List<String> texts(List<Cell> column) {
    var found = column.stream().filter(Figure.class::isInstance).map(Figure.class::cast).toList();
    Figures figures = Figures.column(found);
    return column.stream()
        .map(c -> {
          if (!(c instanceof Figure f)) {
            return words(c);
          }
          Numeral numeral = figures.numeral(f);
          return numeral.value(0) + numeral.errorText(PAGE, numeral.error().length());
        })
        .toList();
  }
}
