package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTableTest {
  private static final LifeTable TABLE = LifeTable.of(60, List.of(0.1, 0.2, 0.5));

  @Test
  void wholeYearsMultiply() {
    assertThat(TABLE.survival(60, 0)).isEqualTo(1);
    assertThat(TABLE.survival(60, 1)).isCloseTo(0.9, offset(1e-16));
    assertThat(TABLE.survival(60, 2)).isCloseTo(0.72, offset(1e-15));
    assertThat(TABLE.survival(61, 1)).isCloseTo(0.8, offset(1e-15));
    assertThat(TABLE.survival(60, 3)).isCloseTo(0.36, offset(1e-15));
  }

  /** Deaths of a year are uniform: alive at 61.25 are 0.9 (1 - 0.25 0.2) of those at 60. */
  @Test
  void deathsAreUniformWithinAYear() {
    assertThat(TABLE.survival(60, 1.25)).isCloseTo(0.9 * 0.95, offset(1e-15));
    assertThat(TABLE.survival(61.25, 0.5)).isCloseTo(0.85 / 0.95, offset(1e-15));
    assertThat(TABLE.survival(60.5, 1)).isCloseTo(0.9 * 0.9 / 0.95, offset(1e-15));
  }

  @Test
  void nobodySurvivesTheEndOfTheTable() {
    assertThat(TABLE.survival(62, 1)).isCloseTo(0.5, offset(1e-15));
    assertThat(TABLE.survival(62, 1.001)).isZero();
    assertThat(TABLE.survival(60, Double.POSITIVE_INFINITY)).isZero();
    assertThat(TABLE.survival(63, 0.5)).isZero();
    assertThat(TABLE.survival(90, 1)).isZero();
    assertThat(TABLE.survival(90, 0)).isEqualTo(1);
    assertThat(TABLE.expectancy(90)).isZero();
  }

  @Test
  void anAgeThatNobodyReaches() {
    LifeTable closed = LifeTable.of(0, List.of(0.5, 1.0, 0.1));
    assertThat(closed.survival(0, 2)).isZero();
    assertThat(closed.survival(2, 0.5)).isZero();
    assertThat(closed.expectancy(2.5)).isZero();
  }

  /** The integral of survival: trapezoids 0.95 + 0.81 + 0.54 from 60. */
  @Test
  void expectancyIsTheIntegralOfSurvival() {
    assertThat(TABLE.expectancy(60)).isCloseTo(2.3, offset(1e-15));
    for (double age : new double[] {60, 60.3, 61, 62.75}) {
      double sum = 0;
      double h = 1.0 / 1024;
      for (double t = h / 2; t < 63 - age; t += h) {
        sum += h * TABLE.survival(age, t);
      }
      assertThat(TABLE.expectancy(age)).isCloseTo(sum, offset(1e-3));
    }
  }

  @Test
  void agesOfTheTable() {
    assertThat(TABLE.first()).isEqualTo(60);
    assertThat(TABLE.last()).isEqualTo(62);
  }

  @Test
  void tablesThatMeanNothing() {
    for (double q : new double[] {-0.01, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> LifeTable.of(60, List.of(0.1, q)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("death probability " + q + " at age 61");
    }
    assertThatThrownBy(() -> LifeTable.of(60, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LifeTable.of(-1, List.of(0.1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void questionsThatMeanNothing() {
    double[][] questions = {{59.9, 1}, {60, -1}, {60, Double.NaN}, {Double.NaN, 1}, {1 / 0.0, 1}};
    for (double[] question : questions) {
      assertThatThrownBy(() -> TABLE.survival(question[0], question[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> TABLE.expectancy(59)).isInstanceOf(IllegalArgumentException.class);
  }
}
