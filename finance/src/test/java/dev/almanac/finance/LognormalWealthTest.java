package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.almanac.simulation.NormalDistribution;
import org.junit.jupiter.api.Test;

class LognormalWealthTest {
  private final LognormalWealth wealth = new LognormalWealth(0.05, 0.16);

  @Test
  void theQuantileHasItsProbability() {
    for (double t : new double[] {0.5, 1, 7, 30}) {
      for (double level : new double[] {0.001, 0.1, 0.5, 0.9}) {
        assertThat(wealth.probabilityBelow(t, wealth.quantile(t, level)))
            .isCloseTo(level, offset(1e-14));
      }
      assertThat(wealth.quantile(t, 0.5)).isEqualTo(wealth.median(t));
    }
  }

  /** Both tail means, from the density by Simpson's rule over the tail. */
  @Test
  void tailMeansByQuadrature() {
    for (double t : new double[] {1, 10, 30}) {
      for (double level : new double[] {0.05, 0.1, 0.3}) {
        double z = NormalDistribution.quantile(level);
        int n = 40_000;
        double h = (z + 14) / n;
        double logs = 0;
        double values = 0;
        for (int i = 0; i <= n; i++) {
          double x = -14 + i * h;
          double simpson = (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * h / 3;
          double weight = simpson * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / level;
          double log = 0.05 * t + 0.16 * Math.sqrt(t) * x;
          logs += weight * log;
          values += weight * StrictMath.exp(log);
        }
        assertThat(wealth.logCvar(t, level)).isCloseTo(logs, offset(1e-12));
        assertThat(wealth.cvar(t, level)).isCloseTo(values, offset(1e-12));
        assertThat(wealth.expCvar(t, level)).isCloseTo(StrictMath.exp(logs), offset(1e-12));
        assertThat(wealth.expCvar(t, level)).isLessThan(wealth.cvar(t, level));
      }
    }
  }

  @Test
  void withoutRisk() {
    LognormalWealth certain = LognormalWealth.of(new LogGrowth(0.05, 0));
    double sure = certain.median(3);
    assertThat(certain.mean(3)).isEqualTo(sure);
    assertThat(certain.quantile(3, 0.1)).isEqualTo(sure);
    assertThat(certain.cvar(3, 0.1)).isCloseTo(sure, offset(1e-15));
    assertThat(certain.probabilityBelow(3, sure * 0.999)).isZero();
    assertThat(certain.probabilityBelow(3, sure * 1.001)).isOne();
  }

  @Test
  void edges() {
    assertThat(wealth.probabilityBelow(1, 0)).isZero();
    assertThat(wealth.probabilityBelow(1, Double.POSITIVE_INFINITY)).isOne();
    assertThat(wealth.quantile(0, 0.1)).isEqualTo(1.0);
    assertThatThrownBy(() -> wealth.quantile(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
