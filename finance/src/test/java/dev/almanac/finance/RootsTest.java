package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RootsTest {

  @Test
  void aRootWithinTheAccuracyAskedFor() {
    for (double accuracy : new double[] {1e-1, 1e-3, 1e-6, 1e-9, 1e-12}) {
      for (double root : new double[] {0.001, 0.3, 1.7, 2.99}) {
        DoubleUnaryOperator rising = x -> StrictMath.exp(3 * x) - StrictMath.exp(3 * root);
        close(Roots.find(rising, 0, 3, accuracy), root, accuracy + 1e-15);
        close(Roots.find(x -> -rising.applyAsDouble(x), 0, 3, accuracy), root, accuracy + 1e-15);
        DoubleUnaryOperator flat = x -> (x - root) * (x - root) * (x - root);
        close(Roots.find(flat, 0, 3, accuracy), root, accuracy + 1e-15);
      }
    }
  }

  /** The rate at which a dollar a year for 30 years is worth 20: pays back what it costs. */
  @Test
  void aRateOfReturn() {
    OptionalDouble rate =
        Roots.find(r -> (1 - StrictMath.pow(1 + r, -30)) / r - 20, 0.001, 1, 1e-12);
    double annuity = 0;
    for (int t = 1; t <= 30; t++) {
      annuity += StrictMath.pow(1 + rate.getAsDouble(), -t);
    }
    assertThat(annuity).isCloseTo(20, offset(1e-8));
  }

  @Test
  void noChangeOfSign() {
    assertThat(Roots.find(x -> x * x + 1, -1, 1, 1e-9)).isEmpty();
    assertThat(Roots.find(x -> -x * x - 1, -1, 1, 1e-9)).isEmpty();
  }

  @Test
  void anEndThatIsARoot() {
    assertThat(Roots.find(x -> x, 0, 1, 1e-9)).hasValue(0);
    assertThat(Roots.find(x -> x - 1, 0, 1, 1e-9)).hasValue(1);
    assertThat(Roots.find(x -> x * (x - 1), 0, 1, 1e-9)).hasValue(0);
    assertThat(Roots.find(x -> 0, 3, 4, 1e-9)).hasValue(3);
  }

  @Test
  void smallAndLargeValues() {
    for (double scale : new double[] {1e-140, 1e-20, 1e20, 1e300}) {
      close(Roots.find(x -> scale * (x - 0.3), 0, 1, 1e-12), 0.3, 1e-12);
    }
    double next = Math.nextUp(1.0);
    assertThat(Roots.find(x -> x > 1 ? 1 : -1, 1, next, 1e-300)).hasValue(1);
    close(Roots.find(x -> x > 0.3 ? 1 : -1, 0, 1, 1e-300), 0.3, 1e-15);
  }

  @Test
  void valuesTooSmallToTellFromZero() {
    assertThat(Roots.find(x -> 1e-160 * (x - 0.3), 0, 1, 1e-9)).hasValue(0);
    assertThat(Roots.find(x -> x < 1 ? -1 : 1e-160, 0, 1, 1e-9)).hasValue(1);
  }

  @Test
  void theAccuracyHoldsWhereOnlySignsAreKnown() {
    for (int i = 1; i < 1000; i++) {
      double root = i / 1000.0;
      close(Roots.find(x -> x > root ? 1 : -1, 0, 1, 0.1), root, 0.1 + 1e-15);
      close(Roots.find(x -> x > root ? 3 : -1e-6, 0, 1, 0.01), root, 0.01 + 1e-15);
    }
  }

  @Test
  void theEndsAreAskedForOnce() {
    List<Double> asked = new ArrayList<>();
    Roots.find(
        x -> {
          asked.add(x);
          return x - 0.3;
        },
        0,
        1,
        1e-9);
    assertThat(asked).doesNotHaveDuplicates().contains(0.0, 1.0);
  }

  /** The side below the step: f is at most 0 at the answer, and above 0 within the accuracy. */
  @Test
  void theLastNumberBelowAStep() {
    for (double accuracy : new double[] {1, 0.1, 1e-3, 1e-9, 1e-300}) {
      for (double step : new double[] {0.04, 0.3, 0.5, 0.999}) {
        DoubleUnaryOperator f = x -> x > step ? 0.02 : -0.01;
        double root = Roots.stepRoot(f, 0, 1, accuracy).getAsDouble();
        assertThat(root).isLessThanOrEqualTo(step);
        assertThat(root + Math.max(accuracy, Math.ulp(root))).isGreaterThan(step);
      }
    }
  }

  /** One path in ten may fail; they do at 1 / 10, 1 / 9, ..., 1, so two fail from 1 / 9 on. */
  @Test
  void theLargestWithdrawalThatIsSafeEnough() {
    DoubleUnaryOperator failures =
        w -> {
          int failed = 0;
          for (int path = 1; path <= 10; path++) {
            failed += w >= 1.0 / path ? 1 : 0;
          }
          return failed / 10.0 - 0.1;
        };
    double root = Roots.stepRoot(failures, 0, 1, 1e-6).getAsDouble();
    assertThat(root).isLessThan(1.0 / 9).isGreaterThan(1.0 / 9 - 1e-6);
    assertThat(failures.applyAsDouble(root)).isZero();
  }

  @Test
  void stepsOutsideTheBracket() {
    assertThat(Roots.stepRoot(x -> 1, 0, 1, 0.1)).isEmpty();
    assertThat(Roots.stepRoot(x -> -1, 0, 1, 0.1)).hasValue(1);
    assertThat(Roots.stepRoot(x -> 0, 0, 1, 0.1)).hasValue(1);
    assertThat(Roots.stepRoot(x -> x > 0 ? 1 / 0.0 : -1 / 0.0, 0, 1, 1e-9)).hasValue(0);
  }

  @Test
  void questionsThatMeanNothing() {
    double[][] questions = {
      {1, 1, 0.1},
      {2, 1, 0.1},
      {0, 1 / 0.0, 0.1},
      {Double.NaN, 1, 0.1},
      {-1.7e308, 1.7e308, 0.1},
      {0, 1, 0},
      {0, 1, -1},
      {0, 1, Double.NaN},
      {0, 1, 1 / 0.0}
    };
    for (double[] q : questions) {
      assertThatThrownBy(() -> Roots.find(x -> x - 0.3, q[0], q[1], q[2]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Roots.stepRoot(x -> x - 0.3, q[0], q[1], q[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void functionsThatMeanNothing() {
    DoubleUnaryOperator hole = x -> x > 0.2 && x < 0.8 ? Double.NaN : x - 0.5;
    assertThatThrownBy(() -> Roots.find(hole, 0, 1, 1e-9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the function is NaN at 0.5");
    assertThatThrownBy(() -> Roots.stepRoot(hole, 0, 1, 1e-9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the function is NaN at 0.5");
    assertThatThrownBy(() -> Roots.find(x -> 1 / x, 0, 1, 1e-9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the function is Infinity at 0.0");
  }

  private static void close(OptionalDouble found, double root, double accuracy) {
    assertThat(found.getAsDouble()).isCloseTo(root, offset(accuracy));
  }
}
