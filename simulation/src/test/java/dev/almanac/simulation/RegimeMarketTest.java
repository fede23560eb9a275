package dev.almanac.simulation;

import static dev.almanac.simulation.MarketRuns.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RegimeMarketTest {
  private static final int N = 100_000;
  private static final List<String> ASSETS = List.of("stocks", "bonds");
  private static final LogGrowth CALM =
      new LogGrowth(new double[] {0.08, 0.02}, new double[][] {{0.1}, {0.01, 0.03}});
  private static final LogGrowth CRASH =
      new LogGrowth(new double[] {-0.3, 0.05}, new double[][] {{0.4}, {-0.05, 0.02}});
  private static final double[][] MOVES = {{0.9, 0.1}, {0.3, 0.7}};

  private static RegimeMarket market(List<LogGrowth> regimes, double[][] transition) {
    return new RegimeMarket(11, "regimes", ASSETS, regimes, transition);
  }

  @Test
  void sameBitsForAllBlockSizesAndThreads() {
    MarketRuns.sameBitsHoweverRun(market(List.of(CALM, CRASH), MOVES), 6);
  }

  /** Recorded once; another figure means other bits on this machine, or another definition. */
  @Test
  void sameBitsOnEveryMachine() {
    double[][][] growth = MarketRuns.growth(market(List.of(CALM, CRASH), MOVES), 5, 2001);
    assertThat(Arrays.deepHashCode(growth)).isEqualTo(RECORDED);
  }

  private static final int RECORDED = -1250180202;

  @Test
  void oneRegimeIsTheLognormalMarket() {
    double[][][] expected = MarketRuns.growth(new LognormalMarket(11, ASSETS, CALM), 4, 2000);
    MarketModel one = market(List.of(CALM), new double[][] {{1}});
    assertThat(Arrays.deepEquals(MarketRuns.growth(one, 4, 2000), expected)).isTrue();
    MarketModel twins = market(List.of(CALM, CALM), MOVES);
    assertThat(Arrays.deepEquals(MarketRuns.growth(twins, 4, 2000), expected)).isTrue();
    MarketModel leftForGood = market(List.of(CRASH, CALM), new double[][] {{0.5, 0.5}, {0, 1}});
    double[][][] calm = MarketRuns.growth(leftForGood, 4, 2000);
    for (int t = 0; t < 4; t++) {
      for (int i = 0; i < 2000; i++) {
        assertThat(calm[0][t][i]).isCloseTo(expected[0][t][i], withinRounding());
      }
    }
  }

  /** The wider law of the other regime takes another exponential. */
  private static Percentage withinRounding() {
    return Percentage.withPercentage(1e-12);
  }

  /** Two regimes without any variance, so that growth tells which one a path is in. */
  @Test
  void regimesByTurns() {
    MarketModel market = market(List.of(fixed(0.1), fixed(-0.2)), new double[][] {{0, 1}, {1, 0}});
    double[][][] growth = MarketRuns.growth(market, 4, 1000);
    for (int i = 0; i < 1000; i++) {
      boolean first = growth[0][0][i] > 1;
      for (int t = 0; t < 4; t++) {
        double log = first == (t % 2 == 0) ? 0.1 : -0.2;
        assertThat(growth[0][t][i]).isCloseTo(Math.exp(log), withinRounding());
      }
    }
  }

  /** Stationary from period 1 on; moves as declared, whatever came before. */
  @Test
  void frequenciesOfRegimesAndMoves() {
    int periods = 4;
    double[][][] growth =
        MarketRuns.growth(market(List.of(fixed(0.1), fixed(-0.2)), MOVES), periods, N);
    double[] rare = new double[periods];
    int[][] counts = new int[4][2];
    for (int i = 0; i < N; i++) {
      for (int t = 0; t < periods; t++) {
        rare[t] += growth[0][t][i] < 1 ? 1 : 0;
      }
      int before = growth[0][1][i] < 1 ? 1 : 0;
      int longBefore = growth[0][0][i] < 1 ? 1 : 0;
      counts[2 * longBefore + before][growth[0][2][i] < 1 ? 1 : 0]++;
    }
    for (double each : rare) {
      within(each - 0.25 * N, Math.sqrt(N * 0.25 * 0.75));
    }
    for (int history = 0; history < 4; history++) {
      double total = counts[history][0] + counts[history][1];
      double p = MOVES[history % 2][1];
      within(counts[history][1] - total * p, Math.sqrt(total * p * (1 - p)));
    }
  }

  /** A mixture's mean and variance, and its serial covariance: 0.25 0.75 (m0 - m1)^2 0.6^lag. */
  @Test
  void momentsOfTheMixture() {
    double[][][] growth = MarketRuns.growth(market(List.of(CALM, CRASH), MOVES), 3, N);
    for (double[] column : growth[0]) {
      Columns.log(column, column, N);
    }
    double mean = 0.75 * 0.08 - 0.25 * 0.3;
    double between = 0.25 * 0.75 * 0.38 * 0.38;
    double variance = 0.75 * 0.01 + 0.25 * 0.16 + between;
    for (int t = 0; t < 3; t++) {
      within(Sums.mean(growth[0][t], N) - mean, Math.sqrt(variance / N));
      // The kurtosis of this mixture is below 7.
      within(Sums.variance(growth[0][t], N) - variance, variance * Math.sqrt(6.0 / N));
    }
    for (int lag = 1; lag < 3; lag++) {
      double covariance = Sums.covariance(growth[0][0], growth[0][lag], N);
      within(covariance - between * Math.pow(0.6, lag), variance * Math.sqrt(3.0 / N));
    }
  }

  private static LogGrowth fixed(double log) {
    return new LogGrowth(new double[] {log, 0}, new double[][] {{0}, {0, 0}});
  }

  @Test
  void whatCannotBeAMarket() {
    double[][] stay = {{1, 0}, {0, 1}};
    refused("regimes", List.of(CALM, CRASH), stay);
    refused("regimes", List.of(CALM), MOVES);
    refused("stocks", List.of(CALM, CRASH), MOVES);
    LogGrowth narrow = new LogGrowth(new double[] {0.1}, new double[][] {{0.1}});
    refused("regimes", List.of(CALM, narrow), MOVES);
  }

  private static void refused(String name, List<LogGrowth> regimes, double[][] transition) {
    assertThatThrownBy(() -> new RegimeMarket(1, name, ASSETS, regimes, transition))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
