package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.pow;

/**
 * A first-order autoregressive process, x(k) = mean + persistence (x(k-1) - mean) + volatility e(k)
 * with e independent and standard normal: inflation per year, say, or a short rate at even steps.
 *
 * @param mean to which it reverts, per step
 * @param persistence the part of a deviation that is left a step later, above -1, at most 1; with 1
 *     it is a random walk and has no mean to revert to
 * @param volatility the standard deviation of a step, not negative
 */
public record FirstOrderAutoregression(double mean, double persistence, double volatility) {
  public FirstOrderAutoregression {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean " + mean);
    }
    if (!(persistence > -1.0 && persistence <= 1.0)) {
      throw new IllegalArgumentException("persistence " + persistence);
    }
    if (!(volatility >= 0.0 && volatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("volatility " + volatility);
    }
  }

  /** The expected value after so many steps, from what it is now. */
  public double mean(int steps, double now) {
    return mean + left(steps) * (now - mean);
  }

  /** The variance after so many steps. */
  public double variance(int steps) {
    double square = volatility * volatility;
    return persistence == 1.0
        ? square * checked(steps)
        : square * (1.0 - left(2 * checked(steps))) / (1.0 - persistence * persistence);
  }

  /** The variance after very many steps; infinite of a random walk. */
  public double stationaryVariance() {
    return persistence == 1.0 && volatility > 0.0
        ? Double.POSITIVE_INFINITY
        : volatility == 0.0 ? 0.0 : volatility * volatility / (1.0 - persistence * persistence);
  }

  /** The expected sum of the next steps: of log inflation, the log of the price index. */
  public double meanOfSum(int steps, double now) {
    double n = checked(steps);
    double deviations =
        persistence == 1.0 ? n : persistence * (1.0 - left(steps)) / (1.0 - persistence);
    return n * mean + deviations * (now - mean);
  }

  /** The variance of the sum of the next steps: each shock counts in all steps after it. */
  public double varianceOfSum(int steps) {
    double sum = 0.0;
    double weight = 0.0;
    for (int left = 1; left <= checked(steps); left++) {
      weight = 1.0 + persistence * weight;
      sum = Math.fma(weight, weight, sum);
    }
    return volatility * volatility * sum;
  }

  private double left(int steps) {
    return pow(persistence, checked(steps));
  }

  private static int checked(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException(steps + " steps");
    }
    return steps;
  }
}
