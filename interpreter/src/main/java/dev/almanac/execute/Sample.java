package dev.almanac.execute;

import dev.almanac.library.Numbers;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value on every path of a run. Two of the same run are compared path by path. */
final class Sample {

  /** Small enough to keep a sorted copy of every column. */
  static final int MOST_SORTED = 20_000;

  private final PathColumns run;
  private final double[] values;
  private double @Nullable [] sorted;

  Sample(PathColumns run, double[] values) {
    this.run = run;
    this.values = values;
  }

  /** Returns whether the paths are independent of each other, so that figures have errors. */
  boolean isIndependent() {
    return run.isIndependent();
  }

  double[] values() {
    return values;
  }

  /** Returns the values for order statistics: a small sample is sorted once. */
  double[] forQuantiles() {
    if (values.length > MOST_SORTED) {
      return values;
    }
    if (sorted == null) {
      sorted = values.clone();
      Arrays.sort(sorted);
    }
    return sorted;
  }

  int size() {
    return values.length;
  }

  Sample map(DoubleUnaryOperator f) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = f.applyAsDouble(values[i]);
    }
    return new Sample(run, mapped);
  }

  static Sample combine(Object a, Object b, DoubleBinaryOperator f) {
    if (a instanceof Sample x && b instanceof Sample y) {
      return x.with(y, f);
    }
    if (a instanceof Sample x) {
      double y = Numbers.of(b);
      return x.map(v -> f.applyAsDouble(v, y));
    }
    double x = Numbers.of(a);
    return ((Sample) b).map(v -> f.applyAsDouble(x, v));
  }

  /** Paths are matched by their numbers, so both must have as many. */
  private Sample with(Sample other, DoubleBinaryOperator f) {
    if (other.size() != size()) {
      throw new SamplesDiffer("one has " + size() + " values, the other " + other.size());
    }
    if (other.isIndependent() != isIndependent()) {
      throw new SamplesDiffer("one walks through a history, the other draws");
    }
    double[] combined = new double[values.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = f.applyAsDouble(values[i], other.values[i]);
    }
    return new Sample(run, combined);
  }

  /** Two samples of different numbers of paths; the evaluator knows the place. */
  static final class SamplesDiffer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SamplesDiffer(String why) {
      super(why, null, false, false);
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNullElse(super.getMessage(), "");
    }
  }
}
