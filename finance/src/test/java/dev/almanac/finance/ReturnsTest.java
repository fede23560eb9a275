package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class ReturnsTest {

  @Test
  void real() {
    assertThat(Returns.real(0.21, 0.1)).isCloseTo(0.1, offset(1e-16));
    assertThat(Returns.real(0, 1)).isEqualTo(-0.5);
    assertThat(Returns.real(-1, 0.1)).isCloseTo(-1, offset(1e-15));
    assertThat(Returns.realBySubtraction(0.21, 0.1)).isCloseTo(0.11, offset(1e-16));
  }

  @Test
  void total() {
    double[] returns = Returns.total(new double[] {100, 110, 99}, new double[] {7, 6, 12}, 12);
    assertThat(returns).containsExactly(new double[] {0.105, 100 / 110.0 - 1}, offset(1e-15));
  }

  /** 10.4 % is the growth of large stocks from 1926 to 2006 in the yearbook of Ibbotson (2007). */
  @Test
  void shiller() {
    SharedData data = SharedData.read("shiller_ie_data.csv").months("1925-12", "2006-12");
    double[] returns = Returns.total(data.numbers("price"), data.numbers("dividend"), 12);
    assertThat(returns).hasSize(81 * 12);
    assertThat(Moments.geometricMean(returns, 12)).isCloseTo(0.104, offset(0.002));
  }

  @Test
  void figuresThatMeanNothing() {
    double[][] rates = {{0.1, -1}, {-1.1, 0}, {Double.NaN, 0}, {0, Double.NaN}, {0, 1 / 0.0}};
    for (double[] pair : rates) {
      assertThatThrownBy(() -> Returns.real(pair[0], pair[1]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Returns.realBySubtraction(pair[0], pair[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    total("price 1 is 0.0", 12, new double[] {1, 0}, new double[] {0, 0});
    total("dividend 1 is -1.0", 12, new double[] {1, 1}, new double[] {0, -1});
    total("price 0 is NaN", 12, new double[] {Double.NaN, 1}, new double[] {0, 0});
    total("2 prices, 1 dividends", 12, new double[] {1, 1}, new double[] {0});
    total("1 prices", 12, new double[] {1}, new double[] {0});
    total("0 steps per year", 0, new double[] {1, 1}, new double[] {0, 0});
  }

  private static void total(String message, int steps, double[] prices, double[] dividends) {
    assertThatThrownBy(() -> Returns.total(prices, dividends, steps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
