package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OrderStatisticsTest {

  /** numpy.quantile([1, 2, 4, 8], ...). */
  @Test
  void interpolatesAsNumpyDoes() {
    double[] a = {8, 1, 4, 2};
    assertThat(OrderStatistics.quantiles(a, 4, 0, 0.25, 0.5, 0.9, 1))
        .containsExactly(new double[] {1, 1.75, 3, 6.8, 8}, offset(1e-15));
    assertThat(a).containsExactly(8, 1, 4, 2);
    assertThat(OrderStatistics.quantile(a, 1, 0.3)).isEqualTo(8);
    assertThat(OrderStatistics.quantile(a, 0, 0.3)).isNaN();
    assertThatThrownBy(() -> OrderStatistics.quantile(a, 4, 1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void infinitiesStay() {
    double[] a = {Double.POSITIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY, 3};
    assertThat(OrderStatistics.quantiles(a, 5, 0.5, 0.6, 0.9))
        .containsExactly(3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Test
  void selectionGivesTheValuesOfSorting() {
    same(x -> x);
    same(x -> Math.min(1, Math.max(0.9, 1 + x)));
    same(x -> StrictMath.exp(3 * x));
    same(x -> x < 0 ? -0.0 : 0.0);
    same(x -> x > 2 ? Double.POSITIVE_INFINITY : x);
    same(x -> x > 3 ? Double.NaN : x);
    same(x -> 7);
    same(x -> x > 3 ? 1e300 : x);
    same(x -> Double.MIN_VALUE * Math.rint(x));
  }

  private static void same(DoubleUnaryOperator shape) {
    int n = 310_001;
    double[] a = new Random(5).doubles(n).map(NormalDistribution::quantile).map(shape).toArray();
    int[] ranks = {0, 1, n / 100, n / 20, n / 4, n / 2, n / 2 + 1, 9 * (n / 10), n - 2, n - 1};
    double[] sorted = Selection.bySorting(a, n, ranks);
    assertThat(Selection.byBuckets(a, n, ranks)).isEqualTo(sorted);
    assertThat(Selection.valuesAt(a, n, ranks)).isEqualTo(sorted);
  }

  /** For the median of a normal sample the standard error is sqrt(pi / 2) s / sqrt(n). */
  @Test
  void standardErrorWithoutADistribution() {
    int n = 100_000;
    double[] a = new Random(7).doubles(n).map(NormalDistribution::quantile).toArray();
    Quantile median = OrderStatistics.estimate(a, n, 0.1, 0.5).get(1);
    double expected = Math.sqrt(Math.PI / 2 / n);
    assertThat(median.standardError()).isCloseTo(expected, offset(0.2 * expected));
    assertThat(Math.abs(median.value())).isLessThan(4 * expected);
    assertThat(OrderStatistics.estimate(new double[100], 100, 0.5).getFirst().standardError())
        .isZero();
  }

  @Test
  void sharesAndCounts() {
    double[] a = {1, 2, 2, 3, Double.NaN};
    assertThat(OrderStatistics.shareBelow(a, 4, 2)).isEqualTo(0.25);
    assertThat(OrderStatistics.shareAtOrBelow(a, 4, 2)).isEqualTo(0.75);
    assertThat(OrderStatistics.minimum(a, 4)).isEqualTo(1);
    assertThat(OrderStatistics.maximum(a, 4)).isEqualTo(3);
    assertThat(OrderStatistics.maximum(a, 5)).isNaN();
    assertThat(OrderStatistics.histogram(a, 5, 1, 3, 2)).containsExactly(1, 3);
    assertThat(OrderStatistics.histogram(a, 5, 1.5, 2.5, 1)).containsExactly(2);
  }
}
