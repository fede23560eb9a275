package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImmunizationTest {
  private static final YieldCurve CURVE = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);

  /** By hand: 5 years from 2 and 9 are 4/7 and 3/7; convexity 4/7 4 + 3/7 81 = 37 above 25. */
  @Test
  void twoZeros() {
    CashFlows owed = CashFlows.single(5, 1000);
    Immunization match =
        Immunization.of(owed, CashFlows.single(2, 1), CashFlows.single(9, 1), CURVE);
    double value = 1000 * CURVE.discount(5);
    assertThat(match.values().getFirst()).isCloseTo(value * 4 / 7, offset(1e-9));
    assertThat(match.values().getLast()).isCloseTo(value * 3 / 7, offset(1e-9));
    assertThat(match.units().getFirst()).isCloseTo(value * 4 / 7 / CURVE.discount(2), offset(1e-9));
    assertThat(match.duration()).isCloseTo(5, offset(1e-13));
    assertThat(match.convexity()).isCloseTo(37, offset(1e-11));
    assertThat(match.obligationsConvexity()).isCloseTo(25, offset(1e-12));
    assertThat(match.leavesSurplus()).isTrue();
    assertThat(match.holdsAll()).isTrue();
  }

  /** Redington's theorem: at the first order nothing is lost, at the second something is gained. */
  @Test
  void aChangeOfYieldsLeavesASurplus() {
    CashFlows owed = CashFlows.bond(20, 0.2, 1).times(500).plus(CashFlows.single(7, 500));
    List<CashFlows> bonds = List.of(CashFlows.bond(4, 0.05, 2), CashFlows.bond(25, 0.04, 2));
    Immunization match = Immunization.of(owed, bonds.getFirst(), bonds.getLast(), CURVE);
    CashFlows held =
        bonds
            .getFirst()
            .times(match.units().getFirst())
            .plus(bonds.getLast().times(match.units().getLast()));
    assertThat(held.presentValue(CURVE)).isCloseTo(owed.presentValue(CURVE), offset(1e-9));
    assertThat(held.duration(CURVE)).isCloseTo(owed.duration(CURVE), offset(1e-11));
    assertThat(held.convexity(CURVE)).isCloseTo(match.convexity(), offset(1e-9));
    assertThat(match.leavesSurplus()).isTrue();
    for (double shift : new double[] {-0.02, -0.001, 0.001, 0.02}) {
      double surplus =
          held.presentValue(CURVE.shifted(shift)) - owed.presentValue(CURVE.shifted(shift));
      double expected =
          0.5
              * shift
              * shift
              * (match.convexity() - match.obligationsConvexity())
              * owed.presentValue(CURVE);
      assertThat(surplus).isPositive().isBetween(0.6 * expected, 1.6 * expected);
    }
  }

  /** Between the obligations' dates the convexity is too small: a change leaves a loss. */
  @Test
  void aBulletAgainstABarbell() {
    CashFlows owed = CashFlows.single(1, 100).plus(CashFlows.single(15, 100));
    Immunization match =
        Immunization.of(owed, CashFlows.single(6, 1), CashFlows.single(8, 1), CURVE);
    assertThat(match.leavesSurplus()).isFalse();
    Immunization outside =
        Immunization.of(owed, CashFlows.single(1, 1), CashFlows.single(2, 1), CURVE);
    assertThat(outside.holdsAll()).isFalse();
  }

  /** By hand: zeros of 0, 5 and 10 years for duration 5, convexity 30: .1 + .8 + .1. */
  @Test
  void threeInstrumentsWithAConvexity() {
    Immunization match =
        Immunization.of(
            CashFlows.single(5, 1 / CURVE.discount(5)),
            CashFlows.single(0, 1),
            CashFlows.single(5, 1),
            CashFlows.single(10, 1),
            CURVE,
            30);
    assertThat(match.values().get(0)).isCloseTo(0.1, offset(1e-12));
    assertThat(match.values().get(1)).isCloseTo(0.8, offset(1e-12));
    assertThat(match.values().get(2)).isCloseTo(0.1, offset(1e-12));
    assertThat(match.convexity()).isCloseTo(30, offset(1e-11));
  }

  @Test
  void figuresThatMeanNothing() {
    CashFlows five = CashFlows.single(5, 1);
    throwsAbout("the same duration 5.0", () -> Immunization.of(five, five, five, CURVE));
    throwsAbout(
        "three instruments of which one is like the others",
        () -> Immunization.of(five, five, five.times(2), CashFlows.single(9, 1), CURVE, 30));
    throwsAbout(
        "convexity NaN",
        () -> Immunization.of(five, five, five, CashFlows.single(9, 1), CURVE, Double.NaN));
    throwsAbout(
        "present value of 0.0",
        () -> Immunization.of(five.times(0), five, CashFlows.single(9, 1), CURVE));
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
