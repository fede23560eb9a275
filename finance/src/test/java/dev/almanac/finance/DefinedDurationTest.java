package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class DefinedDurationTest {

  /** The figures of the source: 21.16 years for stocks, about 12 for a mix of 60/40. */
  @Test
  void theFiguresOfTheSource() {
    assertThat(DefinedDuration.years(0.5, 0.0333)).isCloseTo(21.16, offset(0.005));
    double cape = DefinedDuration.realReturn(30);
    assertThat(DefinedDuration.years(0.5, cape)).isCloseTo(21.14, offset(0.005));
    assertThat(DefinedDuration.years(0.3, 0.03)).isCloseTo(12.07, offset(0.005));
  }

  @Test
  void growthOverTheDurationMakesTheLossGood() {
    for (double drawdown : new double[] {0, 1e-9, 0.2, 0.5, 0.99}) {
      for (double r : new double[] {0.001, 0.03, 0.2}) {
        double years = DefinedDuration.years(drawdown, r);
        assertThat((1 - drawdown) * StrictMath.pow(1 + r, years)).isCloseTo(1, offset(1e-12));
        assertThat(DefinedDuration.drawdown(years, r)).isCloseTo(drawdown, offset(1e-14));
      }
    }
  }

  @Test
  void doublingAtSevenPercent() {
    assertThat(DefinedDuration.years(0.5, 0.07)).isCloseTo(10.2447683510585, offset(1e-12));
    assertThat(DefinedDuration.years(0, 0.07)).isZero();
  }

  @Test
  void figuresThatMeanNothing() {
    for (double drawdown : new double[] {-0.1, 1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> DefinedDuration.years(drawdown, 0.03))
          .hasMessageContaining("drawdown " + drawdown);
    }
    for (double r : new double[] {0, -0.01, Double.NaN, 1 / 0.0}) {
      assertThatThrownBy(() -> DefinedDuration.years(0.5, r))
          .hasMessageContaining("real return " + r);
      assertThatThrownBy(() -> DefinedDuration.drawdown(5, r))
          .hasMessageContaining("real return " + r);
    }
    assertThatThrownBy(() -> DefinedDuration.realReturn(0)).hasMessageContaining("ratio 0.0");
    assertThatThrownBy(() -> DefinedDuration.drawdown(-1, 0.03)).hasMessageContaining("-1.0 years");
  }
}
