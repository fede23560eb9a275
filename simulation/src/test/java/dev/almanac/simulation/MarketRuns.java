package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/** What market models draw, and what must be true of all of them. */
final class MarketRuns {
  private MarketRuns() {}

  /** The result at [asset][period - 1][path]. */
  static double[][][] growth(
      MarketModel market, int periods, int paths, int blockSize, int threads) {
    double[][][] result = new double[market.assets()][periods][paths];
    Blocks.run(
        paths,
        blockSize,
        threads,
        new Cancellation(),
        Progress.NONE,
        () -> {
          MarketModel.Draw draw = market.newDraw();
          double[][] growth = new double[market.assets()][blockSize];
          return (first, n, block) -> {
            draw.begin(first, n);
            for (int period = 1; period <= periods; period++) {
              draw.period(period, growth, n);
              for (int a = 0; a < growth.length; a++) {
                System.arraycopy(growth[a], 0, result[a][period - 1], (int) first, n);
              }
            }
          };
        });
    return result;
  }

  static double[][][] growth(MarketModel market, int periods, int paths) {
    return growth(market, periods, paths, Blocks.DEFAULT_SIZE, 2);
  }

  /** For all block sizes and threads, and for blocks that begin anywhere, one after the other. */
  static void sameBitsHoweverRun(MarketModel market, int periods) {
    int paths = 2001;
    double[][][] expected = growth(market, periods, paths, 512, 1);
    for (int size : new int[] {2, 64, Blocks.DEFAULT_SIZE, 4096}) {
      for (int threads = 1; threads <= 2; threads++) {
        double[][][] actual = growth(market, periods, paths, size, threads);
        assertThat(Arrays.deepEquals(actual, expected)).isTrue();
      }
    }
    MarketModel.Draw draw = market.newDraw();
    double[][] growth = new double[market.assets()][100];
    for (int first : new int[] {1701, 3, 777}) {
      int n = first % 99 + 1;
      draw.begin(first, n);
      for (int period = 1; period <= periods; period++) {
        draw.period(period, growth, n);
        for (int a = 0; a < growth.length; a++) {
          assertThat(Arrays.copyOf(growth[a], n))
              .isEqualTo(Arrays.copyOfRange(expected[a][period - 1], first, first + n));
        }
      }
    }
  }

  /** Fewer than 4.5 standard errors. */
  static void within(double difference, double standardError) {
    assertThat(Math.abs(difference) / standardError).isLessThan(4.5);
  }

  /** Whether the counts are those of equally likely cases, by chi-square. */
  static void equallyLikely(int[] counts) {
    double expected = (double) Arrays.stream(counts).sum() / counts.length;
    double chi = 0;
    for (int c : counts) {
      chi += (c - expected) * (c - expected) / expected;
    }
    double degrees = counts.length - 1.0;
    assertThat((chi - degrees) / Math.sqrt(2 * degrees)).isBetween(-4.5, 4.5);
  }
}
