package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.junit.jupiter.api.Test;

/** The closed forms against Apache Commons Math, which shares no code with them. */
class CommonsMathOracleTest {

  private static final LognormalWealth WEALTH = new LognormalWealth(0.05, 0.11);

  @Test
  void quantilesAndProbabilitiesAreThoseOfTheLognormalDistribution() {
    for (double t : new double[] {0.5, 1, 10, 40}) {
      var oracle = new LogNormalDistribution(0.05 * t, 0.11 * Math.sqrt(t));
      for (double level : new double[] {0.001, 0.05, 0.1, 0.5, 0.9, 0.999}) {
        double quantile = oracle.inverseCumulativeProbability(level);
        assertThat(WEALTH.quantile(t, level)).isCloseTo(quantile, within(1e-8 * quantile));
        assertThat(WEALTH.probabilityBelow(t, quantile)).isCloseTo(level, within(1e-8));
      }
    }
  }

  @Test
  void theExactTailMeanIsTheIntegralOverTheTail() {
    var oracle = new LogNormalDistribution(0.05 * 10, 0.11 * Math.sqrt(10));
    double quantile = oracle.inverseCumulativeProbability(0.1);
    var integrator = new IterativeLegendreGaussIntegrator(16, 1e-12, 1e-12);
    double tail = integrator.integrate(100_000, x -> x * oracle.density(x), 1e-9, quantile) / 0.1;
    assertThat(WEALTH.cvar(10, 0.1)).isCloseTo(tail, within(1e-8));
  }

  @Test
  void theCholeskyFactorIsTheSame() {
    CorrelationMatrix matrix =
        CorrelationMatrix.builder(3).pair(0, 1, 0.18).pair(0, 2, -0.3).pair(1, 2, 0.5).build();
    double[][] ours = matrix.cholesky();
    double[][] rows = {{1, 0.18, -0.3}, {0.18, 1, 0.5}, {-0.3, 0.5, 1}};
    double[][] oracle = new CholeskyDecomposition(new Array2DRowRealMatrix(rows)).getL().getData();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(ours[i][j]).isCloseTo(oracle[i][j], within(1e-12));
      }
    }
  }
}
