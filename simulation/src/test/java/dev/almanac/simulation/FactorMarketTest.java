package dev.almanac.simulation;

import static dev.almanac.simulation.MarketRuns.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.almanac.simulation.FactorMarket.Fund;
import dev.almanac.simulation.FactorMarket.Motion;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorMarketTest {
  private static final int PERIODS = 5;
  private static final List<String> NAMES =
      List.of("stocks", "gold", FactorMarket.RATE_STREAM, FactorMarket.PRICES_STREAM);
  private static final LogGrowth LAW =
      new LogGrowth(
          new double[] {0.05, 0.02, 0.0, 0.0},
          new double[][] {{0.16}, {0.02, 0.1}, {-0.001, 0.0, 0.008}, {-0.002, 0.001, 0.0, 0.012}});
  private static final Motion RATE = new Motion(0.0, 0.9, 0.0, 0);
  private static final Motion INFLATION = new Motion(0.025, 0.6, 0.03, 1);

  /** Places: a fund, stocks, a fund that loses to inflation, gold. */
  private static FactorMarket market(MarketModel base) {
    return new FactorMarket(
        base, new int[] {1, 3}, RATE, INFLATION, List.of(fund(0, false), fund(2, true)));
  }

  private static Fund fund(int place, boolean deflated) {
    return new Fund(
        place,
        Collections.nCopies(PERIODS, 0.02),
        Collections.nCopies(PERIODS, 5.0),
        Collections.nCopies(PERIODS, -4.0),
        deflated);
  }

  private static LognormalMarket lognormal() {
    return new LognormalMarket(11, NAMES, LAW, 2);
  }

  private static StudentMarket student() {
    return new StudentMarket(11, NAMES, LAW, 5, 2);
  }

  @Test
  void sameBitsForAllBlockSizesAndThreads() {
    MarketRuns.sameBitsHoweverRun(market(lognormal()), PERIODS);
    MarketRuns.sameBitsHoweverRun(market(student()), PERIODS);
  }

  @Test
  void factorsChangeNoBitOfTheAssets() {
    List<String> assets = NAMES.subList(0, 2);
    var law = new LogGrowth(new double[] {0.05, 0.02}, new double[][] {{0.16, 0.0}, {0.02, 0.1}});
    sameAssets(new LognormalMarket(11, assets, law), market(lognormal()));
    sameAssets(new StudentMarket(11, assets, law, 5), market(student()));
  }

  private static void sameAssets(MarketModel alone, MarketModel among) {
    double[][][] two = MarketRuns.growth(alone, PERIODS, 1000);
    double[][][] four = MarketRuns.growth(among, PERIODS, 1000);
    assertThat(Arrays.deepEquals(two[0], four[1])).isTrue();
    assertThat(Arrays.deepEquals(two[1], four[3])).isTrue();
  }

  /** The columns after the assets: [asset or factor][period - 1][path]. */
  private static double[][][] all(MarketModel market, int n) {
    double[][][] result = new double[6][PERIODS][n];
    MarketModel.Draw draw = market.newDraw();
    draw.begin(0, n);
    for (int period = 1; period <= PERIODS; period++) {
      double[][] growth = new double[6][n];
      draw.period(period, growth, n);
      for (int c = 0; c < 6; c++) {
        result[c][period - 1] = growth[c];
      }
    }
    return result;
  }

  /** Each fund from the columns of the factors, and the factors from their own recursion. */
  @Test
  void fundsGrowAsTheFactorsMove() {
    int n = 500;
    for (MarketModel base : List.of(lognormal(), student())) {
      double[][][] c = all(market(base), n);
      for (int i = 0; i < n; i++) {
        double before = 0;
        double prices = 1;
        for (int k = 0; k < PERIODS; k++) {
          double x = c[4 + MarketModel.RATE][k][i];
          double level = c[4 + MarketModel.PRICES][k][i];
          double growth = StrictMath.exp(0.02 + 5 * before - 4 * x);
          assertThat(c[0][k][i]).isCloseTo(growth, withinPercentage(1e-11));
          assertThat(c[2][k][i]).isCloseTo(growth * prices / level, withinPercentage(1e-11));
          before = x;
          prices = level;
        }
      }
    }
  }

  /** Variances of an autoregression and of its sum, and the correlation of a shock with stocks. */
  @Test
  void momentsOfTheFactors() {
    int n = 8_192;
    double[][][] c = all(market(lognormal()), n);
    double[] x = c[4 + MarketModel.RATE][PERIODS - 1];
    double[] level = c[4 + MarketModel.PRICES][PERIODS - 1].clone();
    Columns.log(level, level, n);
    double shock = 0.001 * 0.001 + 0.008 * 0.008;
    double variance = 0;
    double mean = 0;
    double sum = 0;
    double weight = 0;
    for (int k = 1; k <= PERIODS; k++) {
      variance += shock * StrictMath.pow(0.9, 2.0 * (k - 1));
      mean += 0.025 + 0.005 * StrictMath.pow(0.6, k);
      weight = 1 + 0.6 * weight;
      sum += (0.002 * 0.002 + 0.001 * 0.001 + 0.012 * 0.012) * weight * weight;
    }
    within(Sums.mean(x, n), Math.sqrt(variance / n));
    within(Sums.variance(x, n) - variance, variance * Math.sqrt(2.0 / n));
    within(Sums.mean(level, n) - mean, Math.sqrt(sum / n));
    within(Sums.variance(level, n) - sum, sum * Math.sqrt(2.0 / n));
    double[] stocks = c[1][PERIODS - 1].clone();
    Columns.log(stocks, stocks, n);
    double[] last = x.clone();
    Columns.fma(last, -0.9, c[4 + MarketModel.RATE][PERIODS - 2], x, n);
    double error = Math.sqrt((0.16 * 0.16 * shock + 0.00016 * 0.00016) / n);
    within(Sums.covariance(stocks, last, n) + 0.16 * 0.001, error);
  }

  @Test
  void whatIsConstantIsConstant() {
    var market =
        new FactorMarket(
            new FixedMarket(1, new double[][] {{1.1}, {1.2}}),
            new int[] {0},
            Motion.constant(0.0),
            Motion.constant(StrictMath.log(1.03)),
            List.of());
    MarketModel.Draw draw = market.newDraw();
    double[][] growth = new double[3][4];
    draw.begin(0, 4);
    draw.period(1, growth, 4);
    draw.period(2, growth, 4);
    assertThat(growth[0]).containsOnly(1.2);
    assertThat(growth[1][3]).isCloseTo(1.03 * 1.03, withinPercentage(1e-12));
    assertThat(growth[2]).containsOnly(0.0);
  }

  @Test
  void whatCannotBeAMarket() {
    assertThatThrownBy(
            () -> new FactorMarket(lognormal(), new int[] {0}, RATE, INFLATION, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
