package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BootstrapMarketTest {
  private static final int ROWS = 24;
  private static final int PATHS = 60_000;
  private static final List<Resampling> ALL =
      List.of(
          new Resampling.Steps(0),
          new Resampling.Steps(7),
          new Resampling.Steps(ROWS),
          new Resampling.Blocks(5),
          new Resampling.Blocks(50),
          new Resampling.Stationary(6),
          new Resampling.Years(12));

  /** Growth that is not exact in any product. */
  private static final double[][] GROWTH =
      IntStream.range(0, ROWS)
          .mapToObj(row -> new double[] {1 + row / 97.0, 1 - row / 83.0, 1 / (1 + row / 7.0)})
          .toArray(double[][]::new);

  private static BootstrapMarket market(int stepsPerPeriod, Resampling resampling) {
    return new BootstrapMarket(5, "history", GROWTH, stepsPerPeriod, resampling);
  }

  /** The rows drawn, at [step][path]. */
  private static int[][] rows(int rows, int steps, int paths, Resampling resampling) {
    double[][] growth = new double[rows][];
    Arrays.setAll(growth, row -> new double[] {row + 1, -row - 1});
    MarketModel market = new BootstrapMarket(5, "history", growth, 1, resampling);
    double[][][] drawn = MarketRuns.growth(market, steps, paths);
    int[][] result = new int[steps][paths];
    for (int step = 0; step < steps; step++) {
      for (int path = 0; path < paths; path++) {
        assertThat(drawn[1][step][path]).isEqualTo(-drawn[0][step][path]);
        result[step][path] = (int) drawn[0][step][path] - 1;
      }
    }
    return result;
  }

  @Test
  void sameBitsForAllBlockSizesAndThreads() {
    for (Resampling resampling : ALL) {
      MarketRuns.sameBitsHoweverRun(market(1, resampling), 30);
      MarketRuns.sameBitsHoweverRun(market(5, resampling), 4);
      MarketRuns.sameBitsHoweverRun(market(12, resampling), 3);
    }
  }

  @Test
  void aYearIsItsMonths() {
    int paths = 500;
    for (Resampling resampling : ALL) {
      double[][][] months = MarketRuns.growth(market(1, resampling), 36, paths);
      for (int steps : new int[] {2, 4, 9, 12}) {
        double[][][] years = MarketRuns.growth(market(steps, resampling), 3, paths);
        for (int a = 0; a < 3; a++) {
          for (int path = 0; path < paths; path++) {
            double product = 1;
            for (int step = 0; step < 3 * steps; step++) {
              product = step % steps == 0 ? 1 : product;
              product *= months[a][step][path];
              if (step % steps == steps - 1) {
                assertThat(years[a][step / steps][path]).isEqualTo(product);
              }
            }
          }
        }
      }
    }
  }

  /** The address of a draw is a promise: another one would change all results. */
  @Test
  void stepsAreTheWordsOfTheStreamInTurn() {
    int[][] drawn = rows(1000, 6, 300, new Resampling.Steps(0));
    StreamKey key = StreamKey.of(5, "history");
    long[] x = new long[300];
    long[] y = new long[300];
    for (int step = 0; step < 6; step++) {
      Threefry.fill(key.seed(), key.name(), 0, step / 2, x, y, 300);
      for (int path = 0; path < 300; path++) {
        long word = step % 2 == 0 ? x[path] : y[path];
        assertThat((long) drawn[step][path]).isEqualTo(Math.unsignedMultiplyHigh(word, 1000));
      }
    }
  }

  @Test
  void blocksOfOneRowAreSingleSteps() {
    int[][] expected = rows(ROWS, 10, 500, new Resampling.Steps(0));
    assertThat(rows(ROWS, 10, 500, new Resampling.Blocks(1))).isDeepEqualTo(expected);
    assertThat(rows(ROWS, 10, 500, new Resampling.Years(1))).isDeepEqualTo(expected);
  }

  @Test
  void everyRowIsEquallyLikelyAtEveryStep() {
    for (Resampling resampling : ALL) {
      int[][] drawn = rows(ROWS, 13, PATHS, resampling);
      boolean years = resampling instanceof Resampling.Years;
      for (int step : new int[] {0, 1, 6, 7, 12}) {
        int[] counts = new int[years ? ROWS / 12 : ROWS];
        for (int row : drawn[step]) {
          counts[years ? row / 12 : row]++;
        }
        MarketRuns.equallyLikely(counts);
      }
    }
  }

  @Test
  void singleStepsAreIndependent() {
    int[][] drawn = rows(ROWS, 3, PATHS, new Resampling.Steps(0));
    for (int later = 1; later < 3; later++) {
      int[] counts = new int[ROWS * ROWS];
      for (int path = 0; path < PATHS; path++) {
        counts[ROWS * drawn[0][path] + drawn[later][path]]++;
      }
      MarketRuns.equallyLikely(counts);
    }
  }

  @Test
  void noRowTwiceWithinItsSpan() {
    for (int span : new int[] {2, 7, 12, ROWS}) {
      int[][] drawn = rows(ROWS, 3 * span, 500, new Resampling.Steps(span));
      boolean[] again = new boolean[3];
      for (int path = 0; path < 500; path++) {
        for (int run = 0; run < 3; run++) {
          boolean[] seen = new boolean[ROWS];
          for (int step = run * span; step < (run + 1) * span; step++) {
            assertThat(seen[drawn[step][path]]).isFalse();
            seen[drawn[step][path]] = true;
          }
          again[run] |= run > 0 && drawn[run * span - 1][path] == drawn[run * span][path];
        }
      }
      assertThat(again).containsExactly(false, true, true);
    }
  }

  @Test
  void allOrdersOfASpanAreEquallyLikely() {
    int[][] drawn = rows(4, 8, PATHS, new Resampling.Steps(4));
    for (int run = 0; run < 2; run++) {
      int[] counts = new int[24];
      for (int path = 0; path < PATHS; path++) {
        int[] order = new int[4];
        for (int k = 0; k < 4; k++) {
          order[k] = drawn[4 * run + k][path];
        }
        counts[rank(order)]++;
      }
      MarketRuns.equallyLikely(counts);
    }
  }

  /** The number of a permutation: per place, how many of the later ones are smaller. */
  private static int rank(int[] order) {
    int rank = 0;
    for (int k = 0; k < order.length; k++) {
      int place = k;
      long smaller =
          IntStream.range(k + 1, order.length).filter(j -> order[j] < order[place]).count();
      rank = rank * (order.length - k) + (int) smaller;
    }
    return rank;
  }

  @Test
  void blocksAreConsecutiveAndCircular() {
    int[][] drawn = rows(ROWS, 20, PATHS, new Resampling.Blocks(5));
    int[] counts = new int[ROWS * ROWS];
    for (int path = 0; path < PATHS; path++) {
      for (int step = 0; step < 20; step++) {
        if (step % 5 != 0) {
          assertThat(drawn[step][path]).isEqualTo((drawn[step - 1][path] + 1) % ROWS);
        }
      }
      counts[ROWS * drawn[0][path] + drawn[5][path]]++;
    }
    MarketRuns.equallyLikely(counts);
  }

  @Test
  void aBlockLongerThanTheDataGoesAround() {
    int[][] drawn = rows(3, 8, 100, new Resampling.Blocks(8));
    for (int path = 0; path < 100; path++) {
      for (int step = 1; step < 8; step++) {
        assertThat(drawn[step][path]).isEqualTo((drawn[0][path] + step) % 3);
      }
    }
  }

  @Test
  void aYearBeginsWithItsFirstMonth() {
    int[][] drawn = rows(120, 36, 1000, new Resampling.Years(12));
    boolean[] seen = new boolean[10];
    for (int path = 0; path < 1000; path++) {
      for (int step = 0; step < 36; step++) {
        assertThat(drawn[step][path] % 12).isEqualTo(step % 12);
        assertThat(drawn[step][path] / 12).isEqualTo(drawn[step - step % 12][path] / 12);
      }
      seen[drawn[24][path] / 12] = true;
    }
    assertThat(seen).doesNotContain(false);
  }

  /** From one step to the next: 1 - p the row after, p any row. */
  @Test
  void blocksOfGeometricLength() {
    double p = 1 / 2.5;
    int[][] drawn = rows(ROWS, 3, PATHS, new Resampling.Stationary(2.5));
    int follows = 0;
    int followsTwice = 0;
    int[] distances = new int[ROWS];
    int[] begun = new int[ROWS];
    for (int path = 0; path < PATHS; path++) {
      int distance = Math.floorMod(drawn[1][path] - drawn[0][path] - 1, ROWS);
      int next = Math.floorMod(drawn[2][path] - drawn[1][path] - 1, ROWS);
      follows += distance == 0 ? 1 : 0;
      followsTwice += distance == 0 && next == 0 ? 1 : 0;
      distances[distance]++;
      begun[drawn[1][path]] += distance == 0 ? 0 : 1;
    }
    double q = 1 - p + p / ROWS;
    MarketRuns.within(follows - PATHS * q, Math.sqrt(PATHS * q * (1 - q)));
    MarketRuns.within(followsTwice - PATHS * q * q, Math.sqrt(PATHS * q * q * (1 - q * q)));
    MarketRuns.equallyLikely(Arrays.copyOfRange(distances, 1, ROWS));
    MarketRuns.equallyLikely(begun);
  }

  @Test
  void geometricBlocksOfMeanOneAreIndependent() {
    int[][] drawn = rows(ROWS, 2, PATHS, new Resampling.Stationary(1));
    int[] counts = new int[ROWS * ROWS];
    for (int path = 0; path < PATHS; path++) {
      counts[ROWS * drawn[0][path] + drawn[1][path]]++;
    }
    MarketRuns.equallyLikely(counts);
  }

  @Test
  void whatCannotBeDrawn() {
    refused(() -> new Resampling.Steps(-1));
    refused(() -> new Resampling.Blocks(0));
    refused(() -> new Resampling.Years(0));
    refused(() -> new Resampling.Stationary(0.5));
    refused(() -> new Resampling.Stationary(Double.NaN));
    refused(() -> market(1, new Resampling.Steps(ROWS + 1)));
    refused(() -> market(1, new Resampling.Years(7)));
    refused(() -> market(0, new Resampling.Steps(0)));
    double[][] ragged = {{1, 2}, {1}};
    refused(() -> new BootstrapMarket(1, "r", ragged, 1, new Resampling.Steps(0)));
    refused(() -> new BootstrapMarket(1, "r", new double[0][], 1, new Resampling.Steps(0)));
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
