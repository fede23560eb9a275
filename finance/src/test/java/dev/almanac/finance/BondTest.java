package dev.almanac.finance;

import static dev.almanac.finance.CouponBond.FirstPeriod.COMPOUND;
import static dev.almanac.finance.CouponBond.FirstPeriod.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Against the examples of 31 CFR 356, appendix B, and of the manuals of other software. */
class BondTest {

  /** Section II.A: 8 3/4 % due 2020-05-15, issued 1990-05-15, at 8.84 %. */
  @Test
  void treasuryBondOnACouponDate() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2020, 5, 15), 0.0875);
    LocalDate issue = LocalDate.of(1990, 5, 15);
    assertThat(bond.accruedInterest(issue)).isZero();
    assertThat(bond.price(issue, 0.0884, SIMPLE)).isCloseTo(0.99057893, offset(5e-9));
    assertThat(bond.price(issue, 0.0884, COMPOUND)).isCloseTo(0.99057893, offset(5e-9));
  }

  /** Section II.D: 9 1/2 % due 1995-11-15, settled 1985-11-29, at 9.54 %. */
  @Test
  void treasuryNoteBetweenCoupons() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(1995, 11, 15), 0.095);
    LocalDate settlement = LocalDate.of(1985, 11, 29);
    assertThat(bond.accruedInterest(settlement)).isCloseTo(0.00367403, offset(5e-9));
    assertThat(bond.price(settlement, 0.0954, SIMPLE)).isCloseTo(0.99730918, offset(5e-9));
    assertThat(bond.price(settlement, 0.0954, COMPOUND)).isCloseTo(0.9973857, offset(5e-8));
  }

  /** The manual of MATLAB's bndprice, which compounds: 5 % due 2002-06-15, settled 1997-01-20. */
  @Test
  void pricesOfTheMarket() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2002, 6, 15), 0.05);
    LocalDate settlement = LocalDate.of(1997, 1, 20);
    assertThat(bond.accruedInterest(settlement)).isCloseTo(0.004945, offset(5e-7));
    assertThat(bond.price(settlement, 0.04, COMPOUND)).isCloseTo(1.048106, offset(5e-7));
    assertThat(bond.price(settlement, 0.05, COMPOUND)).isCloseTo(0.999951, offset(5e-7));
    assertThat(bond.price(settlement, 0.06, COMPOUND)).isCloseTo(0.954384, offset(5e-7));
  }

  /** The manuals of LibreOffice's and Excel's PRICE, both of 5.75 % due 2017 or 2007-11-15. */
  @Test
  void pricesWithMonthsOfThirtyDays() {
    var first = new CouponBond(LocalDate.of(2007, 11, 15), 0.0575, 2, DayCount.THIRTY_360);
    assertThat(first.price(LocalDate.of(1999, 2, 15), 0.065, COMPOUND))
        .isCloseTo(0.9504287, offset(5e-8));
    var second = new CouponBond(LocalDate.of(2017, 11, 15), 0.0575, 2, DayCount.THIRTY_360);
    assertThat(second.price(LocalDate.of(2008, 2, 15), 0.065, COMPOUND))
        .isCloseTo(0.9463436, offset(5e-8));
  }

  /** Excel's DURATION and MDURATION: 8 % due 2016-01-01, settled 2008-01-01, at 9 %. */
  @Test
  void durationsOfAManual() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2016, 1, 1), 0.08);
    LocalDate settlement = LocalDate.of(2008, 1, 1);
    assertThat(bond.macaulayDuration(settlement, 0.09)).isCloseTo(5.99377496, offset(5e-7));
    assertThat(bond.modifiedDuration(settlement, 0.09)).isCloseTo(5.73566981, offset(5e-7));
  }

  @Test
  void yieldIsTheInverseOfPrice() {
    LocalDate settlement = LocalDate.of(2024, 8, 30);
    for (int years = 1; years <= 30; years += 7) {
      for (double coupon : new double[] {0, 0.00125, 0.05, 0.12}) {
        CouponBond bond = CouponBond.treasury(LocalDate.of(2024, 8, 31).plusYears(years), coupon);
        for (double yield : new double[] {-0.02, 0, 0.04, 0.3}) {
          for (CouponBond.FirstPeriod first : CouponBond.FirstPeriod.values()) {
            double price = bond.price(settlement, yield, first);
            assertThat(bond.yieldAt(settlement, price, first).getAsDouble())
                .isCloseTo(yield, offset(1e-12));
          }
        }
      }
    }
    CouponBond bond = CouponBond.treasury(LocalDate.of(2034, 8, 15), 0.04);
    assertThat(bond.yieldAt(settlement, -0.5, SIMPLE)).isEmpty();
  }

  /** At its coupon a bond is worth its face on coupon dates, and simple interest keeps it so. */
  @Test
  void parOnEveryCouponDate() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2034, 2, 28), 0.04);
    for (String date : new String[] {"2024-02-29", "2024-08-31", "2033-08-31"}) {
      LocalDate settlement = LocalDate.parse(date);
      assertThat(bond.accruedInterest(settlement)).isZero();
      assertThat(bond.price(settlement, 0.04, SIMPLE)).isCloseTo(1, offset(1e-15));
    }
    LocalDate between = LocalDate.of(2024, 5, 31);
    assertThat(bond.accruedInterest(between)).isCloseTo(0.02 * 92 / 184, offset(1e-16));
    double parts = 92.0 / 184;
    double full = 1.02 / (1 + parts * 0.02);
    assertThat(bond.price(between, 0.04, SIMPLE)).isCloseTo(full - 0.01, offset(1e-15));
  }

  @Test
  void inTheLastPeriodTheMarketUsesSimpleInterest() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2025, 2, 15), 0.06);
    LocalDate settlement = LocalDate.of(2024, 11, 15);
    double expected = 1.03 / (1 + 92.0 / 184 * 0.025) - 0.03 * 92 / 184;
    assertThat(bond.price(settlement, 0.05, COMPOUND)).isCloseTo(expected, offset(1e-15));
    assertThat(bond.price(settlement, 0.05, SIMPLE)).isCloseTo(expected, offset(1e-15));
  }

  @Test
  void cashFlowsByDate() {
    CouponBond bond = CouponBond.treasury(LocalDate.of(2026, 2, 28), 0.04);
    LocalDate settlement = LocalDate.of(2024, 8, 30);
    CashFlows flows = bond.cashFlows(settlement, DayCount.ACTUAL_365);
    assertThat(flows.flows())
        .containsExactly(
            new CashFlow(1 / 365.0, 0.02),
            new CashFlow(182 / 365.0, 0.02),
            new CashFlow(366 / 365.0, 0.02),
            new CashFlow(547 / 365.0, 0.02),
            new CashFlow(547 / 365.0, 1));
    assertThat(CouponBond.zero(LocalDate.of(2026, 2, 28)).cashFlows(settlement).flows())
        .containsExactly(new CashFlow((1 / 184.0 + 3) / 2, 1));
  }

  /** Section VI.A, D.1 and D.2. The rate of D.1 is of a quotient rounded to six digits. */
  @Test
  void treasuryBills() {
    Bill bill = new Bill(LocalDate.of(1990, 2, 22));
    LocalDate issue = LocalDate.of(1989, 11, 24);
    assertThat(bill.price(issue, 0.0761)).isCloseTo(0.980975, offset(1e-15));
    assertThat(bill.discountRate(issue, 0.980975)).isCloseTo(0.0761, offset(1e-15));
    assertThat(bill.cashFlows(issue, DayCount.ACTUAL_365))
        .isEqualTo(CashFlows.single(90 / 365.0, 1));
    assertThat(
            new Bill(LocalDate.of(1990, 6, 21))
                .investmentRate(LocalDate.of(1990, 6, 1), 0.99559444))
        .isCloseTo(0.080756, offset(2e-6));
    assertThat(new Bill(LocalDate.of(1991, 6, 6)).investmentRate(LocalDate.of(1990, 6, 7), 0.92265))
        .isCloseTo(0.082373244, offset(5e-9));
  }

  /** Section III.B: 3 5/8 % due 2008-01-15, settled 1998-10-15, at a real yield of 3.65 %. */
  @Test
  void inflationProtectedNote() {
    InflationLinkedBond bond = InflationLinkedBond.treasury(LocalDate.of(2008, 1, 15), 0.03625);
    LocalDate settlement = LocalDate.of(1998, 10, 15);
    double ratio = InflationLinkedBond.indexRatio(163.29032, 161.55484);
    double price = bond.real().price(settlement, 0.0365, SIMPLE);
    double accrued = bond.real().accruedInterest(settlement);
    assertThat(ratio).isEqualTo(1.01074);
    assertThat(price).isCloseTo(0.99797017, offset(5e-9));
    assertThat(accrued).isCloseTo(0.0090625, offset(1e-16));
    assertThat(price * ratio).isCloseTo(1.00868837, offset(1e-8));
    assertThat(accrued * ratio).isCloseTo(0.00915983, offset(5e-9));
    assertThat(bond.cashFlows(settlement, DayCount.ACTUAL_365))
        .isEqualTo(bond.real().cashFlows(settlement, DayCount.ACTUAL_365));
  }

  @Test
  void theDeflationFloorIsOfThePrincipalOnly() {
    InflationLinkedBond bond = InflationLinkedBond.treasury(LocalDate.of(2034, 1, 15), 0.02);
    assertThat(bond.nominalCoupon(0.9)).isCloseTo(0.009, offset(1e-16));
    assertThat(bond.nominalPrincipal(0.9)).isEqualTo(1);
    assertThat(bond.deflationFloor(0.9)).isCloseTo(0.1, offset(1e-16));
    assertThat(bond.nominalPrincipal(1.3)).isEqualTo(1.3);
    assertThat(bond.deflationFloor(1.3)).isZero();
  }

  @Test
  void figuresThatMeanNothing() {
    LocalDate maturity = LocalDate.of(2030, 1, 15);
    CouponBond bond = CouponBond.treasury(maturity, 0.02);
    throwsAbout("2030-01-15", () -> bond.price(maturity, 0.02, SIMPLE));
    throwsAbout("matures on 2030-01-15", () -> bond.accruedInterest(maturity.plusDays(1)));
    throwsAbout("2030-01-15", () -> bond.cashFlows(maturity, DayCount.ACTUAL_365));
    throwsAbout("coupon -0.01", () -> CouponBond.treasury(maturity, -0.01));
    throwsAbout("3 periods", () -> new CouponBond(maturity, 0.1, 3, DayCount.THIRTY_360));
    throwsAbout("SEMIANNUAL yield -2.0", () -> bond.price(LocalDate.of(2029, 1, 1), -2, COMPOUND));
    Bill bill = new Bill(maturity);
    LocalDate before = LocalDate.of(2029, 9, 1);
    throwsAbout("2030-01-15", () -> bill.price(maturity, 0.02));
    throwsAbout("discount rate 3.0", () -> bill.price(before, 3));
    throwsAbout("price 0.0", () -> bill.investmentRate(before, 0));
    throwsAbout("price NaN", () -> bill.discountRate(before, Double.NaN));
    throwsAbout("at issue 0.0", () -> InflationLinkedBond.indexRatio(100, 0));
    throwsAbout(
        "index ratio -1.0",
        () -> InflationLinkedBond.treasury(maturity, 0.01).nominalPrincipal(-1));
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
