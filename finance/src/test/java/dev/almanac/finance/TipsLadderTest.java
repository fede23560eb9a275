package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.almanac.finance.TipsLadder.Gap;
import dev.almanac.finance.TipsLadder.Issue;
import dev.almanac.finance.TipsLadder.Ladder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TipsLadderTest {
  private static final YieldCurve THREE = YieldCurve.flat(0.03, Compounding.SEMIANNUAL);

  /** By hand: 102 = 100 and a coupon of 2; in year 1 a coupon of 2 is there, so 98 / 1.01. */
  @Test
  void twoRungs() {
    Ladder ladder =
        TipsLadder.build(
            Map.of(1, 100.0, 2, 102.0),
            List.of(new Issue(1, 0.01, 0.99, 1), new Issue(2, 0.02, 0.98, 1.9)),
            THREE);
    assertThat(ladder.rungs().getLast().face()).isCloseTo(100, offset(1e-12));
    assertThat(ladder.rungs().getFirst().face()).isCloseTo(98 / 1.01, offset(1e-12));
    assertThat(ladder.cost()).isCloseTo(98 + 0.99 * 98 / 1.01, offset(1e-12));
    assertThat(ladder.gaps()).isEmpty();
    assertThat(ladder.surplus()).isEmpty();
  }

  /**
   * By hand, with no bond in year 3: coupons of 2 % and 4 % beside it, so 3 %, at par on the curve.
   */
  @Test
  void aGapByHand() {
    Issue one = new Issue(1, 0, 0.97, 1);
    Issue two = new Issue(2, 0.02, 0.98, 1.9);
    Issue four = new Issue(4, 0.04, 1.04, 3.7);
    Ladder ladder =
        TipsLadder.build(
            Map.of(1, 100.0, 2, 100.0, 3, 100.0, 4, 100.0), List.of(four, one, two), THREE);

    double face4 = 100 / 1.04;
    double value = (100 - 0.04 * face4) / 1.03;
    double duration = 1.015 / 0.03 * (1 - StrictMath.pow(1.015, -6));
    double weight = (3.7 - duration) / (3.7 - 1.9);
    double extra2 = weight * value / 0.98;
    double extra4 = (1 - weight) * value / 1.04;
    double later = 0.04 * face4 + 0.02 * extra2 + 0.04 * extra4;
    double face2 = (100 - later) / 1.02;
    double face1 = 100 - later - 0.02 * face2;

    Gap gap = ladder.gaps().getFirst();
    assertThat(gap.year()).isEqualTo(3);
    assertThat(gap.value()).isCloseTo(value, offset(1e-11));
    assertThat(gap.missing().coupon()).isCloseTo(0.03, offset(1e-15));
    assertThat(gap.missing().duration()).isCloseTo(duration, offset(1e-13));
    assertThat(gap.lowerWeight()).isCloseTo(weight, offset(1e-13));
    assertThat(gap.lowerWeight()).isCloseTo(0.449, offset(0.0005));
    double[] faces = {face1, face2, face4};
    double[] extras = {0, extra2, extra4};
    double[] prices = {0.97, 0.98, 1.04};
    double cost = 0;
    for (int i = 0; i < 3; i++) {
      assertThat(ladder.rungs().get(i).face()).isCloseTo(faces[i], offset(1e-11));
      assertThat(ladder.rungs().get(i).faceForGaps()).isCloseTo(extras[i], offset(1e-11));
      cost += prices[i] * (faces[i] + extras[i]);
    }
    assertThat(ladder.cost()).isCloseTo(cost, offset(1e-10));
  }

  /** Two years in one gap: the coupons of the second missing bond are spent in the first. */
  @Test
  void twoGapsInARow() {
    List<Issue> issues = List.of(Issue.on(THREE, 1, 0.03), Issue.on(THREE, 4, 0.03));
    Ladder ladder = TipsLadder.build(Map.of(1, 100.0, 2, 100.0, 3, 100.0, 4, 100.0), issues, THREE);
    double face4 = 100 / 1.03;
    double value3 = (100 - 0.03 * face4) / 1.03;
    double value2 = (100 - 0.03 * face4 - 0.03 * value3) / 1.03;
    assertThat(ladder.gaps()).extracting(Gap::year).containsExactly(2, 3);
    assertThat(ladder.gaps().getLast().value()).isCloseTo(value3, offset(1e-11));
    assertThat(ladder.gaps().getFirst().value()).isCloseTo(value2, offset(1e-11));
    // All bonds at par, so the ladder costs what it would without gaps.
    double value1 = (100 - 0.03 * (face4 + value3 + value2)) / 1.03;
    assertThat(ladder.cost()).isCloseTo(face4 + value3 + value2 + value1, offset(1e-10));
  }

  /** Without gaps the ladder is what the linear programme finds. */
  @Test
  void theLadderIsTheCheapest() {
    YieldCurve curve = new Svensson(0.02, -0.01, 0.005, 0.01, 1.5, 8);
    Map<Integer, Double> needs = new TreeMap<>();
    List<Issue> issues = new ArrayList<>();
    List<CashFlow> owed = new ArrayList<>();
    List<CashFlowMatch.Instrument> bonds = new ArrayList<>();
    for (int year = 1; year <= 30; year++) {
      needs.put(year, 40_000.0 + 100 * year);
      owed.add(new CashFlow(year, 40_000 + 100 * year));
      CashFlows bond = CashFlows.bond(year, 0.001 * (year % 9), 1);
      issues.add(
          new Issue(year, 0.001 * (year % 9), bond.presentValue(curve), bond.duration(curve)));
      bonds.add(CashFlowMatchTest.on(curve, bond));
    }
    Ladder ladder = TipsLadder.build(needs, issues, curve);
    CashFlowMatch.Matched match = CashFlowMatchTest.matched(new CashFlows(owed), bonds, 0);
    assertThat(ladder.cost()).isCloseTo(match.cost(), withPercentage(1e-9));
    assertThat(ladder.cost())
        .isCloseTo(new CashFlows(owed).presentValue(curve), withPercentage(1e-10));
    for (int i = 0; i < 30; i++) {
      assertThat(ladder.rungs().get(i).face())
          .isCloseTo(match.units().get(i), withPercentage(1e-8));
    }
  }

  /** After a parallel change of yields the bracket is still worth the missing bond. */
  @Test
  void theBracketIsImmunized() {
    YieldCurve curve = new Svensson(0.02, -0.01, 0.005, 0.01, 1.5, 8);
    List<Issue> issues = List.of(Issue.on(curve, 10, 0.01), Issue.on(curve, 16, 0.02));
    Ladder ladder = TipsLadder.build(Map.of(13, 1000.0), issues, curve);
    Gap gap = ladder.gaps().getFirst();
    CashFlows missing = CashFlows.bond(13, gap.missing().coupon(), 2).times(gap.face());
    CashFlows bracket =
        CashFlows.bond(10, 0.01, 2)
            .times(ladder.rungs().getFirst().faceForGaps())
            .plus(CashFlows.bond(16, 0.02, 2).times(ladder.rungs().getLast().faceForGaps()));
    assertThat(bracket.presentValue(curve))
        .isCloseTo(missing.presentValue(curve), withPercentage(1e-10));
    assertThat(bracket.duration(curve)).isCloseTo(missing.duration(curve), offset(1e-10));
    for (double shift : new double[] {-0.01, 0.01}) {
      double without = missing.presentValue(curve.shifted(shift));
      assertThat(bracket.presentValue(curve.shifted(shift))).isBetween(without, without * 1.0006);
    }
  }

  /** Large coupons of a large last need: more than year 1 needs. */
  @Test
  void surplusIsTold() {
    Ladder ladder =
        TipsLadder.build(
            Map.of(1, 10.0, 2, 1100.0),
            List.of(new Issue(1, 0.01, 1, 1), new Issue(2, 0.1, 1, 1.9)),
            THREE);
    assertThat(ladder.rungs().getFirst().face()).isZero();
    assertThat(ladder.rungs().getLast().face()).isCloseTo(1000, offset(1e-10));
    assertThat(ladder.surplus()).containsOnlyKeys(1);
    assertThat(ladder.surplus().get(1)).isCloseTo(90, offset(1e-10));
  }

  /** The curve of a day, with bonds missing as they were in 2024: 2035 to 2039. */
  @Test
  void aLadderFromTheCurveOfADay() {
    SharedData data = SharedData.read("tips_zero_curve_2024-08-30.csv");
    YieldCurve curve =
        YieldCurve.ofZeroYields(
            Arrays.stream(data.numbers("maturity_years")).boxed().toList(),
            Arrays.stream(data.numbers("real_zero_yield_pct_cc"))
                .map(p -> p / 100)
                .boxed()
                .toList(),
            Compounding.CONTINUOUS);
    Map<Integer, Double> needs = new TreeMap<>();
    List<Issue> issues = new ArrayList<>();
    for (int year = 1; year <= 30; year++) {
      needs.put(year, 40_000.0);
      if (year <= 10 || year >= 16) {
        issues.add(Issue.on(curve, year, year <= 10 ? 0.0125 : 0.01));
      }
    }
    Ladder ladder = TipsLadder.build(needs, issues, curve);
    assertThat(ladder.gaps()).extracting(Gap::year).containsExactly(11, 12, 13, 14, 15);
    double zeros =
        Annuity.certain(Annuity.Timing.IMMEDIATE, 1, 30).presentValue(curve, Lives.certain());
    // Half of the coupons come half a year before they are needed, and earn nothing until then.
    assertThat(ladder.cost() / 40_000).isBetween(zeros, zeros * 1.002);
  }

  @Test
  void figuresThatMeanNothing() {
    List<Issue> issues = List.of(Issue.on(THREE, 2, 0.01), Issue.on(THREE, 5, 0.01));
    throwsAbout(
        "no bond matures in year 6, nor after",
        () -> TipsLadder.build(Map.of(6, 100.0), issues, THREE));
    throwsAbout(
        "no bond matures in year 1, nor before",
        () -> TipsLadder.build(Map.of(1, 100.0), issues, THREE));
    throwsAbout("in year 0", () -> TipsLadder.build(Map.of(0, 100.0), issues, THREE));
    throwsAbout("need of -1.0", () -> TipsLadder.build(Map.of(2, -1.0), issues, THREE));
    throwsAbout(
        "two bonds mature in year 2",
        () ->
            TipsLadder.build(Map.of(2, 1.0), List.of(issues.getFirst(), issues.getFirst()), THREE));
    throwsAbout(
        "of year 4 is not between",
        () ->
            TipsLadder.build(
                Map.of(4, 1.0), List.of(issues.getFirst(), new Issue(5, 0.2, 1, 3)), THREE));
    throwsAbout("year 0", () -> new Issue(0, 0.01, 1, 1));
    throwsAbout("coupon -0.01 of year 3", () -> new Issue(3, -0.01, 1, 1));
    throwsAbout("price 0.0 of year 3", () -> new Issue(3, 0.01, 0, 1));
    throwsAbout("duration NaN of year 3", () -> new Issue(3, 0.01, 1, Double.NaN));
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
