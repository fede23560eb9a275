package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class ExponentialsTest {
  private static final int N = 4001;

  @Test
  void smallIsWithinItsBound() {
    double[] d = grid(Exponentials.SMALL);
    double[] x = d.clone();
    Exponentials.expSmall(d, d, N);
    assertThat(largestError(d, x)).isLessThan(Exponentials.SMALL_ERROR);
  }

  @Test
  void mediumIsWithinItsBound() {
    double[] d = grid(Exponentials.MEDIUM);
    double[] x = d.clone();
    Exponentials.expMedium(d, d, N);
    assertThat(largestError(d, x)).isLessThan(Exponentials.MEDIUM_ERROR);
  }

  /** Fused or not, the same bits. */
  @Test
  void linearCombinations() {
    double[] a = grid(1.0);
    double[] b = grid(-0.7);
    double[] sum = new double[N];
    double[] d = new double[N];
    Columns.fma(sum, 0.3, a, 0.1, N);
    Exponentials.expSmall(sum, sum, N);
    Exponentials.expSmall(d, 0.1, 0.3, a, N);
    assertThat(d).isEqualTo(sum);
    Columns.fma(sum, 0.3, a, 0.1, N);
    Columns.fma(sum, 0.9, b, sum, N);
    Exponentials.expSmall(sum, sum, N);
    Exponentials.expSmall(d, 0.1, 0.3, a, 0.9, b, N);
    assertThat(d).isEqualTo(sum);
  }

  private static double[] grid(double bound) {
    double[] x = new double[N];
    for (int i = 0; i < N; i++) {
      x[i] = bound * (2.0 * i / (N - 1) - 1.0);
    }
    return x;
  }

  private static double largestError(double[] computed, double[] x) {
    double largest = 0;
    for (int i = 0; i < N; i++) {
      BigDecimal exact = Exact.exp(new BigDecimal(x[i]));
      BigDecimal ratio = new BigDecimal(computed[i]).divide(exact, MathContext.DECIMAL128);
      largest = Math.max(largest, ratio.subtract(BigDecimal.ONE).abs().doubleValue());
    }
    return largest;
  }
}
