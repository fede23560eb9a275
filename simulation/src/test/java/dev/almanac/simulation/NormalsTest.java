package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalsTest {
  private static final int N = 4096;
  private static final int BLOCKS = 256;

  @Test
  void errorAgainstTheTextbookFormula() {
    long[] x = new long[N];
    long[] y = new long[N];
    double[] z0 = new double[N];
    double[] z1 = new double[N];
    Threefry.fill(1, 2, 0, 0, x, y, N);
    for (int i = 0; i < N; i++) {
      x[i] >>>= i % 65 == 64 ? 63 : i % 65; // every number of leading zeros
    }
    x[7] = 0;
    Normals.fill(x, y, z0, z1, N);
    for (int i = 0; i < N; i++) {
      double h = ((y[i] & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
      double log = StrictMath.log1p(-h / 2) - Long.numberOfLeadingZeros(x[i]) * StrictMath.log(2);
      double r = Math.sqrt(-2 * log);
      double angle = 2 * Math.PI * ((y[i] >>> 32) * 0x1p-32 - 0.5);
      assertThat(Math.abs(z0[i] - r * StrictMath.cos(angle))).isLessThan(4e-13);
      assertThat(Math.abs(z1[i] - r * StrictMath.sin(angle))).isLessThan(4e-13);
    }
  }

  @Test
  void theLargestIsBelowItsBound() {
    long[] x = {0};
    long[] y = {0x80000000_FFFFFFFFL};
    double[] z0 = new double[1];
    double[] z1 = new double[1];
    Normals.fill(x, y, z0, z1, 1);
    assertThat(z0[0]).isGreaterThan(9.4925).isLessThan(Normals.MAX_ABS);
    assertThat(z1[0]).isZero();
  }

  /** z-scores of sums over two million normals, each below 4.5. */
  @Test
  void momentsAndIndependence() {
    double count = (double) N * BLOCKS;
    double[] s = new double[7];
    double[] before = new double[N];
    eachBlock((z0, z1) -> {
      for (int i = 0; i < N; i++) {
        double a = z0[i];
        double b = z1[i];
        s[0] += a + b;
        s[1] += a * a + b * b - 2;
        s[2] += a * a * a + b * b * b;
        s[3] += a * a * a * a + b * b * b * b - 6;
        s[4] += a * b;
        s[5] += a * before[i]; // the period before
        s[6] += i > 0 ? a * z0[i - 1] : 0; // the path before
      }
      System.arraycopy(z0, 0, before, 0, N);
    });
    double[] variance = {2, 4, 30, 192, 1, 1, 1};
    for (int k = 0; k < s.length; k++) {
      assertThat(Math.abs(s[k]) / Math.sqrt(count * variance[k])).as("moment " + k).isLessThan(4.5);
    }
  }

  @Test
  void chiSquareOfBothColumns() {
    int[] counts = new int[200];
    eachBlock((z0, z1) -> {
      for (int i = 0; i < N; i++) {
        counts[(int) (200 * NormalDistribution.cumulative(z0[i]))]++;
        counts[(int) (200 * NormalDistribution.cumulative(z1[i]))]++;
      }
    });
    double expected = 2.0 * N * BLOCKS / counts.length;
    double chi = 0;
    for (int c : counts) {
      chi += (c - expected) * (c - expected) / expected;
    }
    // 199 degrees of freedom: mean 199, standard deviation 20.
    assertThat(chi).isBetween(199 - 4.5 * 20, 199 + 4.5 * 20);
  }

  private interface Block {
    void take(double[] z0, double[] z1);
  }

  private static void eachBlock(Block block) {
    long[] x = new long[N];
    long[] y = new long[N];
    double[] z0 = new double[N];
    double[] z1 = new double[N];
    for (int k = 0; k < BLOCKS; k++) {
      Threefry.fill(20260101, 42, 0, k, x, y, N);
      Normals.fill(x, y, z0, z1, N);
      block.take(z0, z1);
    }
  }
}
