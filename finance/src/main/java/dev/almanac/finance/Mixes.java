package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.expm1;
import static dev.almanac.simulation.Elementary.log;
import static dev.almanac.simulation.Elementary.log1p;

import java.util.List;

/**
 * The lognormal growth of a mix of assets that is held at fixed weights. A sum of lognormals is not
 * lognormal, so these are conventions, and papers differ in the one they mean.
 *
 * <p>All three take the log growth of each asset, the correlations of log growth, and one weight per
 * asset (they need not sum to 1, but do where they are a mix).
 */
public final class Mixes {
  private Mixes() {}

  /**
   * Log growth of the mix as the weighted sum of log growths: mean sum w m, variance sum of w_i w_j
   * r_ij s_i s_j (De Santis 2026).
   */
  public static LogGrowth ofLogs(
      List<LogGrowth> assets, CorrelationMatrix correlation, double... weights) {
    checkSizes(assets, correlation, weights);
    double mean = 0.0;
    for (int i = 0; i < weights.length; i++) {
      mean = Math.fma(weights[i], assets.get(i).mean(), mean);
    }
    return new LogGrowth(mean, Math.sqrt(logVariance(assets, correlation, weights)));
  }

  /**
   * The mix rebalanced at every moment: variance as {@link #ofLogs}, drift sum w (m + s²/2), so the
   * mean of log growth is that drift less half the variance (Merton 1969).
   */
  public static LogGrowth continuouslyRebalanced(
      List<LogGrowth> assets, CorrelationMatrix correlation, double... weights) {
    checkSizes(assets, correlation, weights);
    double variance = logVariance(assets, correlation, weights);
    double drift = 0.0;
    for (int i = 0; i < weights.length; i++) {
      LogGrowth asset = assets.get(i);
      drift = Math.fma(weights[i], asset.mean() + 0.5 * asset.variance(), drift);
    }
    return new LogGrowth(drift - 0.5 * variance, Math.sqrt(variance));
  }

  /**
   * The mix rebalanced once a year: the lognormal whose mean and variance over one year are those of
   * the mix's simple return. The mix must not expect to lose everything.
   */
  public static LogGrowth ofSimpleReturns(
      List<LogGrowth> assets, CorrelationMatrix correlation, double... weights) {
    checkSizes(assets, correlation, weights);
    double[] expected = new double[weights.length];
    double growth = 0.0;
    double weight = 0.0;
    for (int i = 0; i < weights.length; i++) {
      expected[i] = weights[i] * exp(assets.get(i).mean() + 0.5 * assets.get(i).variance());
      growth += expected[i];
      weight += weights[i];
    }
    growth += 1.0 - weight; // what is not invested keeps its value
    if (!(growth > 0.0)) {
      throw new IllegalArgumentException("expected growth " + growth);
    }
    double variance = 0.0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        double log = covariance(assets, correlation, i, j);
        variance = Math.fma(expected[i] * expected[j], expm1(log), variance);
      }
    }
    double logVariance = log1p(Math.max(0.0, variance) / (growth * growth));
    return new LogGrowth(log(growth) - 0.5 * logVariance, Math.sqrt(logVariance));
  }

  private static double logVariance(
      List<LogGrowth> assets, CorrelationMatrix correlation, double[] weights) {
    double variance = 0.0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        variance =
            Math.fma(weights[i] * weights[j], covariance(assets, correlation, i, j), variance);
      }
    }
    return Math.max(0.0, variance);
  }

  private static double covariance(
      List<LogGrowth> assets, CorrelationMatrix correlation, int i, int j) {
    return correlation.get(i, j) * assets.get(i).volatility() * assets.get(j).volatility();
  }

  private static void checkSizes(
      List<LogGrowth> assets, CorrelationMatrix correlation, double[] weights) {
    if (assets.size() != weights.length || correlation.size() != weights.length) {
      throw new IllegalArgumentException(
          assets.size() + " assets, " + correlation.size() + " correlated, " + weights.length
              + " weights");
    }
  }
}
