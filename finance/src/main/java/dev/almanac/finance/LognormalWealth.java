package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.log;
import static dev.almanac.simulation.NormalDistribution.cumulative;
import static dev.almanac.simulation.NormalDistribution.density;

import dev.almanac.simulation.NormalDistribution;

/**
 * The wealth that one dollar grows to in t years of independent lognormal growth: log wealth is
 * normal with mean m t and standard deviation s sqrt(t) (De Santis 2026).
 *
 * <p>A level is the probability of the lower tail, between 0 and 1 exclusive: 0.1 for VaR10 and
 * CVaR10. Horizons t are in years, not negative.
 *
 * @param logMean m, per year
 * @param logVolatility s, per year, not negative
 */
public record LognormalWealth(double logMean, double logVolatility) {
  public LognormalWealth {
    if (!Double.isFinite(logMean)
        || !(logVolatility >= 0.0 && logVolatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("log mean " + logMean + ", volatility " + logVolatility);
    }
  }

  public static LognormalWealth of(LogGrowth growth) {
    return new LognormalWealth(growth.mean(), growth.volatility());
  }

  /** The quantile of log wealth, m t + z s sqrt(t), z the normal quantile (equation 1). */
  public double logQuantile(double t, double level) {
    return location(t) + scale(t) * score(level);
  }

  /** The mean of log wealth in its lower tail, m t - s sqrt(t) density(z) / level (equation 2). */
  public double logCvar(double t, double level) {
    return location(t) - scale(t) * density(score(level)) / level;
  }

  /** The quantile of wealth, its value at risk: exp of equation 1. */
  public double quantile(double t, double level) {
    return exp(logQuantile(t, level));
  }

  /** exp of equation 2: a geometric mean of the lower tail, always below {@link #cvar}. */
  public double expCvar(double t, double level) {
    return exp(logCvar(t, level));
  }

  /**
   * The mean of wealth in its lower tail, E[W | W at most its quantile] = mean Phi(z - s sqrt(t)) /
   * level.
   */
  public double cvar(double t, double level) {
    return mean(t) * cumulative(score(level) - scale(t)) / level;
  }

  /** The log of {@link #cvar}: the exact counterpart of {@link #logCvar}, never below it. */
  public double logExactCvar(double t, double level) {
    return log(cvar(t, level));
  }

  public double mean(double t) {
    return exp(location(t) + 0.5 * scale(t) * scale(t));
  }

  public double median(double t) {
    return exp(location(t));
  }

  /** The probability of wealth below x. */
  public double probabilityBelow(double t, double x) {
    if (!(x > 0.0)) {
      return Double.isNaN(x) ? x : 0.0;
    }
    double distance = log(x) - location(t);
    double s = scale(t);
    return s > 0.0 ? cumulative(distance / s) : distance > 0.0 ? 1.0 : 0.0;
  }

  private double location(double t) {
    return logMean * t;
  }

  private double scale(double t) {
    if (!(t >= 0.0)) {
      throw new IllegalArgumentException("a horizon of " + t + " years");
    }
    return logVolatility * Math.sqrt(t);
  }

  private static double score(double level) {
    if (!(level > 0.0 && level < 1.0)) {
      throw new IllegalArgumentException("level " + level);
    }
    return NormalDistribution.quantile(level);
  }
}
