package dev.almanac.simulation;

import java.math.BigDecimal;
import java.math.MathContext;

/** exp and log to some forty digits, and errors in units in the last place. */
final class Exact {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal LN2 = logNearOne(new BigDecimal(2));

  private Exact() {}

  static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(new BigDecimal(4096), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; k < 40; k++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(4096, DIGITS);
  }

  static BigDecimal log(double x) {
    int k = Math.getExponent(x);
    BigDecimal m = new BigDecimal(x).divide(new BigDecimal(2).pow(k, DIGITS), DIGITS);
    if (m.doubleValue() > 1.5) {
      m = m.divide(new BigDecimal(2), DIGITS);
      k++;
    }
    return logNearOne(m).add(LN2.multiply(BigDecimal.valueOf(k)), DIGITS);
  }

  static BigDecimal pow(double x, double y) {
    return exp(log(x).multiply(new BigDecimal(y), DIGITS));
  }

  static double ulps(double computed, BigDecimal exact) {
    BigDecimal unit = new BigDecimal(Math.ulp(exact.doubleValue()));
    return new BigDecimal(computed).subtract(exact).divide(unit, DIGITS).abs().doubleValue();
  }

  /** 2 atanh((m - 1) / (m + 1)). */
  private static BigDecimal logNearOne(BigDecimal m) {
    BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = s.multiply(s, DIGITS);
    BigDecimal power = s;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 1; k < 130; k += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
      power = power.multiply(square, DIGITS);
    }
    return sum.multiply(new BigDecimal(2));
  }
}
