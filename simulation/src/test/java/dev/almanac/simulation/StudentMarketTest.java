package dev.almanac.simulation;

import static dev.almanac.simulation.MarketRuns.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentMarketTest {
  private static final int N = 100_000;
  private static final List<String> ASSETS = List.of("stocks", "bonds", "gold");
  private static final double[] MEAN = {0.05, 0.02, 0.01};
  private static final double[][] LOADING = {{0.15}, {0.01, 0.03}, {0.0, 0.0, 0.2}};
  private static final LogGrowth LAW = new LogGrowth(MEAN, LOADING);

  private static StudentMarket market(int degrees) {
    return new StudentMarket(11, ASSETS, LAW, degrees);
  }

  /** Log growth at [asset][period - 1][path]. */
  private static double[][][] logs(MarketModel market, int periods) {
    double[][][] growth = MarketRuns.growth(market, periods, N);
    for (double[][] asset : growth) {
      for (double[] column : asset) {
        Columns.log(column, column, N);
      }
    }
    return growth;
  }

  @Test
  void sameBitsForAllBlockSizesAndThreads() {
    MarketRuns.sameBitsHoweverRun(market(3), 5);
    MarketRuns.sameBitsHoweverRun(market(4), 5);
    MarketRuns.sameBitsHoweverRun(market(75), 3);
  }

  /** Recorded once; another figure means other bits on this machine, or another definition. */
  @Test
  void sameBitsOnEveryMachine() {
    double[][][] growth = MarketRuns.growth(market(5), 5, 2001);
    assertThat(Arrays.deepHashCode(growth)).isEqualTo(RECORDED);
  }

  private static final int RECORDED = 1121454450;

  /** Published quantiles of Student's t: 90 %, 97.5 % and 99.5 %. */
  @Test
  void quantilesOfTheT() {
    check(3, 1.637744, 3.182446, 5.840909);
    check(4, 1.533206, 2.776445, 4.604095);
    check(5, 1.475884, 2.570582, 4.032143);
    check(10, 1.372184, 2.228139, 3.169273);
    check(35, 1.306212, 2.030108, 2.723806);
    check(100, 1.290075, 1.983972, 2.625891);
  }

  private static void check(int degrees, double... quantiles) {
    double[] above = {0.1, 0.025, 0.005};
    double[][][] logs = logs(market(degrees), 2);
    double toT = Math.sqrt(degrees / (degrees - 2.0));
    for (int a = 0; a < 3; a++) {
      double deviation = Math.sqrt(covariance(a, a));
      for (double[] column : logs[a]) {
        for (int k = 0; k < 3; k++) {
          int high = 0;
          int low = 0;
          for (double log : column) {
            double t = (log - MEAN[a]) / deviation * toT;
            high += t > quantiles[k] ? 1 : 0;
            low += t < -quantiles[k] ? 1 : 0;
          }
          double error = Math.sqrt(N * above[k] * (1 - above[k]));
          within(high - N * above[k], error);
          within(low - N * above[k], error);
        }
      }
    }
  }

  /** With m = E s^4 of the mixing s: E x^2 y^2 = m (vx vy + 2 c^2). */
  @Test
  void momentsAreThoseDeclared() {
    int degrees = 12;
    double m = (degrees - 2.0) / (degrees - 4.0);
    double[][][] logs = logs(market(degrees), 3);
    for (int a = 0; a < 3; a++) {
      for (int t = 0; t < 3; t++) {
        double[] x = logs[a][t];
        within(Sums.mean(x, N) - MEAN[a], Math.sqrt(covariance(a, a) / N));
        for (int b = 0; b <= a; b++) {
          double c = covariance(a, b);
          double square = covariance(a, a) * covariance(b, b);
          double error = Math.sqrt((m * (square + 2 * c * c) - c * c) / N);
          within(Sums.covariance(x, logs[b][t], N) - c, error);
        }
      }
    }
  }

  /** Without correlation, yet not independent: large moves come together, in a period only. */
  @Test
  void assetsShareTheMixingOfAPeriod() {
    int degrees = 20;
    double m = (degrees - 2.0) / (degrees - 4.0);
    double[][][] logs = logs(market(degrees), 2);
    double together = 0;
    double apart = 0;
    for (int i = 0; i < N; i++) {
      double x = (logs[0][0][i] - MEAN[0]) / 0.15;
      double y = (logs[2][0][i] - MEAN[2]) / 0.2;
      double later = (logs[2][1][i] - MEAN[2]) / 0.2;
      together += x * x * y * y;
      apart += x * x * later * later;
    }
    // A bound of both variances: E x^4 y^4 = 9 E s^8 is below 24.
    within(together / N - m, Math.sqrt(24.0 / N));
    within(apart / N - 1, Math.sqrt(24.0 / N));
    assertThat(together / N - apart / N).isGreaterThan(5 * Math.sqrt(24.0 / N));
  }

  /** Many degrees: the mixing is nearly 1, and the normals are those of the other market. */
  @Test
  void manyDegreesAreNearlyTheLognormalMarket() {
    double[][][] student = MarketRuns.growth(market(100_000), 2, 50);
    double[][][] normal = MarketRuns.growth(new LognormalMarket(11, ASSETS, LAW), 2, 50);
    for (int a = 0; a < 3; a++) {
      for (int t = 0; t < 2; t++) {
        for (int i = 0; i < 50; i++) {
          double difference = Math.log(student[a][t][i]) - Math.log(normal[a][t][i]);
          double log = Math.log(normal[a][t][i]) - MEAN[a];
          // s - 1 has a standard deviation of about sqrt(1 / (2 v)) = 0.0022.
          assertThat(Math.abs(difference)).isLessThan(0.012 * Math.abs(log) + 1e-14);
        }
      }
    }
  }

  @Test
  void whatCannotBeAMarket() {
    assertThatThrownBy(() -> market(2)).isInstanceOf(IllegalArgumentException.class);
    List<String> reserved = List.of("stocks", "bonds", StudentMarket.MIXING);
    assertThatThrownBy(() -> new StudentMarket(1, reserved, LAW, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StudentMarket(1, List.of("stocks"), LAW, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double covariance(int a, int b) {
    double sum = 0;
    for (int j = 0; j <= Math.min(a, b); j++) {
      sum += LOADING[a][j] * LOADING[b][j];
    }
    return sum;
  }
}
