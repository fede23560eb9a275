package dev.almanac.bench;

import java.util.Arrays;

/** The median, and the best: what a machine that others use too would do when it is quiet. */
record Typical(double median, double best) {

  static Typical of(double[] values) {
    return values.length == 0
        ? new Typical(Double.NaN, Double.NaN)
        : new Typical(medianOf(values), Arrays.stream(values).min().orElse(0));
  }

  static double medianOf(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  Typical less(Typical other) {
    return new Typical(median - other.median, best - other.best);
  }

  /** The same in other units. */
  Typical in(double unit) {
    return new Typical(median / unit, best / unit);
  }
}
