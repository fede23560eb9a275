package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** Against forty digits of mpmath. */
class NormalDistributionTest {
  private static final double[][] CUMULATIVE = {
    {-37.5, 4.605353009581955e-308},
    {-37.0, 5.725571222524577e-300},
    {-30.0, 4.906713927148187e-198},
    {-25.25, 5.662814628323675e-141},
    {-20.0, 2.7536241186062337e-89},
    {-15.5, 1.7344607917938702e-54},
    {-12.0, 1.776482112077679e-33},
    {-10.0, 7.619853024160525e-24},
    {-8.3, 5.205569744890254e-17},
    {-7.0, 1.279812543885835e-12},
    {-6.0, 9.86587645037698e-10},
    {-5.5, 1.8989562465887718e-08},
    {-5.0, 2.866515718791939e-07},
    {-4.2, 1.3345749015906327e-05},
    {-3.7, 0.00010779973347738826},
    {-3.0, 0.0013498980316300946},
    {-2.5, 0.006209665325776135},
    {-2.0, 0.02275013194817921},
    {-1.5, 0.06680720126885807},
    {-1.2815515655446004, 0.10000000000000002},
    {-1.0, 0.15865525393145705},
    {-0.8, 0.21185539858339666},
    {-0.67, 0.2514288950953101},
    {-0.5, 0.3085375387259869},
    {-0.3, 0.3820885778110474},
    {-0.1, 0.460172162722971},
    {-0.001, 0.49960105778608893},
    {-1e-09, 0.49999999960105773},
    {0.0, 0.5},
    {1e-05, 0.500003989422804},
    {0.2, 0.579259709439103},
    {0.6, 0.7257468822499265},
    {0.9, 0.8159398746532405},
    {1.3, 0.9031995154143897},
    {1.96, 0.9750021048517795},
    {2.7, 0.9965330261969594},
    {3.4, 0.9996630707343231},
    {4.5, 0.9999966023268753},
    {6.0, 0.9999999990134123},
    {8.0, 0.9999999999999993}
  };
  private static final double[][] QUANTILE = {
    {Double.MIN_VALUE, -38.467405617144344},
    {1e-300, -37.0470962993612},
    {1e-200, -30.20559417957964},
    {1e-100, -21.273453560965326},
    {1e-50, -14.933337534788489},
    {1e-20, -9.262340089798407},
    {1.4e-11, -6.656723091518184},
    {1.3e-11, -6.667611456510741},
    {1e-10, -6.361340902404057},
    {1e-06, -4.753424308822899},
    {0.0001, -3.7190164854556804},
    {0.001, -3.0902323061678136},
    {0.01, -2.326347874040841},
    {0.025, -1.9599639845400543},
    {0.05, -1.6448536269514726},
    {0.0749, -1.4402382675279637},
    {0.0751, -1.43882539275254},
    {0.1, -1.2815515655446004},
    {0.2, -0.8416212335729142},
    {0.25, -0.6744897501960817},
    {0.3, -0.5244005127080408},
    {0.4, -0.2533471031357997},
    {0.45, -0.12566134685507402},
    {0.499, -0.002506630899571766},
    {0.4999999, -2.5066282747031063e-07},
    {0.5001, 0.00025066283008800747},
    {0.6, 0.2533471031357997},
    {0.75, 0.6744897501960817},
    {0.9, 1.2815515655446006},
    {0.95, 1.6448536269514722},
    {0.975, 1.9599639845400538},
    {0.99, 2.3263478740408408},
    {0.999, 3.090232306167813},
    {0.9999999, 5.199337582290661},
    {0.9999999999999999, 8.209536151601387}
  };

  @Test
  void cumulativeIsWithinItsBoundFarIntoTheTail() {
    for (double[] row : CUMULATIVE) {
      double bound = Math.max(1e-15 * row[1], 2 * Double.MIN_VALUE);
      assertThat(NormalDistribution.cumulative(row[0])).isCloseTo(row[1], offset(bound));
    }
  }

  @Test
  void quantileIsWithinItsBound() {
    for (double[] row : QUANTILE) {
      assertThat(NormalDistribution.quantile(row[0]))
          .isCloseTo(row[1], offset(1e-15 * Math.abs(row[1])));
    }
  }

  @Test
  void specialValues() {
    assertThat(NormalDistribution.cumulative(Double.NEGATIVE_INFINITY)).isEqualTo(0.0);
    assertThat(NormalDistribution.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1.0);
    assertThat(NormalDistribution.cumulative(0.0)).isEqualTo(0.5);
    assertThat(NormalDistribution.cumulative(Double.NaN)).isNaN();
    assertThat(NormalDistribution.quantile(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(NormalDistribution.quantile(1.0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(NormalDistribution.quantile(0.5)).isEqualTo(0.0);
    assertThat(NormalDistribution.quantile(-0.1)).isNaN();
    assertThat(NormalDistribution.quantile(1.1)).isNaN();
    assertThat(NormalDistribution.quantile(Double.NaN)).isNaN();
    assertThat(NormalDistribution.density(Double.POSITIVE_INFINITY)).isEqualTo(0.0);
    assertThat(NormalDistribution.density(Double.NaN)).isNaN();
  }

  @Test
  void densityIsTheDerivative() {
    for (double x = -6; x < 6; x += 0.37) {
      double expected = StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      assertThat(NormalDistribution.density(x)).isCloseTo(expected, offset(4e-15 * expected));
    }
  }
}
