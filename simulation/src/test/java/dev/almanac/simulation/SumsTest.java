package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {

  @Test
  void sumIsNearlyExact() {
    for (int n : new int[] {0, 1, 3, 255, 256, 257, 1000, 123_457}) {
      double[] a = new Random(n).doubles(n, 0, 1).toArray();
      BigDecimal exact = BigDecimal.ZERO;
      for (double x : a) {
        exact = exact.add(new BigDecimal(x));
      }
      double expected = exact.doubleValue();
      assertThat(Sums.sum(a, n)).isCloseTo(expected, offset(1e-15 * expected));
    }
  }

  @Test
  void onlyTheFirstLanesCount() {
    assertThat(Sums.sum(new double[] {1, 2, 4}, 2)).isEqualTo(3.0);
  }

  @Test
  void momentsOfShiftedValues() {
    double[] a = {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
    double[] b = {-4, -7, -13, -16};
    assertThat(Sums.mean(a, 4)).isEqualTo(1e9 + 10);
    assertThat(Sums.variance(a, 4)).isEqualTo(30.0);
    assertThat(Sums.covariance(a, b, 4)).isEqualTo(-30.0);
    assertThat(Sums.variance(a, 1)).isNaN();
    assertThat(Sums.mean(a, 0)).isNaN();
  }
}
