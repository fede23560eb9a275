package dev.almanac.finance;

import static dev.almanac.finance.Annuity.Timing.DUE;
import static dev.almanac.finance.Annuity.Timing.IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.api.Test;

class AnnuityTest {
  private static final YieldCurve FIVE = YieldCurve.flat(0.05, Compounding.ANNUAL);
  private static final Gompertz LAW = new Gompertz(88, 10);
  private static final LifeTable SOA = standardUltimateLifeTable();

  @Test
  void certainAnnuities() {
    double v = 1 / 1.05;
    double immediate = (1 - StrictMath.pow(v, 20)) / 0.05;
    assertThat(Annuity.certain(IMMEDIATE, 1, 20).presentValue(FIVE, Lives.certain()))
        .isCloseTo(immediate, offset(1e-13));
    assertThat(Annuity.certain(DUE, 1, 20).presentValue(FIVE, Lives.certain()))
        .isCloseTo(1.05 * immediate, offset(1e-13));
    double nominal = 12 * (StrictMath.pow(1.05, 1 / 12.0) - 1);
    assertThat(Annuity.certain(IMMEDIATE, 12, 20).presentValue(FIVE, Lives.certain()))
        .isCloseTo((1 - StrictMath.pow(v, 20)) / nominal, offset(1e-12));
    assertThat(Annuity.certain(DUE, 1, 20).deferred(5).presentValue(FIVE, Lives.certain()))
        .isCloseTo(1.05 * immediate * StrictMath.pow(v, 5), offset(1e-13));
    assertThat(Annuity.certain(DUE, 12, 1 / 12.0).presentValue(FIVE, Lives.certain()))
        .isEqualTo(1 / 12.0);
  }

  /**
   * Dickson, Hardy and Waters (2020), table D.1, used in examinations of the Society of Actuaries:
   * whole life annuities due at 5 %, and those of ten years.
   */
  @Test
  void theStandardUltimateLifeTable() {
    double[][] table = {
      {20, 19.9664}, {40, 18.4578}, {60, 14.9041}, {65, 13.5498}, {70, 12.0083}, {80, 8.5484}
    };
    for (double[] row : table) {
      assertThat(Annuity.life(DUE, 1).presentValue(FIVE, Lives.single(SOA, row[0])))
          .as("%s", row[0])
          .isCloseTo(row[1], offset(5.1e-5));
    }
    Lives of65 = Lives.single(SOA, 65);
    assertThat(Annuity.certain(DUE, 1, 10).presentValue(FIVE, of65))
        .isCloseTo(7.8435, offset(5.1e-5));
    assertThat(Annuity.life(DUE, 1).presentValue(FIVE, Lives.joint(of65, of65)))
        .isCloseTo(11.6831, offset(5.1e-5));
  }

  /** Deaths uniform in a year: the annuity paid m times is alpha(m) a - beta(m). */
  @Test
  void monthlyPaymentsOfALifeTable() {
    double i = 0.05;
    double d = i / (1 + i);
    double im = 12 * (StrictMath.pow(1 + i, 1 / 12.0) - 1);
    double dm = 12 * (1 - StrictMath.pow(1 + i, -1 / 12.0));
    double alpha = i * d / (im * dm);
    double beta = (i - im) / (im * dm);
    Lives of65 = Lives.single(SOA, 65);
    double yearly = Annuity.life(DUE, 1).presentValue(FIVE, of65);
    double monthly = Annuity.life(DUE, 12).presentValue(FIVE, of65);
    assertThat(alpha).isCloseTo(1.0002, offset(5e-6));
    assertThat(beta).isCloseTo(0.46651, offset(5e-6));
    assertThat(monthly).isCloseTo(alpha * yearly - beta, offset(1e-12));
    assertThat(Annuity.life(IMMEDIATE, 12).presentValue(FIVE, of65))
        .isCloseTo(monthly - 1 / 12.0, offset(1e-13));
  }

  /** Without interest the annuity is the expectation of life, by Euler and Maclaurin's formula. */
  @Test
  void withoutInterestTheYearsOfALife() {
    double force = StrictMath.exp((65 - 88) / 10.0) / 10;
    YieldCurve none = YieldCurve.flat(0, Compounding.ANNUAL);
    assertThat(Annuity.life(DUE, 12).presentValue(none, Lives.single(LAW, 65)))
        .isCloseTo(LAW.expectancy(65) + 1 / 24.0 + force / (12 * 144), offset(1e-9));
  }

  /** Woolhouse's formula between the annuity paid all the time, by quadrature, and the monthly. */
  @Test
  void gompertzWithInterest() {
    double delta = StrictMath.log(1.05);
    double force = StrictMath.exp((65 - 88) / 10.0) / 10;
    double continuous =
        new IterativeLegendreGaussIntegrator(32, 1e-13, 1e-13)
            .integrate(10_000_000, t -> StrictMath.exp(-delta * t) * LAW.survival(65, t), 0, 60);
    assertThat(Annuity.life(DUE, 12).presentValue(FIVE, Lives.single(LAW, 65)))
        .isCloseTo(continuous + 1 / 24.0 + (force + delta) / (12 * 144), offset(1e-9));
  }

  /** Under Gompertz' law two lives die like one of an age w: e^(w/b) = e^(x/b) + e^(y/b). */
  @Test
  void uniformSeniority() {
    double w = 10 * StrictMath.log(StrictMath.exp(6.5) + StrictMath.exp(6.1));
    Lives both = Lives.joint(Lives.single(LAW, 65), Lives.single(LAW, 61));
    Annuity annuity = Annuity.life(DUE, 4);
    assertThat(annuity.presentValue(FIVE, both))
        .isCloseTo(annuity.presentValue(FIVE, Lives.single(LAW, w)), offset(1e-12));
  }

  @Test
  void survivors() {
    Lives x = Lives.single(LAW, 65);
    Lives y = Lives.single(SOA, 60);
    Annuity annuity = Annuity.life(IMMEDIATE, 12);
    double single = annuity.presentValue(FIVE, x);
    double other = annuity.presentValue(FIVE, y);
    double joint = annuity.presentValue(FIVE, Lives.joint(x, y));
    assertThat(annuity.presentValue(FIVE, Lives.lastSurvivor(x, y)))
        .isCloseTo(single + other - joint, offset(1e-12));
    assertThat(annuity.presentValue(FIVE, Lives.jointAndSurvivor(x, y, 1, 0.5)))
        .isCloseTo(single + 0.5 * (other - joint), offset(1e-12));
    assertThat(annuity.presentValue(FIVE, Lives.jointAndSurvivor(x, y, 0, 0)))
        .isCloseTo(joint, offset(1e-12));
  }

  /** Ten years certain and then for life: a certain annuity and a deferred one. */
  @Test
  void guarantees() {
    Lives life = Lives.single(LAW, 75);
    for (Annuity.Timing timing : Annuity.Timing.values()) {
      Annuity annuity = Annuity.life(timing, 12);
      double certain = Annuity.certain(timing, 12, 10).presentValue(FIVE, Lives.certain());
      assertThat(annuity.guaranteed(10).presentValue(FIVE, life))
          .isCloseTo(certain + annuity.deferred(10).presentValue(FIVE, life), offset(1e-12));
      double longest = annuity.guaranteed(100).presentValue(FIVE, life);
      assertThat(longest)
          .isCloseTo(
              Annuity.certain(timing, 12, 100).presentValue(FIVE, Lives.certain()), offset(1e-12));
    }
  }

  @Test
  void fairPayments() {
    Lives life = Lives.single(SOA, 65);
    assertThat(Annuity.life(DUE, 1).fairPayment(135_498, FIVE, life))
        .isCloseTo(10_000, offset(0.05));
    assertThat(Annuity.life(DUE, 1).fairPayment(0, FIVE, life)).isZero();
  }

  @Test
  void figuresThatMeanNothing() {
    throwsAbout("0 payments", () -> Annuity.life(DUE, 0));
    throwsAbout("a term of 0.0 years", () -> Annuity.certain(DUE, 1, 0));
    throwsAbout("deferral of -1.0", () -> Annuity.life(DUE, 1).deferred(-1));
    throwsAbout("guarantee of NaN", () -> Annuity.life(DUE, 1).guaranteed(Double.NaN));
    throwsAbout(
        "payments do not end", () -> Annuity.life(DUE, 1).presentValue(FIVE, Lives.certain()));
    throwsAbout(
        "premium -1.0", () -> Annuity.life(DUE, 1).fairPayment(-1, FIVE, Lives.single(LAW, 65)));
    throwsAbout(
        "pays nothing",
        () -> Annuity.life(DUE, 1).deferred(80).fairPayment(1, FIVE, Lives.single(SOA, 65)));
    throwsAbout(
        "survivor's part of 1.5",
        () -> Lives.jointAndSurvivor(Lives.certain(), Lives.certain(), 1.5, 0));
  }

  /** Makeham's law with A = 0.00022, B = 2.7e-6, c = 1.124. */
  private static LifeTable standardUltimateLifeTable() {
    List<Double> deaths = new ArrayList<>();
    for (int x = 20; x < 131; x++) {
      double force = 2.7e-6 * StrictMath.pow(1.124, x) * 0.124 / StrictMath.log(1.124);
      deaths.add(-StrictMath.expm1(-0.00022 - force));
    }
    return LifeTable.of(20, deaths);
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
