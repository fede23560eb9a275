package dev.almanac.report;

import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A range of values and the round ones in it that are labelled.
 *
 * @param labels one for each tick
 */
record Axis(double low, double high, List<Double> ticks, List<String> labels, String unit) {

  private static final double FLAT = 1e-12;
  private static final double TINY = 1e-290;

  /** Returns an axis that ends at round values around {@code low} to {@code high}. */
  static Axis around(double low, double high, Display display, int intervals) {
    return of(low, high, display, intervals, true);
  }

  /** Returns an axis that ends at {@code low} and {@code high}. */
  static Axis within(double low, double high, Display display, int intervals) {
    return of(low, high, display, intervals, false);
  }

  /** Returns an axis of named places, as many of them labelled as there is room for. */
  static Axis named(List<String> names, int labels) {
    int step = Math.ceilDiv(Math.max(1, names.size()), Math.max(1, labels));
    var shown = IntStream.range(0, names.size()).filter(i -> i % step == 0).boxed().toList();
    return new Axis(
        0,
        Math.max(1, names.size() - 1),
        shown.stream().map(Integer::doubleValue).toList(),
        shown.stream().map(names::get).toList(),
        "");
  }

  private static Axis of(double from, double to, Display display, int intervals, boolean round) {
    double middle = Math.max(Math.abs(from), Math.abs(to));
    boolean flat = to / 2 - from / 2 <= Math.max(TINY, FLAT * middle);
    double room = middle <= TINY ? 1 : middle / 10;
    double low = bounded(flat ? from - room : from);
    double high = bounded(flat ? to + room : to);
    double step = step(high / intervals - low / intervals, display);
    long first = (long) (round ? Math.floor(low / step) : Math.ceil(low / step));
    long last = (long) (round ? Math.ceil(high / step) : Math.floor(high / step));
    var ticks = new ArrayList<Double>();
    for (long i = first; i <= last; i++) {
      ticks.add(times(i, step));
    }
    return labelled(
        round ? times(first, step) : low, round ? times(last, step) : high, ticks, display);
  }

  /** Multiplies by dividing where it can, so that 3 steps of 0.1 are 0.3. */
  private static double times(long i, double step) {
    return bounded(step < 1 ? i / Math.rint(1 / step) : i * step);
  }

  private static double bounded(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  private static Axis labelled(double low, double high, List<Double> ticks, Display display) {
    var figures = ticks.stream().map(t -> Figure.exact(t, display)).toList();
    Figures column = Figures.column(figures);
    var labels = figures.stream().map(f -> column.numeral(f).value(0)).toList();
    return new Axis(low, high, ticks, labels, column.unit());
  }

  /** Returns the least of 1, 2 and 5 times a power of ten that is not below {@code rough}. */
  private static double step(double rough, Display display) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double factor = rough / power;
    double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    return display == Display.WHOLE ? Math.max(1, step) : step;
  }

  /** Returns the one of {@code dots} dots on which a value lies. */
  int dot(double value, int dots) {
    double share = (value / 2 - low / 2) / (high / 2 - low / 2);
    return Math.clamp(Math.round(share * (dots - 1)), 0, dots - 1);
  }
}
