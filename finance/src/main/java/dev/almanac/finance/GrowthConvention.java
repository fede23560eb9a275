package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.log1p;

/**
 * What a printed mean and a printed volatility of yearly returns stand for. With growth lognormal,
 * log growth has mean m and standard deviation s:
 *
 * <ul>
 *   <li>GEOMETRIC g, the growth of the median: m = ln(1 + g).
 *   <li>ARITHMETIC a, the expected simple return: m = ln(1 + a) - s²/2.
 *   <li>LOG: m itself; LOG volatility: s itself.
 *   <li>SIMPLE volatility d, the standard deviation of the simple return. Its square is e^(2m + s²)
 *       (e^(s²) - 1). With an arithmetic mean, e^(m + s²/2) = 1 + a, so s² = ln(1 + (d / (1 +
 *       a))²). Else x = e^(s²) solves x (x - 1) = d² e^(-2m), so x = (1 + sqrt(1 + 4 d² e^(-2m))) /
 *       2.
 * </ul>
 */
public record GrowthConvention(Mean mean, Volatility volatility) {

  /** What the mean is the mean of. */
  public enum Mean {
    GEOMETRIC,
    ARITHMETIC,
    LOG
  }

  /** What the volatility is the standard deviation of. */
  public enum Volatility {
    LOG,
    SIMPLE
  }

  /**
   * The log parameters meant by the two figures.
   *
   * @param meanFigure per year, above -1 unless it is a log mean
   * @param volatilityFigure per year, not negative
   */
  public LogGrowth logGrowth(double meanFigure, double volatilityFigure) {
    if (!(meanFigure < Double.POSITIVE_INFINITY)
        || !(meanFigure > (mean == Mean.LOG ? Double.NEGATIVE_INFINITY : -1.0))) {
      throw new IllegalArgumentException(mean + " mean " + meanFigure);
    }
    if (!(volatilityFigure >= 0.0 && volatilityFigure < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("volatility " + volatilityFigure);
    }
    double center = mean == Mean.LOG ? meanFigure : log1p(meanFigure);
    double s =
        volatility == Volatility.LOG ? volatilityFigure : logVolatility(center, volatilityFigure);
    return new LogGrowth(mean == Mean.ARITHMETIC ? center - 0.5 * s * s : center, s);
  }

  /** From the simple volatility; center is ln(1 + mean), or the log mean. */
  private double logVolatility(double center, double simple) {
    double ratio = simple * exp(-center);
    double square = ratio * ratio;
    // For the geometric case x - 1 = 2 q / (1 + sqrt(1 + 4 q)), which does not cancel for small q.
    double excess =
        mean == Mean.ARITHMETIC ? square : 2.0 * square / (1.0 + Math.sqrt(1.0 + 4.0 * square));
    return Math.sqrt(log1p(excess));
  }
}
