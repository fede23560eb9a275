package dev.almanac.finance;

import java.util.Arrays;
import java.util.List;

/**
 * The log growth of a year of several periods, in the shocks of those periods: mean + the sum over
 * sources s and periods k of loading[s][k] e(s, k). The shocks are standard normal, independent
 * from period to period; those of one period are correlated.
 */
public final class YearGrowth {
  private final double mean;
  private final double[][] loadings;

  /**
   * The growth of a year from its parts.
   *
   * @param mean of log growth in the year
   * @param loadings per source and period; a source without any has an empty row
   */
  public YearGrowth(double mean, double[][] loadings) {
    this.mean = mean;
    this.loadings = Arrays.stream(loadings).map(double[]::clone).toArray(double[][]::new);
  }

  /** An asset whose periods are alike and independent, on one of the sources. */
  public static YearGrowth of(LogGrowth growth, int source, int sources, int periods) {
    double[][] loadings = new double[sources][];
    Arrays.fill(loadings, new double[0]);
    loadings[source] = new double[periods];
    Arrays.fill(loadings[source], growth.volatility() / Math.sqrt(periods));
    return new YearGrowth(growth.mean(), loadings);
  }

  /**
   * What shocks do to a sum over periods that reads a process that starts at its mean: before x(k -
   * 1) + after x(k) in each of them.
   *
   * @return per period, what one standard deviation of its shock adds to the sum
   */
  public static double[] loadings(FirstOrderAutoregression process, List<ZeroGrowth> periods) {
    double[] felt = new double[periods.size()];
    double later = 0.0;
    for (int k = felt.length - 1; k >= 0; k--) {
      double effect = periods.get(k).after() + later;
      felt[k] = effect * process.volatility();
      later = periods.get(k).before() + process.persistence() * effect;
    }
    return felt;
  }

  /** The mean of log growth in the year. */
  public double mean() {
    return mean;
  }

  /** The covariance of two log growths of the year, given how the shocks of a period correlate. */
  public double covariance(YearGrowth other, CorrelationMatrix shocks) {
    double sum = 0.0;
    for (int s = 0; s < loadings.length; s++) {
      for (int t = 0; t < loadings.length; t++) {
        int both = Math.min(loadings[s].length, other.loadings[t].length);
        for (int k = 0; k < both; k++) {
          sum += shocks.get(s, t) * loadings[s][k] * other.loadings[t][k];
        }
      }
    }
    return sum;
  }
}
