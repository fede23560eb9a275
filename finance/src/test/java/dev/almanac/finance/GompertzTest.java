package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

class GompertzTest {
  private static final Gompertz LAW = new Gompertz(88, 10);

  @Test
  void theFormula() {
    for (double age : new double[] {0, 65, 88, 110}) {
      for (double t : new double[] {0, 1e-9, 0.5, 1, 9.99, 10, 10.01, 30}) {
        double expected =
            StrictMath.exp(StrictMath.exp((age - 88) / 10) * -StrictMath.expm1(t / 10));
        assertThat(LAW.survival(age, t)).isCloseTo(expected, offset(1e-14));
      }
    }
    assertThat(LAW.survival(65, Double.POSITIVE_INFINITY)).isZero();
  }

  @Test
  void oneSpanAfterAnother() {
    assertThat(LAW.survival(60, 12) * LAW.survival(72, 8))
        .isCloseTo(LAW.survival(60, 20), offset(1e-15));
  }

  /** The density of the age at death, by differences of survival from birth. */
  @Test
  void mostDieAtTheModalAge() {
    double before = LAW.survival(0, 86.5) - LAW.survival(0, 87.5);
    double at = LAW.survival(0, 87.5) - LAW.survival(0, 88.5);
    double after = LAW.survival(0, 88.5) - LAW.survival(0, 89.5);
    assertThat(at).isGreaterThan(before).isGreaterThan(after);
  }

  /** From where its series is used to where its continued fraction is, and across the border. */
  @Test
  void expectancyByQuadrature() {
    var integrator = new IterativeLegendreGaussIntegrator(32, 1e-13, 1e-13);
    for (double age : new double[] {-20, 0, 40, 65, 80, 87.999, 88, 88.001, 95, 110, 120, 140}) {
      double longest = 10 * StrictMath.log1p(50 / StrictMath.exp((age - 88) / 10));
      double integral = integrator.integrate(10_000_000, t -> LAW.survival(age, t), 0, longest);
      assertThat(LAW.expectancy(age)).as("%s", age).isCloseTo(integral, offset(1e-9));
    }
  }

  /** Far below the modal age, the age at death is a Gumbel variable with mean m - gamma b. */
  @Test
  void expectancyFarFromTheModalAge() {
    assertThat(new Gompertz(88, 0.1).expectancy(0)).isCloseTo(88 - 0.05772156649015, offset(1e-12));
    assertThat(LAW.expectancy(10_000)).isBetween(0.0, 1e-300);
    assertThat(LAW.survival(10_000, 0)).isEqualTo(1);
    assertThat(LAW.survival(10_000, 1)).isZero();
    assertThat(new Gompertz(88, 0.1).survival(0, 200)).isZero();
  }

  @Test
  void figuresThatMeanNothing() {
    double[][] laws = {{Double.NaN, 10}, {1 / 0.0, 10}, {88, 0}, {88, -1}, {88, Double.NaN}};
    for (double[] law : laws) {
      assertThatThrownBy(() -> new Gompertz(law[0], law[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> LAW.survival(65, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LAW.survival(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LAW.expectancy(1 / 0.0)).isInstanceOf(IllegalArgumentException.class);
  }
}
