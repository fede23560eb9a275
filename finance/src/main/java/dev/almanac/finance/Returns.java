package dev.almanac.finance;

/**
 * Simple returns out of what is published: prices with dividends, nominal returns with inflation.
 */
public final class Returns {
  private Returns() {}

  /**
   * The return in constant purchasing power, (1 + nominal) / (1 + inflation) - 1.
   *
   * @param nominal over some period, not below -1
   * @param inflation over the same period, above -1
   */
  public static double real(double nominal, double inflation) {
    checkRates(nominal, inflation);
    // The same without the loss of digits in subtracting 1.
    return (nominal - inflation) / (1.0 + inflation);
  }

  /**
   * An approximation of {@link #real} that some papers use (Blanchett 2007): nominal - inflation,
   * which is the real return times 1 + inflation. Arguments as there.
   */
  public static double realBySubtraction(double nominal, double inflation) {
    checkRates(nominal, inflation);
    return nominal - inflation;
  }

  /**
   * Total returns of a stock or an index, (p_t + d_t / stepsPerYear) / p_(t-1) - 1: the columns of
   * Shiller (2000). His prices are averages of a month's days, which makes their returns smoother
   * than those of anybody who held the index.
   *
   * @param prices positive, one per step, at least two
   * @param dividends at the rate of a year, not negative, one for each price; the first is not used
   * @return one less than there are prices
   */
  public static double[] total(double[] prices, double[] dividends, int stepsPerYear) {
    Steps.check(stepsPerYear);
    if (prices.length < 2 || prices.length != dividends.length) {
      throw new IllegalArgumentException(
          prices.length + " prices, " + dividends.length + " dividends");
    }
    for (int t = 0; t < prices.length; t++) {
      check(prices[t] > 0.0, "price " + t, prices[t]);
      check(dividends[t] >= 0.0, "dividend " + t, dividends[t]);
    }
    double[] returns = new double[prices.length - 1];
    for (int t = 1; t < prices.length; t++) {
      returns[t - 1] = (prices[t] + dividends[t] / stepsPerYear) / prices[t - 1] - 1.0;
    }
    return returns;
  }

  private static void checkRates(double nominal, double inflation) {
    check(nominal >= -1.0, "nominal return", nominal);
    check(inflation > -1.0, "inflation", inflation);
  }

  private static void check(boolean inDomain, String what, double value) {
    if (!inDomain || !Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is " + value);
    }
  }
}
