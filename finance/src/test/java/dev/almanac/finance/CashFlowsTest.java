package dev.almanac.finance;

import static dev.almanac.finance.Compounding.ANNUAL;
import static dev.almanac.finance.Compounding.CONTINUOUS;
import static dev.almanac.finance.Compounding.SEMIANNUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class CashFlowsTest {

  /** Fabozzi, Bond Markets, Analysis and Strategies: bonds of 5 and 25 years at a yield of 9 %. */
  @Test
  void durationAndConvexityOfATextbook() {
    double[][] table = {
      {5, 0.09, 3.96, 19.45},
      {25, 0.09, 9.88, 160.72},
      {5, 0.06, 4.16, 20.85},
      {5, 0, 4.78, 25.18},
      {25, 0, 23.92, 583.78}
    };
    for (double[] row : table) {
      CashFlows bond = CashFlows.bond(row[0], row[1], 2);
      assertThat(bond.modifiedDuration(0.09, SEMIANNUAL)).isCloseTo(row[2], offset(0.00501));
      assertThat(bond.convexity(0.09, SEMIANNUAL)).isCloseTo(row[3], offset(0.00501));
    }
  }

  /** Of a par bond the modified duration is the annuity of its coupons' times. */
  @Test
  void closedForms() {
    CashFlows par = CashFlows.bond(10, 0.05, 1);
    double annuity = (1 - StrictMath.pow(1.05, -10)) / 0.05;
    assertThat(par.presentValue(0.05, ANNUAL)).isCloseTo(1, offset(1e-15));
    assertThat(par.modifiedDuration(0.05, ANNUAL)).isCloseTo(annuity, offset(1e-14));
    assertThat(par.macaulayDuration(0.05, ANNUAL)).isCloseTo(1.05 * annuity, offset(1e-14));
    CashFlows zero = CashFlows.bond(7, 0, 2);
    assertThat(zero.macaulayDuration(0.04, SEMIANNUAL)).isCloseTo(7, offset(1e-15));
    assertThat(zero.convexity(0.04, CONTINUOUS)).isCloseTo(49, offset(1e-14));
  }

  /** By differences of the price: slope and curvature in every compounding. */
  @Test
  void durationsAreDerivatives() {
    CashFlows bond = CashFlows.bond(12.3, 0.07, 2).plus(CashFlows.single(3, 0.4)).times(3);
    double h = 1e-4;
    for (Compounding compounding : Compounding.values()) {
      double price = bond.presentValue(0.05, compounding);
      double up = bond.presentValue(0.05 + h, compounding);
      double down = bond.presentValue(0.05 - h, compounding);
      assertThat(bond.modifiedDuration(0.05, compounding))
          .isCloseTo((down - up) / (2 * h * price), offset(1e-5));
      assertThat(bond.convexity(0.05, compounding))
          .isCloseTo((up - 2 * price + down) / (h * h * price), offset(1e-4));
    }
    YieldCurve curve = new Svensson(0.05, -0.03, 0.01, 0.02, 1.5, 8);
    double price = bond.presentValue(curve);
    double up = bond.presentValue(curve.shifted(h));
    double down = bond.presentValue(curve.shifted(-h));
    assertThat(bond.duration(curve)).isCloseTo((down - up) / (2 * h * price), offset(1e-5));
    assertThat(bond.convexity(curve))
        .isCloseTo((up - 2 * price + down) / (h * h * price), offset(1e-4));
  }

  @Test
  void onAFlatCurveTheDurationsAgree() {
    CashFlows bond = CashFlows.bond(20, 0.04, 2);
    YieldCurve flat = YieldCurve.flat(0.05, SEMIANNUAL);
    assertThat(bond.presentValue(flat))
        .isCloseTo(bond.presentValue(0.05, SEMIANNUAL), offset(1e-15));
    assertThat(bond.duration(flat))
        .isCloseTo(bond.macaulayDuration(0.05, SEMIANNUAL), offset(1e-14));
  }

  @Test
  void yieldIsTheInverseOfPresentValue() {
    for (double years : new double[] {0.1, 1, 9.7, 30, 100}) {
      for (double yield : new double[] {-0.3, -0.01, 0, 0.05, 0.5}) {
        for (Compounding compounding : Compounding.values()) {
          CashFlows bond = CashFlows.bond(years, 0.06, 2);
          double price = bond.presentValue(yield, compounding);
          assertThat(bond.yieldAt(price, compounding).getAsDouble())
              .isCloseTo(yield, offset(1e-12));
        }
      }
    }
    assertThat(CashFlows.bond(5, 0.06, 2).yieldAt(0, ANNUAL)).isEmpty();
  }

  @Test
  void couponsAreCountedBackFromMaturity() {
    assertThat(CashFlows.bond(1.25, 0.04, 2).flows())
        .containsExactly(
            new CashFlow(1.25, 0.02),
            new CashFlow(0.75, 0.02),
            new CashFlow(0.25, 0.02),
            new CashFlow(1.25, 1));
    assertThat(CashFlows.bond(1, 0.04, 2).flows()).hasSize(3);
    assertThat(CashFlows.bond(30, 0.04, 12).flows()).hasSize(361);
    assertThat(CashFlows.bond(3, 0, 2)).isEqualTo(CashFlows.single(3, 1));
  }

  @Test
  void figuresThatMeanNothing() {
    throwsAbout("in -1.0 years", () -> CashFlows.single(-1, 1));
    throwsAbout("a cash flow of NaN", () -> CashFlows.single(1, Double.NaN));
    throwsAbout("a bond of 0.0 years", () -> CashFlows.bond(0, 0.1, 2));
    throwsAbout("coupon of -0.1", () -> CashFlows.bond(1, -0.1, 2));
    throwsAbout("0 times a year", () -> CashFlows.bond(1, 0.1, 0));
    throwsAbout("price NaN", () -> CashFlows.bond(1, 0.1, 2).yieldAt(Double.NaN, ANNUAL));
    YieldCurve flat = YieldCurve.flat(0.05, ANNUAL);
    throwsAbout("present value of 0.0", () -> new CashFlows(List.of()).duration(flat));
    throwsAbout("present value of -", () -> CashFlows.single(1, -1).convexity(flat));
  }

  /** Real amounts at break-even inflation are worth nominally what they are worth in real terms. */
  @Test
  void inflatedAtBreakEvenInflation() {
    YieldCurve nominal = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);
    YieldCurve real = YieldCurve.flat(0.02, Compounding.ANNUAL);
    CashFlows bond = CashFlows.bond(9.3, 0.01, 2);
    assertThat(bond.inflated(nominal.over(real)).presentValue(nominal))
        .isCloseTo(bond.presentValue(real), offset(1e-13));
    assertThat(nominal.over(real).instantaneousForward(3))
        .isCloseTo(nominal.instantaneousForward(3) - Math.log(1.02), offset(1e-14));
    assertThat(CashFlows.single(2, 100).inflated(YieldCurve.flat(0.03, Compounding.ANNUAL)).flows())
        .singleElement()
        .satisfies(flow -> assertThat(flow.amount()).isCloseTo(106.09, offset(1e-10)));
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
