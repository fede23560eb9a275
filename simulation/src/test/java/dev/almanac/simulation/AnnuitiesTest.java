package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnnuitiesTest {
  private static final int N = 37; // not a multiple of any vector length

  private final double[] a = column(1);
  private final double[] b = column(2);
  private final double[] start = column(3);
  private final double[] sums = column(4);

  private static double[] column(int seed) {
    return new Random(seed).doubles(N, 0.5, 1.5).toArray();
  }

  @Test
  void discounting() {
    double[] d = start.clone();
    Annuities.discount(d, a, N);
    double[] portfolio = start.clone();
    Annuities.discount(portfolio, 0.6, a, 0.4, b, N);
    for (int i = 0; i < N; i++) {
      assertThat(d[i]).isEqualTo(start[i] / a[i]);
      assertThat(portfolio[i]).isEqualTo(start[i] / Math.fma(0.4, b[i], 0.6 * a[i]));
    }
  }

  /** The growth of a portfolio has the same bits where it multiplies and where it divides. */
  @Test
  void discountsByWhatGrows() {
    double[] growth = new double[N];
    Arrays.fill(growth, 1.0);
    Columns.grow(growth, 0.6, a, 0.4, b, N);
    double[] expected = start.clone();
    Annuities.discount(expected, growth, N);
    double[] d = start.clone();
    Annuities.discount(d, 0.6, a, 0.4, b, N);
    assertThat(d).isEqualTo(expected);
  }

  @Test
  void bothAtOnceAreOneAfterTheOther() {
    for (double amount : new double[] {1.0, 0.7}) {
      double[] d = start.clone();
      double[] sum = sums.clone();
      Annuities.discount(d, 0.6, a, 0.4, b, N);
      Annuities.add(sum, amount, d, N);
      double[] d2 = start.clone();
      double[] sum2 = sums.clone();
      Annuities.discountAndAdd(d2, sum2, amount, 0.6, a, 0.4, b, N);
      assertThat(d2).isEqualTo(d);
      assertThat(sum2).isEqualTo(sum);
      for (int i = 0; i < N; i++) {
        assertThat(sum[i]).isEqualTo(Math.fma(amount, d[i], sums[i]));
      }
    }
  }

  @Test
  void onlyTheLanesInUse() {
    double[] d = {1, 1};
    double[] sum = {0, 0};
    Annuities.discountAndAdd(d, sum, 3, 1, new double[] {2, 2}, 0, new double[] {1, 1}, 1);
    assertThat(d).containsExactly(0.5, 1);
    assertThat(sum).containsExactly(1.5, 0);
  }

  /** Withdrawals at the start of the year, by their present value and year by year. */
  @Test
  void aRateIsSustainedIffItsPresentValueIsAtMostWealth() {
    double[] growth = {1.1};
    double[] d = {1};
    double[] sum = {0};
    double wealth = 100;
    for (int year = 0; year < 10; year++) {
      Annuities.add(sum, 20, d, 1);
      wealth -= 20;
      assertThat(sum[0] <= 100).isEqualTo(wealth >= 0);
      assertThat((100 - sum[0]) / d[0]).isCloseTo(wealth, offset(1e-10));
      wealth *= 1.1;
      Annuities.discount(d, growth, 1);
    }
    // the annuity due of ten years at 10 %
    assertThat(sum[0]).isCloseTo(20 * 6.759024, offset(1e-4));
  }
}
