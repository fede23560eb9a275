package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;

/**
 * Mortality by the law of Gompertz: the force of mortality at age x is e^((x - m) / b) / b, so
 * survival of t years from x is exp(e^((x - m) / b) (1 - e^(t / b))) (Milevsky 2006).
 *
 * @param modalAge m, the most frequent age at death, finite
 * @param dispersion b, in years, positive: in so many years the force of mortality grows by e
 */
public record Gompertz(double modalAge, double dispersion) implements Mortality {
  private static final double EULER_GAMMA = 0.5772156649015329;

  // Keeps e^((x - m) / b) finite; nobody is alive there.
  private static final double LARGEST_EXPONENT = 700.0;

  public Gompertz {
    if (!Double.isFinite(modalAge)
        || !(dispersion > 0.0 && dispersion < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Gompertz modal age " + modalAge + ", dispersion " + dispersion);
    }
  }

  @Override
  public double survival(double age, double years) {
    double start = exponent(age);
    if (!(years >= 0.0)) {
      throw new IllegalArgumentException("survival of " + years + " years");
    }
    double span = years / dispersion;
    // Two forms: one exact for a short time, the other without a product of 0 and infinity.
    double force = span < 1.0 ? exp(start) * expm1(span) : exp(start + span) - exp(start);
    return exp(-force);
  }

  /**
   * With a = e^((x - m) / b) the integral of survival is b e^a E1(a), where E1 is the exponential
   * integral: by its series up to a = 1, by its continued fraction above (Abramowitz and Stegun
   * 1964, 5.1.11 and 5.1.22), each until it does not change. Within 1e-9 years.
   */
  @Override
  public double expectancy(double age) {
    double exponent = exponent(age);
    double a = exp(exponent);
    return dispersion * (a <= 1.0 ? exp(a) * series(a, exponent) : continuedFraction(a));
  }

  private double exponent(double age) {
    if (!Double.isFinite(age)) {
      throw new IllegalArgumentException("age " + age);
    }
    return Math.min((age - modalAge) / dispersion, LARGEST_EXPONENT);
  }

  /** E1(a) = -gamma - ln a - the sum of (-a)^k / (k k!); the log is given, as a may be 0. */
  private static double series(double a, double logOfA) {
    double sum = -EULER_GAMMA - logOfA;
    double term = 1.0;
    for (int k = 1; Math.abs(term) > 1e-18; k++) {
      term *= -a / k;
      sum -= term / k;
    }
    return sum;
  }

  /** e^a E1(a) = 1 / (a + 1 - 1 / (a + 3 - 4 / (a + 5 - 9 / ...))), by Lentz's method. */
  private static double continuedFraction(double a) {
    double b = a + 1.0;
    double c = Double.POSITIVE_INFINITY;
    double d = 1.0 / b;
    double value = d;
    double factor = 0.0;
    for (int k = 1; Math.abs(factor - 1.0) > 1e-15; k++) {
      double square = (double) k * k;
      b += 2.0;
      d = 1.0 / (b - square * d);
      c = b - square / c;
      factor = c * d;
      value *= factor;
    }
    return value;
  }
}
