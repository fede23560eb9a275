package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.expm1;
import static dev.almanac.simulation.Elementary.log1p;

import dev.almanac.simulation.Sums;

/**
 * The moments of a series of simple returns, one per step of a month, a year or another part of
 * one; each convention of {@link GrowthConvention} by its name. Variances have the divisor n - 1.
 *
 * <p>The moments of log growth are per year: a mean is scaled by the steps of a year, a volatility
 * by their root, which assumes that steps are independent. Those of simple returns are per step, as
 * no such scaling is exact for them. Papers that print them per year compound to years first
 * (Blanchett 2007, table 2): {@code arithmeticMean(yearly(returns, 12))}.
 *
 * <p>Every return must be finite and above -1, and every series have one, or two for a volatility.
 * Messages count returns from 0.
 */
public final class Moments {
  private Moments() {}

  /** The mean of simple returns, per step. */
  public static double arithmeticMean(double[] returns) {
    checkReturns(returns, 1);
    return Sums.mean(returns, returns.length);
  }

  /** The standard error of {@link #arithmeticMean}, s / sqrt(n), of independent steps. */
  public static double arithmeticMeanError(double[] returns) {
    return simpleVolatility(returns) / Math.sqrt(returns.length);
  }

  /** The standard deviation of simple returns, per step. */
  public static double simpleVolatility(double[] returns) {
    checkReturns(returns, 2);
    return deviation(returns);
  }

  /** The yearly return that compounds to the growth of the whole series. */
  public static double geometricMean(double[] returns, int stepsPerYear) {
    return expm1(logMean(returns, stepsPerYear));
  }

  /** The mean of log growth, per year. */
  public static double logMean(double[] returns, int stepsPerYear) {
    Steps.check(stepsPerYear);
    return stepsPerYear * Sums.mean(logGrowth(returns, 1), returns.length);
  }

  /**
   * The standard error of {@link #logMean}, {@link #logVolatility} divided by the root of the
   * number of years, of independent steps.
   */
  public static double logMeanError(double[] returns, int stepsPerYear) {
    double years = (double) returns.length / stepsPerYear;
    return logVolatility(returns, stepsPerYear) / Math.sqrt(years);
  }

  /** The standard deviation of log growth, per year, of independent steps. */
  public static double logVolatility(double[] returns, int stepsPerYear) {
    Steps.check(stepsPerYear);
    return deviation(logGrowth(returns, 2)) * Math.sqrt(stepsPerYear);
  }

  /** The lognormal growth of a year that has this log mean and this log volatility. */
  public static LogGrowth fit(double[] returns, int stepsPerYear) {
    return new LogGrowth(logMean(returns, stepsPerYear), logVolatility(returns, stepsPerYear));
  }

  /**
   * The correlation of log growth in the same steps, in [-1, 1].
   *
   * @param b as long as a; both must vary
   */
  public static double correlation(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "correlation of " + a.length + " returns with " + b.length);
    }
    double[] x = varying(logGrowth(a, 2));
    double[] y = varying(logGrowth(b, 2));
    double correlation = Sums.covariance(x, y, x.length) / (deviation(x) * deviation(y));
    return Math.clamp(correlation, -1.0, 1.0);
  }

  /**
   * The simple returns of whole years: the growth over each group of consecutive steps.
   *
   * @param returns as many as make whole years
   */
  public static double[] yearly(double[] returns, int stepsPerYear) {
    Steps.check(stepsPerYear);
    checkReturns(returns, 1);
    if (returns.length % stepsPerYear != 0) {
      throw new IllegalArgumentException(
          returns.length + " returns are not whole years of " + stepsPerYear);
    }
    double[] years = new double[returns.length / stepsPerYear];
    for (int year = 0; year < years.length; year++) {
      double growth = 1.0;
      for (int step = 0; step < stepsPerYear; step++) {
        growth *= 1.0 + returns[year * stepsPerYear + step];
      }
      years[year] = growth - 1.0;
    }
    return years;
  }

  private static double deviation(double[] values) {
    return Math.sqrt(Sums.variance(values, values.length));
  }

  private static double[] logGrowth(double[] returns, int least) {
    checkReturns(returns, least);
    double[] growth = new double[returns.length];
    for (int i = 0; i < growth.length; i++) {
      growth[i] = log1p(returns[i]);
    }
    return growth;
  }

  // The computed variance of a constant may be a little above 0.
  private static double[] varying(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return values;
      }
    }
    throw new IllegalArgumentException("correlation with returns that do not vary");
  }

  private static void checkReturns(double[] returns, int least) {
    if (returns.length < least) {
      throw new IllegalArgumentException(
          returns.length + " returns, at least " + least + " needed");
    }
    for (int i = 0; i < returns.length; i++) {
      if (!(returns[i] > -1.0 && returns[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("return " + i + " is " + returns[i]);
      }
    }
  }
}
