package dev.almanac.simulation;

import static dev.almanac.simulation.MarketRuns.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LognormalMarketTest {
  private static final int PERIODS = 5;
  private static final double[] MEAN = {0.05, 0.02, 0.06, 0.01};
  private static final double[][] LOADING = {
    {0.15}, {0.01, 0.03}, {0.3, 0.1, 0.5}, {0.9, 0.2, 0.1, 0.7}
  };

  private static LognormalMarket market(int assets) {
    return new LognormalMarket(
        11,
        List.of("stocks", "bonds", "oil", "coin").subList(0, assets),
        Arrays.copyOf(MEAN, assets),
        Arrays.copyOf(LOADING, assets));
  }

  @Test
  void sameBitsForAllBlockSizesAndThreads() {
    MarketRuns.sameBitsHoweverRun(market(4), PERIODS);
  }

  /** Recorded once; another figure means other bits on this machine, or another definition. */
  @Test
  void sameBitsOnEveryMachine() {
    assertThat(Arrays.deepHashCode(MarketRuns.growth(market(4), PERIODS, 2001)))
        .isEqualTo(RECORDED);
  }

  private static final int RECORDED = 946240965;

  @Test
  void anotherAssetChangesNoBitOfThoseBeforeIt() {
    double[][][] two = MarketRuns.growth(market(2), PERIODS, 1000);
    double[][][] four = MarketRuns.growth(market(4), PERIODS, 1000);
    assertThat(Arrays.deepEquals(two[0], four[0])).isTrue();
    assertThat(Arrays.deepEquals(two[1], four[1])).isTrue();
  }

  /** Means, variances and correlations of log growth, and serial correlation, within 4.5 errors. */
  @Test
  void momentsOfLogGrowth() {
    int n = 100_000;
    double[][][] growth = MarketRuns.growth(market(4), PERIODS, n);
    for (double[][] asset : growth) {
      for (double[] column : asset) {
        Columns.log(column, column, n);
      }
    }
    for (int a = 0; a < 4; a++) {
      double variance = covariance(a, a);
      for (int t = 0; t < PERIODS; t++) {
        double[] x = growth[a][t];
        within(Sums.mean(x, n) - MEAN[a], Math.sqrt(variance / n));
        within(Sums.variance(x, n) - variance, variance * Math.sqrt(2.0 / n));
        for (int b = 0; b < a; b++) {
          double expected = covariance(a, b);
          double error = Math.sqrt((variance * covariance(b, b) + expected * expected) / n);
          within(Sums.covariance(x, growth[b][t], n) - expected, error);
        }
        for (int before = 0; before < t; before++) {
          within(Sums.covariance(x, growth[a][before], n), variance / Math.sqrt(n));
        }
      }
    }
  }

  @Test
  void meanOfGrowthIsTheLognormalMean() {
    int n = 100_000;
    double[] x = MarketRuns.growth(market(1), PERIODS, n)[0][0];
    double expected = StrictMath.exp(0.05 + 0.15 * 0.15 / 2);
    within(Sums.mean(x, n) - expected, expected * Math.sqrt(StrictMath.expm1(0.15 * 0.15) / n));
  }

  @Test
  void whatCannotBeAMarket() {
    List<String> twice = List.of("stocks", "stocks");
    double[] mean = {0, 0};
    double[][] loading = {{1}, {0, 1}};
    assertThatThrownBy(() -> new LognormalMarket(1, twice, mean, loading))
        .isInstanceOf(IllegalArgumentException.class);
    double[][] upper = {{1, 0.5}, {0, 1}};
    assertThatThrownBy(() -> new LognormalMarket(1, List.of("a", "b"), mean, upper))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fixedGrowthIsTheSameOnEveryPath() {
    MarketModel market = new FixedMarket(2, new double[][] {{1.1, 1.2}, {0.9, 1.0}});
    double[][] growth = new double[2][3];
    MarketModel.Draw draw = market.newDraw();
    draw.begin(0, 3);
    draw.period(2, growth, 3);
    assertThat(growth[0]).containsExactly(0.9, 0.9, 0.9);
    assertThat(growth[1]).containsExactly(1.0, 1.0, 1.0);
  }

  private static double covariance(int a, int b) {
    double sum = 0;
    for (int j = 0; j <= Math.min(a, b); j++) {
      sum += LOADING[a][j] * LOADING[b][j];
    }
    return sum;
  }
}
