package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class YieldsTest {

  @Test
  void yieldLessTheLossOfARise() {
    assertThat(Yields.returns(new double[] {0.06, 0.07, 0.05}, 12, 5))
        .containsExactly(new double[] {0.005 - 5 * 0.01, 0.07 / 12 + 5 * 0.02}, offset(1e-16));
  }

  @Test
  void aBillEarnsTheYieldItWasBoughtAt() {
    assertThat(Yields.returns(new double[] {0.06, 0.12, 0.03}, 12, 0))
        .containsExactly(new double[] {0.005, 0.01}, offset(1e-17));
  }

  /** A par bond of ten years, priced in full a month later: they differ to second order. */
  @Test
  void firstOrderOfAFullPrice() {
    double y = 0.05;
    double duration = (1 - StrictMath.pow(1.05, -10)) / y;
    for (double change : new double[] {-0.001, 0.001}) {
      double left = 10 - 1 / 12.0;
      double price = 0;
      for (int year = 1; year <= 10; year++) {
        price += (year == 10 ? 1.05 : 0.05) * StrictMath.pow(1.05 + change, 10 - left - year);
      }
      double[] returns = Yields.returns(new double[] {y, y + change}, 12, duration);
      assertThat(returns[0]).isCloseTo(price - 1, offset(0.0003));
    }
  }

  @Test
  void figuresThatMeanNothing() {
    throwsAbout("1 yields", 12, 5, 0.05);
    throwsAbout("yield 1 is NaN", 12, 5, 0.05, Double.NaN);
    throwsAbout("duration -1.0", 12, -1, 0.05, 0.05);
    throwsAbout("duration Infinity", 12, 1 / 0.0, 0.05, 0.05);
    throwsAbout("0 steps per year", 0, 5, 0.05, 0.05);
  }

  private static void throwsAbout(String message, int steps, double duration, double... yields) {
    assertThatThrownBy(() -> Yields.returns(yields, steps, duration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
