package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e300,
    -1e300
  };
  private static final double[] NOT_FINITE = {
    INFINITY, -INFINITY, Double.NaN, Double.longBitsToDouble(0xFFF8_0000_0000_0001L)
  };

  private final Random random = new Random(1);

  @Test
  void criticalValuesOfRates() {
    check(IntStream.range(0, 51).mapToDouble(k -> 1 / (0.08 - 0.001 * k)).toArray());
    check(IntStream.range(0, 51).mapToDouble(k -> 1 + 0.001 * k).toArray());
    check(IntStream.range(0, 51).mapToDouble(k -> 33 + 1e-9 * k).toArray());
  }

  @Test
  void fewAndMany() {
    check();
    check(1);
    check(0.1, 7);
    for (int size : new int[] {10, 300, 1000, 5000}) {
      for (int trial = 0; trial < 20; trial++) {
        check(random.doubles(size, 8, 60).sorted().toArray());
        check(random.doubles(size, -3, 3).sorted().toArray());
        check(random.doubles(size, -700, 700).map(StrictMath::exp).sorted().toArray());
      }
    }
  }

  @Test
  void closeAndFarAndEqual() {
    double next = Math.nextUp(1.0);
    check(1, next, Math.nextUp(next));
    check(Double.MIN_VALUE, 1, next, Double.MAX_VALUE);
    check(1, 1, 1, 2);
    check(1e-300, 1e300);
    check(Double.MIN_NORMAL, 2, 3);
    check(1, INFINITY);
    check(INFINITY, INFINITY);
    check(Double.MAX_VALUE);
  }

  @Test
  void negativeAndZero() {
    check(0.0);
    check(-0.0);
    check(-0.0, 0.0, 1);
    check(-1, 0, 1);
    check(-5, -4, -3);
    check(-INFINITY, 0, INFINITY);
    check(-Double.MAX_VALUE, Double.MAX_VALUE);
    check(-Double.MIN_VALUE, Double.MIN_VALUE);
  }

  /** The edges of buckets, whatever the shift: numbers with few bits, and their neighbours. */
  @Test
  void edgesOfBuckets() {
    for (int bits = 33; bits <= 53; bits++) {
      long step = 1L << bits;
      long one = Double.doubleToLongBits(1.0);
      check(
          IntStream.range(0, 40)
              .mapToDouble(k -> Double.longBitsToDouble(one + k * step))
              .filter(Double::isFinite)
              .toArray());
      check(
          IntStream.range(0, 40)
              .mapToDouble(k -> Double.longBitsToDouble(one + k * step - k % 2))
              .filter(Double::isFinite)
              .sorted()
              .toArray());
    }
  }

  @Test
  void addsToTheHistogram() {
    Thresholds thresholds = new Thresholds(new double[] {1, 2});
    long[] histogram = {10, 20, 30, 40};
    thresholds.count(new double[] {0.5, 1, 1.5, 2, 3, 99, 99}, 5, histogram);
    assertThat(histogram).containsExactly(11, 22, 32, 40);
    thresholds.count(new double[] {Double.NaN, INFINITY, -INFINITY}, 3, histogram);
    assertThat(histogram).containsExactly(12, 22, 33, 41);
  }

  @Test
  void whatIsNotAscending() {
    for (double[] wrong : new double[][] {{2, 1}, {Double.NaN}, {1, Double.NaN}, {0, -1}}) {
      assertThatThrownBy(() -> new Thresholds(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Against comparisons: the critical values, their neighbours, and others; then the infinite. */
  private void check(double... ascending) {
    double[] finite =
        Stream.of(
                Arrays.stream(ascending).filter(Double::isFinite),
                Arrays.stream(ascending).map(Math::nextUp).filter(Double::isFinite),
                Arrays.stream(ascending).map(Math::nextDown).filter(Double::isFinite),
                Arrays.stream(ascending).map(x -> -x).filter(Double::isFinite),
                random.doubles(501, -100, 100),
                random.doubles(500, -0.001, 0.001).map(x -> 1 + x),
                random.longs(500).mapToDouble(Double::longBitsToDouble).filter(Double::isFinite),
                DoubleStream.of(SPECIAL))
            .flatMapToDouble(each -> each)
            .toArray();
    compare(ascending, finite);
    compare(
        ascending,
        DoubleStream.concat(DoubleStream.of(finite), DoubleStream.of(NOT_FINITE)).toArray());
  }

  private static void compare(double[] ascending, double[] column) {
    Thresholds thresholds = new Thresholds(ascending);
    long[] expected = new long[thresholds.slots()];
    for (double x : column) {
      int k = 0;
      while (k < ascending.length && ascending[k] <= x) {
        k++;
      }
      expected[Double.isNaN(x) ? ascending.length + 1 : k]++;
    }
    long[] histogram = new long[thresholds.slots()];
    thresholds.count(column, column.length, histogram);
    assertThat(histogram).isEqualTo(expected);
  }
}
