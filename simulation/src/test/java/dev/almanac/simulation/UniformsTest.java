package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UniformsTest {
  private static final StreamKey KEY = StreamKey.of(3, "dice");

  @Test
  void neverZeroOrOne() {
    double[] d = new double[3];
    Uniforms.fill(new long[] {0, -1, 1L << 63}, d, 3);
    assertThat(d).containsExactly(0x1p-53, 1 - 0x1p-53, 0.5 + 0x1p-53);
  }

  @Test
  void laneByLaneFromThePath() {
    double[] d = new double[100];
    double[] one = new double[1];
    Uniforms.fill(KEY, 1L << 40, 7, d, 100);
    for (int i = 0; i < 100; i++) {
      Uniforms.fill(KEY, (1L << 40) + i, 7, one, 1);
      assertThat(one[0]).isEqualTo(d[i]);
    }
  }

  @Test
  void momentsAndChiSquare() {
    int n = 8192;
    double[] d = new double[n];
    int[] counts = new int[200];
    double mean = 0;
    double variance = 0;
    for (int counter = 0; counter < 50; counter++) {
      Uniforms.fill(KEY, 0, counter, d, n);
      for (double u : d) {
        counts[(int) (200 * u)]++;
        mean += u - 0.5;
        variance += (u - 0.5) * (u - 0.5) - 1 / 12.0;
      }
    }
    MarketRuns.equallyLikely(counts);
    MarketRuns.within(mean, Math.sqrt(50 * n / 12.0));
    MarketRuns.within(variance, Math.sqrt(50 * n / 180.0));
  }

  @Test
  void anIndexIsTheHighWordOfTheProduct() {
    int n = 1000;
    long[] x = new long[n];
    long[] y = new long[n];
    int[] d = new int[n];
    Threefry.fill(1, 2, 3, 4, x, y, n);
    x[0] = 0;
    x[1] = -1;
    x[2] = 0xFFFFFFFFL;
    x[3] = 1L << 63;
    for (int bound : new int[] {1, 2, 3, 12, 960, 1 << 20, Integer.MAX_VALUE}) {
      Uniforms.indices(x, bound, d, n);
      for (int i = 0; i < n; i++) {
        assertThat((long) d[i]).isEqualTo(Math.unsignedMultiplyHigh(x[i], bound));
      }
    }
  }
}
