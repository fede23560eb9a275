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
    // Each amount is rounded to a multiple of 2^(19 - 40): 2^19 is the scale's power of two.
    double mostRounded = amounts.length * Math.scalb(0.5, 19 - 40);
    assertThat(sum.value()).isCloseTo(Sums.sum(amounts, amounts.length), within(mostRounded));
  }

  @Test
  void aMillionOfTheLargestAmountsDoNotOverflow() {
    double[] amounts = new double[1_000_000];
    java.util.Arrays.fill(amounts, 500e6);
    var sum = new ExactSum(1e6);
    sum.add(amounts, amounts.length);
    assertThat(sum.value()).isEqualTo(500e12);
  }

  /** 4096 of them fill half of a long: many columns and many sums outgrow it, in both ways. */
  @Test
  void sumsOutgrowALong() {
    double[] amounts = new double[4096];
    java.util.Arrays.fill(amounts, 1000.0);
    var sum = new ExactSum(1.0);
    var negative = new ExactSum(1.0);
    for (int i = 0; i < 5; i++) {
      var part = new ExactSum(1.0);
      part.add(amounts, amounts.length);
      sum.add(part);
      sum.add(amounts, amounts.length);
    }
    java.util.Arrays.fill(amounts, -1000.0);
    for (int i = 0; i < 9; i++) {
      negative.add(amounts, amounts.length);
    }
    assertThat(sum.value()).isEqualTo(4_096_000.0 * 10);
    assertThat(negative.value()).isEqualTo(-4_096_000.0 * 9);
    sum.add(negative);
    assertThat(sum.value()).isEqualTo(4_096_000.0);
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
