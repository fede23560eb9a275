package dev.almanac.finance;

import static dev.almanac.finance.GrowthConvention.Mean.ARITHMETIC;
import static dev.almanac.finance.GrowthConvention.Mean.GEOMETRIC;
import static dev.almanac.finance.GrowthConvention.Mean.LOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.almanac.finance.GrowthConvention.Mean;
import dev.almanac.finance.GrowthConvention.Volatility;
import org.junit.jupiter.api.Test;

class GrowthConventionTest {

  @Test
  void logFiguresStandForThemselves() {
    assertThat(LogGrowth.of(LOG, -1.5, Volatility.LOG, 0.2)).isEqualTo(new LogGrowth(-1.5, 0.2));
  }

  @Test
  void geometricMeanAndLogVolatility() {
    LogGrowth growth = LogGrowth.of(GEOMETRIC, 0.0812, Volatility.LOG, 0.1553);
    assertThat(growth.mean()).isCloseTo(StrictMath.log(1.0812), offset(1e-16));
    assertThat(growth.volatility()).isEqualTo(0.1553);
  }

  /** s² = ln(1 + (sd / (1 + mean))²), m = ln(1 + mean) - s²/2. */
  @Test
  void arithmeticMeanAndSimpleVolatility() {
    LogGrowth growth = LogGrowth.of(ARITHMETIC, 0.08333, Volatility.SIMPLE, 0.16706);
    double variance = StrictMath.log(1 + StrictMath.pow(0.16706 / 1.08333, 2));
    assertThat(growth.variance()).isCloseTo(variance, offset(1e-15));
    assertThat(growth.mean()).isCloseTo(StrictMath.log(1.08333) - variance / 2, offset(1e-15));
  }

  @Test
  void whatIsPutInComesOut() {
    for (Mean mean : Mean.values()) {
      for (double center : new double[] {-0.5, -0.01, 0, 0.03, 0.2}) {
        for (double sd : new double[] {0, 1e-6, 0.01, 0.2, 0.9}) {
          LogGrowth growth = LogGrowth.of(mean, center, Volatility.SIMPLE, sd);
          assertThat(growth.simpleVolatility()).isCloseTo(sd, offset(1e-14 * sd + 1e-18));
          double out =
              switch (mean) {
                case GEOMETRIC -> growth.geometricMean();
                case ARITHMETIC -> growth.arithmeticMean();
                case LOG -> growth.mean();
              };
          assertThat(out).isCloseTo(center, offset(1e-15));
        }
      }
    }
  }

  /** The moments of the simple return, from the density of log growth by quadrature. */
  @Test
  void momentsByQuadrature() {
    LogGrowth growth = LogGrowth.of(GEOMETRIC, 0.05, Volatility.SIMPLE, 0.3);
    double first = 0;
    double second = 0;
    double h = 1e-3;
    for (double z = -12; z < 12; z += h) {
      double weight = h * StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double r = StrictMath.exp(growth.mean() + growth.volatility() * z) - 1;
      first += weight * r;
      second += weight * r * r;
    }
    assertThat(growth.arithmeticMean()).isCloseTo(first, offset(1e-12));
    assertThat(Math.sqrt(second - first * first)).isCloseTo(0.3, offset(1e-12));
  }

  @Test
  void monthsOfAYear() {
    LogGrowth month = new LogGrowth(0.06, 0.12).over(1.0 / 12);
    assertThat(month.mean()).isCloseTo(0.005, offset(1e-17));
    assertThat(month.variance()).isCloseTo(0.0144 / 12, offset(1e-17));
  }

  @Test
  void figuresThatMeanNothing() {
    GrowthConvention convention = new GrowthConvention(GEOMETRIC, Volatility.LOG);
    for (double[] pair : new double[][] {{-1, 0.1}, {Double.NaN, 0.1}, {0, -0.1}, {0, 1 / 0.0}}) {
      assertThatThrownBy(() -> convention.logGrowth(pair[0], pair[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
