package dev.almanac.finance;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Where a function of one number is 0. All take a bracket of finite length, low below high, and a
 * positive accuracy, in units of x. The function must not be NaN anywhere it is asked for.
 *
 * <p>The solver of commons-math uses IEEE operations only, so the result has the same bits on every
 * processor if those of the function have.
 */
public final class Roots {
  // The solver multiplies two values, and the product must not vanish.
  private static final double NOTHING = 1e-150;

  private static final double ROUNDING = Math.ulp(1.0);

  private Roots() {}

  /**
   * A root of a continuous function, by Brent's method (1973): within accuracy, and a few ulp, of a
   * change of sign. An end at which the function is 0 is the answer, low before high; a value
   * within 1e-150 of 0 counts as 0.
   *
   * @param f finite in the bracket
   * @return empty if f has the same sign at both ends
   */
  public static OptionalDouble find(
      DoubleUnaryOperator f, double low, double high, double accuracy) {
    checkBracket(low, high, accuracy);
    double atLow = finite(f, low);
    if (Math.abs(atLow) <= NOTHING) {
      return OptionalDouble.of(low);
    }
    double atHigh = finite(f, high);
    if (Math.abs(atHigh) <= NOTHING) {
      return OptionalDouble.of(high);
    }
    if (atLow > 0.0 == atHigh > 0.0) {
      return OptionalDouble.empty();
    }
    double middle = middle(low, high);
    if (middle == low || middle == high) {
      return OptionalDouble.of(low);
    }
    // Brent promises twice the accuracy asked for. The ends, which it asks for again, may be dear.
    var solver = new BrentSolver(ROUNDING, 0.5 * accuracy, NOTHING);
    return OptionalDouble.of(
        solver.solve(
            Integer.MAX_VALUE,
            x -> x == low ? atLow : x == high ? atHigh : finite(f, x),
            low,
            high,
            middle));
  }

  /**
   * The largest x of the bracket with f(x) at most 0, for a step function that does not decrease,
   * such as a simulated probability of failure less the one allowed: by bisection, which needs no
   * slope. The side is certain: f is at most 0 at the answer, which lies below the step, less than
   * accuracy (or one ulp if that is more) from an x where f is above 0. It is high if f is at most
   * 0 there. If the function also decreases, the answer is below one of several such steps.
   *
   * @param f may be infinite
   * @return empty if f is above 0 at low
   */
  public static OptionalDouble stepRoot(
      DoubleUnaryOperator f, double low, double high, double accuracy) {
    checkBracket(low, high, accuracy);
    if (number(f, low) > 0.0) {
      return OptionalDouble.empty();
    }
    if (number(f, high) <= 0.0) {
      return OptionalDouble.of(high);
    }
    double below = low;
    double above = high;
    while (above - below >= accuracy) {
      double middle = middle(below, above);
      if (middle == below || middle == above) {
        break;
      }
      if (number(f, middle) <= 0.0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return OptionalDouble.of(below);
  }

  /** Equal to one of the two if no number lies between them. */
  private static double middle(double low, double high) {
    return low + 0.5 * (high - low);
  }

  private static double finite(DoubleUnaryOperator f, double x) {
    double y = f.applyAsDouble(x);
    if (!Double.isFinite(y)) {
      throw new IllegalArgumentException("the function is " + y + " at " + x);
    }
    return y;
  }

  private static double number(DoubleUnaryOperator f, double x) {
    double y = f.applyAsDouble(x);
    if (Double.isNaN(y)) {
      throw new IllegalArgumentException("the function is NaN at " + x);
    }
    return y;
  }

  private static void checkBracket(double low, double high, double accuracy) {
    if (!(high - low > 0.0 && high - low < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a bracket from " + low + " to " + high);
    }
    if (!(accuracy > 0.0 && accuracy < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("accuracy " + accuracy);
    }
  }
}
