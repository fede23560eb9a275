package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class MixesTest {
  private static final List<LogGrowth> ASSETS =
      List.of(new LogGrowth(0.07, 0.17), new LogGrowth(0.02, 0.03));
  private static final CorrelationMatrix CORRELATION = CorrelationMatrix.of(0.18);

  @Test
  void aMixOfOneIsThatAsset() {
    for (int i = 0; i < 2; i++) {
      double[] weights = {1 - i, i};
      LogGrowth asset = ASSETS.get(i);
      close(Mixes.ofLogs(ASSETS, CORRELATION, weights), asset);
      close(Mixes.continuouslyRebalanced(ASSETS, CORRELATION, weights), asset);
      close(Mixes.ofSimpleReturns(ASSETS, CORRELATION, weights), asset);
    }
  }

  @Test
  void twinsMixToThemselves() {
    List<LogGrowth> twins = List.of(ASSETS.get(0), ASSETS.get(0));
    CorrelationMatrix one = CorrelationMatrix.of(1);
    close(Mixes.ofLogs(twins, one, 0.3, 0.7), ASSETS.get(0));
    close(Mixes.continuouslyRebalanced(twins, one, 0.3, 0.7), ASSETS.get(0));
    close(Mixes.ofSimpleReturns(twins, one, 0.3, 0.7), ASSETS.get(0));
  }

  @Test
  void plainFormulas() {
    double variance = 0.36 * 0.17 * 0.17 + 0.16 * 0.03 * 0.03 + 0.48 * 0.18 * 0.17 * 0.03;
    LogGrowth logs = Mixes.ofLogs(ASSETS, CORRELATION, 0.6, 0.4);
    assertThat(logs.mean()).isCloseTo(0.6 * 0.07 + 0.4 * 0.02, offset(1e-16));
    assertThat(logs.variance()).isCloseTo(variance, offset(1e-16));
    LogGrowth continuous = Mixes.continuouslyRebalanced(ASSETS, CORRELATION, 0.6, 0.4);
    double drift = 0.6 * (0.07 + 0.17 * 0.17 / 2) + 0.4 * (0.02 + 0.03 * 0.03 / 2);
    assertThat(continuous.mean()).isCloseTo(drift - variance / 2, offset(1e-16));
    assertThat(continuous.variance()).isCloseTo(variance, offset(1e-16));
  }

  /** Mean and variance of the simple return, by a product of two trapezoidal rules. */
  @Test
  void simpleMomentsByQuadrature() {
    LogGrowth mix = Mixes.ofSimpleReturns(ASSETS, CORRELATION, 0.6, 0.4);
    double first = 0;
    double second = 0;
    double h = 0.05;
    double both = Math.sqrt(StrictMath.expm1(0.17 * 0.17) * StrictMath.expm1(0.03 * 0.03));
    double logCorrelation = StrictMath.log1p(0.18 * both) / (0.17 * 0.03);
    double rest = Math.sqrt(1 - logCorrelation * logCorrelation);
    for (double x = -9; x < 9; x += h) {
      for (double y = -9; y < 9; y += h) {
        double weight = h * h * StrictMath.exp(-(x * x + y * y) / 2) / (2 * Math.PI);
        double r =
            0.6 * StrictMath.expm1(0.07 + 0.17 * x)
                + 0.4 * StrictMath.expm1(0.02 + 0.03 * (logCorrelation * x + rest * y));
        first += weight * r;
        second += weight * r * r;
      }
    }
    assertThat(mix.arithmeticMean()).isCloseTo(first, offset(1e-12));
    double sd = Math.sqrt(second - first * first);
    assertThat(mix.simpleVolatility()).isCloseTo(sd, offset(1e-12));
  }

  @Test
  void oneWeightPerAsset() {
    assertThatThrownBy(() -> Mixes.ofLogs(ASSETS, CORRELATION, 1.0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void close(LogGrowth actual, LogGrowth expected) {
    assertThat(actual.mean()).isCloseTo(expected.mean(), offset(1e-15));
    assertThat(actual.volatility()).isCloseTo(expected.volatility(), offset(1e-14));
  }
}
