package dev.almanac.finance;

import static dev.almanac.finance.Compounding.ANNUAL;
import static dev.almanac.finance.Compounding.CONTINUOUS;
import static dev.almanac.finance.Compounding.MONTHLY;
import static dev.almanac.finance.Compounding.QUARTERLY;
import static dev.almanac.finance.Compounding.SEMIANNUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class YieldCurveTest {

  @Test
  void theSameYieldInOtherWords() {
    assertThat(ANNUAL.force(0.05)).isCloseTo(StrictMath.log(1.05), offset(1e-16));
    assertThat(SEMIANNUAL.force(0.05)).isCloseTo(2 * StrictMath.log(1.025), offset(3e-16));
    assertThat(CONTINUOUS.force(0.05)).isEqualTo(0.05);
    for (Compounding compounding : Compounding.values()) {
      for (double y : new double[] {-0.9, -0.01, 0, 1e-12, 0.05, 3}) {
        assertThat(compounding.yieldOf(compounding.force(y))).isCloseTo(y, offset(2e-15));
      }
    }
    assertThat(QUARTERLY.yieldOf(MONTHLY.force(0.12)))
        .isCloseTo(4 * (StrictMath.pow(1.01, 3) - 1), offset(1e-15));
  }

  @Test
  void aFlatCurve() {
    YieldCurve curve = YieldCurve.flat(0.05, ANNUAL);
    for (double t : new double[] {0, 0.25, 1, 7, 50}) {
      assertThat(curve.discount(t)).isCloseTo(StrictMath.pow(1.05, -t), offset(1e-15));
      assertThat(curve.zeroYield(t, ANNUAL)).isCloseTo(0.05, offset(1e-15));
      assertThat(curve.forwardYield(t, t + 3, ANNUAL)).isCloseTo(0.05, offset(2e-15));
      assertThat(curve.forwardYield(t, t, ANNUAL)).isCloseTo(0.05, offset(1e-15));
    }
    assertThat(curve.parYield(30, 1)).isCloseTo(0.05, offset(1e-15));
    assertThat(YieldCurve.flat(0.05, SEMIANNUAL).parYield(30, 2)).isCloseTo(0.05, offset(1e-15));
  }

  /** Zero yields of 2 % at 1 year and 4 % at 3: 6 % a year between, in continuous compounding. */
  @Test
  void forwardRatesAreConstantBetweenKnots() {
    YieldCurve curve =
        YieldCurve.ofZeroYields(List.of(1.0, 3.0), List.of(0.02, 14 / 300.0), CONTINUOUS);
    assertThat(curve.instantaneousForward(0)).isCloseTo(0.02, offset(1e-16));
    assertThat(curve.instantaneousForward(0.999)).isCloseTo(0.02, offset(1e-16));
    assertThat(curve.instantaneousForward(1)).isCloseTo(0.06, offset(1e-16));
    assertThat(curve.instantaneousForward(2)).isCloseTo(0.06, offset(1e-16));
    assertThat(curve.instantaneousForward(40)).isCloseTo(0.06, offset(1e-16));
    assertThat(curve.discount(0)).isEqualTo(1);
    assertThat(curve.discount(0.5)).isCloseTo(StrictMath.exp(-0.01), offset(1e-15));
    assertThat(curve.discount(2)).isCloseTo(StrictMath.exp(-0.08), offset(1e-15));
    assertThat(curve.discount(5)).isCloseTo(StrictMath.exp(-0.26), offset(1e-15));
    assertThat(curve.forwardYield(0.5, 2, CONTINUOUS)).isCloseTo(0.07 / 1.5, offset(1e-15));
    assertThat(curve.zeroYield(0, CONTINUOUS)).isCloseTo(0.02, offset(1e-16));
  }

  @Test
  void discountFactorsAreMet() {
    List<Double> factors = List.of(1.01, 0.9, 0.5);
    YieldCurve curve = YieldCurve.ofDiscountFactors(List.of(0.5, 2.0, 10.0), factors);
    assertThat(curve.discount(0.5)).isCloseTo(1.01, offset(1e-15));
    assertThat(curve.discount(2)).isCloseTo(0.9, offset(1e-15));
    assertThat(curve.discount(10)).isCloseTo(0.5, offset(1e-15));
    assertThat(curve.discount(6)).isCloseTo(Math.sqrt(0.45), offset(1e-15));
  }

  /**
   * Hull (2018, table 4.3): from the zero yields he finds, the bonds of 1.5 and 2 years have the
   * prices he started with, 96.0 and 101.6.
   */
  @Test
  void pricesOfATextbook() {
    YieldCurve curve =
        YieldCurve.ofZeroYields(
            List.of(0.25, 0.5, 1.0, 1.5, 2.0),
            List.of(0.10127, 0.10469, 0.10536, 0.10681, 0.10808),
            CONTINUOUS);
    assertThat(curve.discount(0.25)).isCloseTo(0.975, offset(1e-5));
    assertThat(curve.discount(0.5)).isCloseTo(0.949, offset(1e-5));
    assertThat(CashFlows.bond(1.5, 0.08, 2).presentValue(curve)).isCloseTo(0.96, offset(2e-5));
    assertThat(CashFlows.bond(2, 0.12, 2).presentValue(curve)).isCloseTo(1.016, offset(2e-5));
  }

  /** By hand: d1 = 1 / 1.04, d2 = (1 - 0.05 d1) / 1.05. */
  @Test
  void bootstrapByHand() {
    YieldCurve curve = YieldCurve.ofParYields(List.of(1.0, 2.0), List.of(0.04, 0.05), 1);
    assertThat(curve.discount(1)).isCloseTo(1 / 1.04, offset(1e-15));
    assertThat(curve.discount(2)).isCloseTo((1 - 0.05 / 1.04) / 1.05, offset(1e-15));
  }

  /** With x the growth of a discount factor in each of years 2 and 3, a quadratic equation. */
  @Test
  void bootstrapAcrossAYearWithoutKnot() {
    YieldCurve curve = YieldCurve.ofParYields(List.of(1.0, 3.0), List.of(0.04, 0.06), 1);
    double d = 1 / 1.04;
    double a = 1.06 * d;
    double b = 0.06 * d;
    double c = 0.06 * d - 1;
    double x = (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
    assertThat(curve.discount(2)).isCloseTo(d * x, offset(1e-15));
    assertThat(curve.discount(3)).isCloseTo(d * x * x, offset(1e-15));
  }

  @Test
  void aFlatParCurveIsAFlatCurve() {
    YieldCurve curve =
        YieldCurve.ofParYields(
            List.of(0.5, 1.0, 2.0, 5.0, 30.0), List.of(0.06, 0.06, 0.06, 0.06, 0.06), 2);
    for (double t : new double[] {0.1, 0.5, 3.3, 10, 29.5, 60}) {
      assertThat(curve.zeroYield(t, SEMIANNUAL)).isCloseTo(0.06, offset(1e-14));
    }
  }

  @Test
  void parYieldsAreMetAtEveryKnot() {
    List<Double> years = List.of(1 / 12.0, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 20.0, 30.0);
    List<Double> yields =
        List.of(-0.004, -0.002, 0.001, 0.012, 0.02, 0.019, 0.04, 0.05, 0.045, 0.06, 0.03);
    YieldCurve curve = YieldCurve.ofParYields(years, yields, 2);
    for (int i = 0; i < years.size(); i++) {
      assertThat(curve.parYield(years.get(i), 2)).isCloseTo(yields.get(i), offset(1e-14));
      if (i > 2) {
        assertThat(CashFlows.bond(years.get(i), yields.get(i), 2).presentValue(curve))
            .isCloseTo(1, offset(1e-14));
      }
    }
    assertThat(curve.discount(0.25)).isCloseTo(1 / (1 - 0.002 / 4), offset(1e-15));
  }

  @Test
  void theCurvesOwnForwardsComeTrue() {
    YieldCurve curve = new Svensson(0.05, -0.03, 0.01, 0.02, 1.5, 8);
    YieldCurve later = curve.after(4);
    for (double t : new double[] {0, 0.5, 3, 20}) {
      assertThat(later.discount(t))
          .isCloseTo(curve.discount(4 + t) / curve.discount(4), offset(1e-15));
      assertThat(later.instantaneousForward(t)).isEqualTo(curve.instantaneousForward(4 + t));
    }
    assertThat(curve.shifted(0.01).zeroYield(7, CONTINUOUS))
        .isCloseTo(curve.zeroYield(7, CONTINUOUS) + 0.01, offset(1e-16));
    assertThat(curve.shifted(0.01).instantaneousForward(7))
        .isCloseTo(curve.instantaneousForward(7) + 0.01, offset(1e-16));
  }

  @Test
  void figuresThatMeanNothing() {
    throwsAbout("knot 1 at 2.0 years", () -> zero(List.of(2.0, 2.0), List.of(0.01, 0.02)));
    throwsAbout("knot 0 at 0.0 years", () -> zero(List.of(0.0), List.of(0.01)));
    throwsAbout("knot 0 at NaN years", () -> zero(List.of(Double.NaN), List.of(0.01)));
    throwsAbout("1 values (zero yield) at 2 knots", () -> zero(List.of(1.0, 2.0), List.of(0.1)));
    throwsAbout("0 knots", () -> zero(List.of(), List.of()));
    throwsAbout("zero yield NaN at 2.0 years", () -> zero(List.of(2.0), List.of(Double.NaN)));
    throwsAbout("ANNUAL yield -1.5 at 2.0 years", () -> zero(List.of(2.0), List.of(-1.5)));
    throwsAbout(
        "discount factor 0.0 at 3.0 years",
        () -> YieldCurve.ofDiscountFactors(List.of(1.0, 3.0), List.of(0.9, 0.0)));
    throwsAbout(
        "no discount factor gives the par yield 0.25 at 10.0 years",
        () -> YieldCurve.ofParYields(List.of(5.0, 10.0), List.of(0.01, 0.25), 2));
    throwsAbout(
        "2.25 years is not of whole periods",
        () -> YieldCurve.ofParYields(List.of(2.25), List.of(0.01), 2));
    throwsAbout(
        "no discount factor gives the par yield -9.0 at 0.25 years",
        () -> YieldCurve.ofParYields(List.of(0.25), List.of(-9.0), 2));
    YieldCurve curve = YieldCurve.flat(0.01, ANNUAL);
    throwsAbout("a curve at -1.0 years", () -> curve.discount(-1));
    throwsAbout("a curve at Infinity years", () -> curve.instantaneousForward(1 / 0.0));
    throwsAbout("from 2.0 to 1.0", () -> curve.forwardYield(2, 1, ANNUAL));
    throwsAbout("a curve at -1.0 years", () -> curve.after(-1));
    throwsAbout("shifted by NaN", () -> curve.shifted(Double.NaN));
    throwsAbout("0 coupons per year", () -> curve.parYield(2, 0));
  }

  private static YieldCurve zero(List<Double> years, List<Double> yields) {
    return YieldCurve.ofZeroYields(years, yields, ANNUAL);
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
