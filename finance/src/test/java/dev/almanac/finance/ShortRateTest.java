package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortRateTest {
  private static final Vasicek VASICEK = new Vasicek(0.2, 0.05, 0.015);

  /**
   * The integral of the rate is normal: with b = (1 - e^(-a t)) / a its mean is b r + level (t -
   * b), its variance the integral of the square of what a shock at s does until t.
   */
  @Test
  void vasicekPriceFromTheIntegralOfTheRate() {
    for (double t : new double[] {0.01, 1, 5, 30, 100}) {
      double b = (1 - StrictMath.exp(-0.2 * t)) / 0.2;
      double mean = b * 0.02 + 0.05 * (t - b);
      double variance = 0;
      int n = 200_000;
      for (int i = 0; i < n; i++) {
        double left = (i + 0.5) * t / n;
        double felt = 0.015 * (1 - StrictMath.exp(-0.2 * left)) / 0.2;
        variance += felt * felt * t / n;
      }
      double price = StrictMath.exp(-mean + 0.5 * variance);
      assertThat(VASICEK.zeroPrice(t, 0.02)).isCloseTo(price, offset(1e-11));
      assertThat(VASICEK.zeroYield(t, 0.02)).isCloseTo((mean - 0.5 * variance) / t, offset(1e-11));
    }
    assertThat(VASICEK.zeroPrice(0, 0.02)).isEqualTo(1);
    assertThat(VASICEK.zeroYield(0, 0.02)).isEqualTo(0.02);
  }

  /** Vasicek (1977): the yield at infinity is level - volatility² / (2 speed²). */
  @Test
  void vasicekLongYield() {
    assertThat(VASICEK.zeroYield(1e9, 0.02)).isCloseTo(0.05 - 0.015 * 0.015 / 0.08, offset(1e-9));
  }

  /** P_t = a (level - r) P_r + v² / 2 P_rr - r P, by differences. */
  @Test
  void vasicekEquationOfPrices() {
    double h = 1e-4;
    for (double t : new double[] {0.5, 4, 20}) {
      double r = 0.03;
      double p = VASICEK.zeroPrice(t, r);
      double up = VASICEK.zeroPrice(t, r + h);
      double down = VASICEK.zeroPrice(t, r - h);
      double slope = (VASICEK.zeroPrice(t + h, r) - VASICEK.zeroPrice(t - h, r)) / (2 * h);
      double right =
          0.2 * (0.05 - r) * (up - down) / (2 * h)
              + 0.5 * 0.015 * 0.015 * (up - 2 * p + down) / (h * h)
              - r * p;
      assertThat(slope).isCloseTo(right, offset(1e-7));
    }
  }

  @Test
  void vasicekCurve() {
    YieldCurve curve = VASICEK.curve(0.02);
    assertThat(curve.discount(7)).isEqualTo(VASICEK.zeroPrice(7, 0.02));
    assertThat(curve.instantaneousForward(0)).isCloseTo(0.02, offset(1e-16));
    double h = 1e-5;
    assertThat(curve.instantaneousForward(7))
        .isCloseTo((curve.logDiscount(7 - h) - curve.logDiscount(7 + h)) / (2 * h), offset(1e-10));
  }

  /** Five steps of a fifth of a year are a year, in mean and variance, whatever the step. */
  @Test
  void stepsWithoutError() {
    FirstOrderAutoregression steps = VASICEK.discretized(0.2);
    assertThat(steps.mean(5, 0.01)).isCloseTo(VASICEK.mean(1, 0.01), offset(1e-16));
    assertThat(steps.variance(5)).isCloseTo(VASICEK.variance(1), offset(1e-18));
    assertThat(VASICEK.mean(1, 0.01)).isCloseTo(0.05 - 0.04 * StrictMath.exp(-0.2), offset(1e-16));
    assertThat(VASICEK.variance(1))
        .isCloseTo(0.015 * 0.015 * (1 - StrictMath.exp(-0.4)) / 0.4, offset(1e-18));
    assertThat(steps.stationaryVariance()).isCloseTo(0.015 * 0.015 / 0.4, offset(1e-17));
    assertThat(VASICEK.variance(0)).isZero();
  }

  /** Fitted to a curve of Vasicek's, the model is his. */
  @Test
  void hullWhiteOnVasiceksCurve() {
    HullWhite model = new HullWhite(VASICEK.curve(0.02), 0.2, 0.015);
    for (double at : new double[] {0, 0.5, 4, 20}) {
      assertThat(model.meanRate(at)).isCloseTo(VASICEK.mean(at, 0.02), offset(1e-15));
      assertThat(model.variance(at)).isEqualTo(VASICEK.variance(at));
      for (double x : new double[] {-0.03, 0, 0.02}) {
        double r = model.meanRate(at) + x;
        YieldCurve later = model.curveAt(at, x);
        for (double t : new double[] {0, 1, 10}) {
          assertThat(model.zeroPrice(at, at + t, x))
              .isCloseTo(VASICEK.zeroPrice(t, r), offset(1e-14));
          assertThat(later.discount(t)).isCloseTo(VASICEK.zeroPrice(t, r), offset(1e-14));
          assertThat(later.instantaneousForward(t))
              .isCloseTo(VASICEK.curve(r).instantaneousForward(t), offset(1e-15));
        }
      }
    }
  }

  @Test
  void hullWhiteFitsItsCurve() {
    YieldCurve curve =
        YieldCurve.ofParYields(List.of(1.0, 5.0, 30.0), List.of(0.02, 0.05, 0.04), 2);
    HullWhite model = new HullWhite(curve, 0.1, 0.01);
    HullWhite certain = new HullWhite(curve, 0.1, 0);
    for (double t : new double[] {0.3, 1, 5, 12, 40}) {
      assertThat(model.zeroPrice(0, t, 0)).isCloseTo(curve.discount(t), offset(1e-15));
      assertThat(certain.curveAt(2, 0).discount(t))
          .isCloseTo(curve.after(2).discount(t), offset(1e-15));
    }
    FirstOrderAutoregression steps = model.discretized(1);
    assertThat(steps.mean(9, 0.01)).isCloseTo(0.01 * StrictMath.exp(-0.9), offset(1e-16));
    assertThat(steps.variance(9)).isCloseTo(model.variance(9), offset(1e-17));
  }

  /** Sums over all pairs of steps, covariance by covariance. */
  @Test
  void sumsOfAnAutoregression() {
    for (double persistence : new double[] {-0.4, 0, 0.6, 0.99, 1}) {
      var process = new FirstOrderAutoregression(0.03, persistence, 0.02);
      double mean = 0;
      double variance = 0;
      for (int i = 1; i <= 12; i++) {
        double power = StrictMath.pow(persistence, i);
        assertThat(process.mean(i, 0.08)).isCloseTo(0.03 + 0.05 * power, offset(1e-16));
        mean += 0.03 + 0.05 * power;
        for (int j = 1; j <= 12; j++) {
          double covariance = 0;
          for (int shock = 1; shock <= Math.min(i, j); shock++) {
            covariance += 0.0004 * StrictMath.pow(persistence, i + j - 2.0 * shock);
          }
          variance += covariance;
          if (i == j) {
            assertThat(process.variance(i)).isCloseTo(covariance, offset(1e-15));
          }
        }
      }
      assertThat(process.meanOfSum(12, 0.08)).isCloseTo(mean, offset(1e-14));
      assertThat(process.varianceOfSum(12)).isCloseTo(variance, offset(1e-14));
      assertThat(process.varianceOfSum(0)).isZero();
      assertThat(process.meanOfSum(0, 0.08)).isZero();
    }
    assertThat(new FirstOrderAutoregression(0.03, 0.6, 0.02).stationaryVariance())
        .isCloseTo(0.0004 / 0.64, offset(1e-18));
    assertThat(new FirstOrderAutoregression(0.03, 1, 0.02).stationaryVariance()).isInfinite();
    assertThat(new FirstOrderAutoregression(0.03, 1, 0).stationaryVariance()).isZero();
  }

  @Test
  void figuresThatMeanNothing() {
    YieldCurve curve = YieldCurve.flat(0.02, Compounding.ANNUAL);
    throwsAbout("speed of reversion 0.0", () -> new Vasicek(0, 0.05, 0.01));
    throwsAbout("level NaN", () -> new Vasicek(0.1, Double.NaN, 0.01));
    throwsAbout("volatility -0.01", () -> new Vasicek(0.1, 0.05, -0.01));
    throwsAbout("speed of reversion -1.0", () -> new HullWhite(curve, -1, 0.01));
    throwsAbout("-1.0 years", () -> VASICEK.zeroPrice(-1, 0.02));
    throwsAbout("-1.0 years", () -> VASICEK.mean(-1, 0.02));
    throwsAbout(
        "in 2.0 years of 1.0 years", () -> new HullWhite(curve, 0.1, 0.01).zeroPrice(2, 1, 0));
    throwsAbout("persistence 1.1", () -> new FirstOrderAutoregression(0, 1.1, 1));
    throwsAbout("persistence -1.0", () -> new FirstOrderAutoregression(0, -1, 1));
    throwsAbout("-1 steps", () -> new FirstOrderAutoregression(0, 0.5, 1).variance(-1));
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
