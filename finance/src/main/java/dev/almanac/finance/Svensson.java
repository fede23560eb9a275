package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;

/**
 * The curve of Nelson and Siegel (1987) as extended by Svensson (1994), in which central banks
 * publish theirs (Gürkaynak, Sack and Wright 2007, whose parameters are in percent: divide the
 * betas by 100). The instantaneous forward rate at time t is
 *
 * <p>beta0 + beta1 e^(-t / tau1) + beta2 (t / tau1) e^(-t / tau1) + beta3 (t / tau2) e^(-t / tau2)
 *
 * <p>and zero yields, continuously compounded, are its averages.
 *
 * @param beta0 the rate at very long times
 * @param beta1 beta0 + beta1 is the short rate
 * @param beta2 the size of the first hump
 * @param beta3 the size of the second
 * @param tau1 where the first hump is, in years, positive
 * @param tau2 where the second is, in years, positive
 */
public record Svensson(
    double beta0, double beta1, double beta2, double beta3, double tau1, double tau2)
    implements YieldCurve {
  public Svensson {
    for (double beta : new double[] {beta0, beta1, beta2, beta3}) {
      if (!Double.isFinite(beta)) {
        throw new IllegalArgumentException("Svensson beta " + beta);
      }
    }
    for (double tau : new double[] {tau1, tau2}) {
      if (!(tau > 0.0 && tau < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("Svensson tau " + tau);
      }
    }
  }

  /** With one hump only. */
  public static Svensson nelsonSiegel(double beta0, double beta1, double beta2, double tau) {
    return new Svensson(beta0, beta1, beta2, 0.0, tau, tau);
  }

  @Override
  public double logDiscount(double years) {
    double t = Knots.time(years);
    double slope = -tau1 * expm1(-t / tau1);
    double hump = slope - t * exp(-t / tau1);
    double second = -tau2 * expm1(-t / tau2) - t * exp(-t / tau2);
    return -(beta0 * t + beta1 * slope + beta2 * hump + beta3 * second);
  }

  @Override
  public double instantaneousForward(double years) {
    double x = Knots.time(years) / tau1;
    double y = years / tau2;
    return beta0 + (beta1 + beta2 * x) * exp(-x) + beta3 * y * exp(-y);
  }
}
