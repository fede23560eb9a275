package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static final double[] HALVED_AND_DOUBLED = {-0.5, 1, -0.5, 1};

  /** What halves and doubles stays where it was, and yet gains a quarter on average. */
  @Test
  void conventionsDiffer() {
    double[] r = HALVED_AND_DOUBLED;
    double log2 = StrictMath.log(2);
    assertThat(Moments.arithmeticMean(r)).isEqualTo(0.25);
    assertThat(Moments.simpleVolatility(r)).isCloseTo(Math.sqrt(0.75), offset(1e-15));
    assertThat(Moments.geometricMean(r, 1)).isCloseTo(0, offset(1e-15));
    assertThat(Moments.logMean(r, 1)).isCloseTo(0, offset(1e-15));
    assertThat(Moments.logVolatility(r, 1)).isCloseTo(log2 * Math.sqrt(4 / 3.0), offset(1e-15));
  }

  @Test
  void monthsOfAYear() {
    double[] months = {0.01, 0.03};
    double low = StrictMath.log(1.01);
    double high = StrictMath.log(1.03);
    assertThat(Moments.logMean(months, 12)).isCloseTo(6 * (low + high), offset(1e-15));
    assertThat(Moments.geometricMean(months, 12))
        .isCloseTo(StrictMath.pow(1.01 * 1.03, 6) - 1, offset(1e-15));
    double deviation = (high - low) / Math.sqrt(2);
    assertThat(Moments.logVolatility(months, 12))
        .isCloseTo(deviation * Math.sqrt(12), offset(1e-15));
    assertThat(Moments.fit(months, 12))
        .isEqualTo(new LogGrowth(Moments.logMean(months, 12), Moments.logVolatility(months, 12)));
    assertThat(Moments.arithmeticMean(months)).isCloseTo(0.02, offset(1e-17));
  }

  @Test
  void standardErrors() {
    double[] r = HALVED_AND_DOUBLED;
    assertThat(Moments.arithmeticMeanError(r)).isCloseTo(Math.sqrt(0.75) / 2, offset(1e-15));
    // Four quarters are a year, so the error of a year's mean is a year's volatility.
    assertThat(Moments.logMeanError(r, 4)).isCloseTo(Moments.logVolatility(r, 4), offset(1e-15));
    assertThat(Moments.logMeanError(r, 1))
        .isCloseTo(Moments.logVolatility(r, 1) / 2, offset(1e-15));
  }

  /** Against Apache Commons Math, and back to the law the returns were drawn from. */
  @Test
  void aLongSeries() {
    Random random = new Random(7);
    LogGrowth month = new LogGrowth(0.06, 0.15).over(1.0 / 12);
    int n = 12_000;
    double[] a = new double[n];
    double[] b = new double[n];
    double[] logA = new double[n];
    double[] logB = new double[n];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      logA[i] = month.mean() + month.volatility() * x;
      logB[i] = 0.02 * (0.6 * x + 0.8 * random.nextGaussian());
      a[i] = StrictMath.expm1(logA[i]);
      b[i] = StrictMath.expm1(logB[i]);
    }
    double deviation = new StandardDeviation().evaluate(logA);
    assertThat(Moments.logVolatility(a, 12)).isCloseTo(deviation * Math.sqrt(12), offset(1e-13));
    assertThat(Moments.simpleVolatility(a))
        .isCloseTo(new StandardDeviation().evaluate(a), offset(1e-14));
    assertThat(Moments.correlation(a, b))
        .isCloseTo(new PearsonsCorrelation().correlation(logA, logB), offset(1e-12));
    LogGrowth fit = Moments.fit(a, 12);
    assertThat(fit.mean()).isCloseTo(0.06, offset(4 * Moments.logMeanError(a, 12)));
    assertThat(fit.volatility()).isCloseTo(0.15, offset(0.004));
    assertThat(Moments.correlation(a, b)).isCloseTo(0.6, offset(0.03));
  }

  @Test
  void correlationIsThatOfLogGrowth() {
    double[] a = {0.1, -0.2, 0.3};
    double[] opposite = {1 / 1.1 - 1, 1 / 0.8 - 1, 1 / 1.3 - 1};
    assertThat(Moments.correlation(a, a)).isCloseTo(1, offset(1e-15)).isLessThanOrEqualTo(1);
    assertThat(Moments.correlation(a, opposite)).isCloseTo(-1, offset(1e-15));
  }

  @Test
  void correlationIsNeverAboveOne() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double[] a = random.doubles(5, -0.5, 0.5).toArray();
      assertThat(Moments.correlation(a, a)).isCloseTo(1, offset(1e-15)).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void yearsOfConsecutiveSteps() {
    assertThat(Moments.yearly(new double[] {0.1, 0.2, -0.5, 0.5}, 2))
        .containsExactly(new double[] {0.32, -0.25}, offset(1e-15));
    assertThat(Moments.yearly(HALVED_AND_DOUBLED, 1)).containsExactly(HALVED_AND_DOUBLED);
    throwsAbout("3 returns are not whole years of 2", () -> Moments.yearly(new double[3], 2));
  }

  @Test
  void returnsThatLoseEverything() {
    for (double bad : new double[] {-1, -1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] r = {0.1, 0.2, bad, 0.1};
      String message = "return 2 is " + bad;
      throwsAbout(message, () -> Moments.arithmeticMean(r));
      throwsAbout(message, () -> Moments.arithmeticMeanError(r));
      throwsAbout(message, () -> Moments.simpleVolatility(r));
      throwsAbout(message, () -> Moments.geometricMean(r, 12));
      throwsAbout(message, () -> Moments.logMean(r, 12));
      throwsAbout(message, () -> Moments.logMeanError(r, 12));
      throwsAbout(message, () -> Moments.logVolatility(r, 12));
      throwsAbout(message, () -> Moments.fit(r, 12));
      throwsAbout(message, () -> Moments.correlation(HALVED_AND_DOUBLED, r));
      throwsAbout(message, () -> Moments.yearly(r, 2));
    }
  }

  @Test
  void seriesThatSayNothing() {
    double[] one = {0.1};
    double[] constant = {0.1, 0.1, 0.1};
    double[] three = {0.1, 0.2, 0.3};
    throwsAbout("0 returns", () -> Moments.arithmeticMean(new double[0]));
    throwsAbout("0 returns", () -> Moments.logMean(new double[0], 12));
    throwsAbout("0 returns", () -> Moments.yearly(new double[0], 12));
    throwsAbout("1 returns", () -> Moments.simpleVolatility(one));
    throwsAbout("1 returns", () -> Moments.fit(one, 12));
    throwsAbout("do not vary", () -> Moments.correlation(constant, three));
    throwsAbout("3 returns with 1", () -> Moments.correlation(three, one));
    throwsAbout("0 steps", () -> Moments.logMean(three, 0));
    throwsAbout("0 steps", () -> Moments.logMeanError(three, 0));
    throwsAbout("-1 steps", () -> Moments.yearly(three, -1));
    assertThat(Moments.logVolatility(constant, 12)).isCloseTo(0, offset(1e-16));
  }

  private static void throwsAbout(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
