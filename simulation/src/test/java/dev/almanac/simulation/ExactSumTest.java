package dev.almanac.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExactSumTest {

  private static double[] amounts(int n) {
    var random = new Random(7);
    double[] amounts = new double[n];
    for (int i = 0; i < n; i++) {
      amounts[i] = random.nextDouble() * 1e6;
    }
    return amounts;
  }

  @Test
  void noOrderOfAddingChangesABit() {
    double[] amounts = amounts(20_000);
    var whole = new ExactSum(1e6);
    whole.add(amounts, amounts.length);
    var parts = new ExactSum(1e6);
    for (int i = amounts.length - 1; i >= 0; i--) {
      var one = new ExactSum(1e6);
      one.add(new double[] {amounts[i]}, 1);
      parts.add(one);
    }
    assertThat(parts.value()).isEqualTo(whole.value());
  }

  @Test
  void theSumIsThatOfTheAmounts() {
    double[] amounts = amounts(20_000);
    var sum = new ExactSum(1e6);
    sum.add(amounts, amounts.length);
    assertThat(sum.value()).isCloseTo(Sums.sum(amounts, amounts.length), within(1e-6));
  }

  @Test
  void aMillionOfTheLargestAmountsDoNotOverflow() {
    double[] amounts = new double[1_000_000];
    java.util.Arrays.fill(amounts, 1e9);
    var sum = new ExactSum(1e6);
    sum.add(amounts, amounts.length);
    assertThat(sum.value()).isEqualTo(1e15);
  }

  @Test
  void amountsOfASmallScaleKeepTheirDigits() {
    var sum = new ExactSum(1.0);
    sum.add(new double[] {0.1, 0.2, 0.3}, 3);
    assertThat(sum.value()).isCloseTo(0.6, within(3e-12));
  }

  @Test
  void sumsOfOtherScalesAreNotAdded() {
    assertThatThrownBy(() -> new ExactSum(1.0).add(new ExactSum(1e6)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
