package dev.almanac.finance;

import dev.almanac.finance.GrowthConvention.Mean;
import dev.almanac.finance.GrowthConvention.Volatility;
import java.util.List;

/**
 * The lognormal growth of a mix of assets that is held at fixed weights. A sum of lognormals is not
 * lognormal, so these are conventions, and papers differ in the one they mean.
 *
 * <p>All take the log growth of each asset, correlations, and one weight per asset. What the
 * weights leave of 1 keeps its value.
 */
public final class Mixes {
  private Mixes() {}

  /**
   * Log growth of the mix as the weighted sum of log growths: mean sum w m, variance sum of w_i w_j
   * r_ij s_i s_j (De Santis 2026).
   *
   * @param correlation of log growth
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
   *
   * @param correlation of log growth
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
   * The mix rebalanced once a year: the lognormal whose mean and variance over one year are those
   * of the mix's simple return. The mix must not expect to lose everything.
   *
   * @param correlation of simple returns; it is r = (e^(q s_i s_j) - 1) / sqrt((e^(s_i²) - 1)
   *     (e^(s_j²) - 1)) where q is the correlation of log growth, a little nearer to 0
   */
  public static LogGrowth ofSimpleReturns(
      List<LogGrowth> assets, CorrelationMatrix correlation, double... weights) {
    checkSizes(assets, correlation, weights);
    double[] deviations = new double[weights.length];
    double mean = 0.0;
    for (int i = 0; i < weights.length; i++) {
      mean = Math.fma(weights[i], assets.get(i).arithmeticMean(), mean);
      deviations[i] = assets.get(i).simpleVolatility();
    }
    double variance = variance(deviations, correlation, weights);
    return LogGrowth.of(Mean.ARITHMETIC, mean, Volatility.SIMPLE, Math.sqrt(variance));
  }

  private static double logVariance(
      List<LogGrowth> assets, CorrelationMatrix correlation, double[] weights) {
    // No stream: strategies that search for a mix ask for thousands.
    double[] deviations = new double[assets.size()];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = assets.get(i).volatility();
    }
    return variance(deviations, correlation, weights);
  }

  private static double variance(
      double[] deviations, CorrelationMatrix correlation, double[] weights) {
    double variance = 0.0;
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights.length; j++) {
        double covariance = correlation.get(i, j) * deviations[i] * deviations[j];
        variance = Math.fma(weights[i] * weights[j], covariance, variance);
      }
    }
    return Math.max(0.0, variance);
  }

  private static void checkSizes(
      List<LogGrowth> assets, CorrelationMatrix correlation, double[] weights) {
    if (assets.size() != weights.length || correlation.size() != weights.length) {
      throw new IllegalArgumentException(
          assets.size()
              + " assets, "
              + correlation.size()
              + " correlated, "
              + weights.length
              + " weights");
    }
  }
}
