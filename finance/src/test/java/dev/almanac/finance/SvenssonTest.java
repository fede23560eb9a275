package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

class SvenssonTest {
  private static final Svensson CURVE = new Svensson(0.045, -0.02, -0.03, 0.04, 1.7, 12);

  /** The zero yield is the average of forward rates, here by quadrature. */
  @Test
  void yieldsAreAveragesOfForwardRates() {
    var integrator = new IterativeLegendreGaussIntegrator(16, 1e-13, 1e-15);
    for (double t : new double[] {1e-6, 0.25, 1, 5, 10, 30, 100}) {
      double integral =
          integrator.integrate(
              1_000_000,
              s ->
                  0.045
                      - 0.02 * StrictMath.exp(-s / 1.7)
                      - 0.03 * (s / 1.7) * StrictMath.exp(-s / 1.7)
                      + 0.04 * (s / 12) * StrictMath.exp(-s / 12),
              0,
              t);
      assertThat(CURVE.logDiscount(t)).isCloseTo(-integral, offset(1e-14));
      assertThat(CURVE.zeroYield(t, Compounding.CONTINUOUS))
          .isCloseTo(integral / t, offset(t < 1 ? 1e-12 : 1e-15));
    }
  }

  /** The formula as Gürkaynak, Sack and Wright (2007, equation 9) print it, for zero yields. */
  @Test
  void theFormulaOfZeroYields() {
    for (double t : new double[] {0.5, 2, 10, 30}) {
      double x = t / 1.7;
      double y = t / 12;
      double first = (1 - StrictMath.exp(-x)) / x;
      double second = (1 - StrictMath.exp(-y)) / y;
      double expected =
          0.045
              - 0.02 * first
              - 0.03 * (first - StrictMath.exp(-x))
              + 0.04 * (second - StrictMath.exp(-y));
      assertThat(CURVE.zeroYield(t, Compounding.CONTINUOUS)).isCloseTo(expected, offset(1e-15));
    }
  }

  @Test
  void shortAndLongRates() {
    assertThat(CURVE.zeroYield(0, Compounding.CONTINUOUS)).isCloseTo(0.025, offset(1e-16));
    assertThat(CURVE.instantaneousForward(1e4)).isCloseTo(0.045, offset(1e-16));
    assertThat(CURVE.discount(0)).isEqualTo(1);
  }

  @Test
  void oneHump() {
    Svensson plain = Svensson.nelsonSiegel(0.045, -0.02, -0.03, 1.7);
    assertThat(plain.instantaneousForward(1.7))
        .isCloseTo(0.045 - 0.05 * StrictMath.exp(-1), offset(1e-16));
  }

  @Test
  void figuresThatMeanNothing() {
    assertThatThrownBy(() -> new Svensson(0.04, 0, 0, 0, 0, 1)).hasMessageContaining("tau 0.0");
    assertThatThrownBy(() -> new Svensson(0.04, 0, 0, 0, 1, -1)).hasMessageContaining("tau -1.0");
    assertThatThrownBy(() -> new Svensson(0.04, Double.NaN, 0, 0, 1, 1))
        .hasMessageContaining("beta NaN");
    assertThatThrownBy(() -> CURVE.discount(Double.NaN)).hasMessageContaining("NaN years");
  }
}
