package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.almanac.finance.CashFlowMatch.Instrument;
import dev.almanac.finance.CashFlowMatch.Matched;
import dev.almanac.finance.CashFlowMatch.Unmet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CashFlowMatchTest {
  private static final YieldCurve CURVE = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);

  /** One zero-coupon bond for each date: buy what is owed, at the sum of discount factors. */
  @Test
  void aLadderOfZeroCouponBonds() {
    List<CashFlow> owed = new ArrayList<>();
    List<Instrument> zeros = new ArrayList<>();
    for (int year = 1; year <= 30; year++) {
      owed.add(new CashFlow(year, 1000 + 10 * year));
      zeros.add(on(CURVE, CashFlows.single(year, 100)));
    }
    CashFlows obligations = new CashFlows(owed);
    Matched ladder = matched(obligations, zeros, 0);
    assertThat(ladder.cost()).isCloseTo(obligations.presentValue(CURVE), withPercentage(1e-10));
    assertThat(ladder.gap()).isLessThan(1e-11);
    for (int i = 0; i < 30; i++) {
      assertThat(ladder.units().get(i)).isCloseTo(owed.get(i).amount() / 100, offset(1e-10));
      CashFlowMatch.Date date = ladder.dates().get(i);
      assertThat(date.obligation()).isEqualTo(owed.get(i).amount());
      assertThat(date.surplus()).isCloseTo(0, offset(1e-9));
      assertThat(date.marginalCost()).isCloseTo(CURVE.discount(i + 1), offset(1e-10));
    }
  }

  /** One coupon bond for each date: from the last back, as by hand. */
  @Test
  void aLadderOfCouponBonds() {
    List<CashFlow> owed = new ArrayList<>();
    List<Instrument> bonds = new ArrayList<>();
    for (int year = 1; year <= 20; year++) {
      owed.add(new CashFlow(year, 50_000));
      bonds.add(on(CURVE, CashFlows.bond(year, 0.01 + 0.002 * (year % 7), 1)));
    }
    Matched ladder = matched(new CashFlows(owed), bonds, 0);
    double coupons = 0;
    for (int year = 20; year >= 1; year--) {
      double coupon = 0.01 + 0.002 * (year % 7);
      double face = (50_000 - coupons) / (1 + coupon);
      assertThat(ladder.units().get(year - 1)).isCloseTo(face, withPercentage(1e-10));
      coupons += coupon * face;
    }
    assertThat(ladder.cost())
        .isCloseTo(new CashFlows(owed).presentValue(CURVE), withPercentage(1e-10));
  }

  /**
   * By hand: 100 in year 2 from the bill of year 1, kept at 3 %, which is cheaper than the note.
   */
  @Test
  void surplusIsCarriedForward() {
    List<Instrument> instruments =
        List.of(
            new Instrument(0.95, CashFlows.single(1, 1)),
            new Instrument(0.93, CashFlows.single(2, 1)));
    CashFlows owed = CashFlows.single(1, 50).plus(CashFlows.single(2, 100));
    Matched kept = matched(owed, instruments, 0.03);
    assertThat(kept.units().getFirst()).isCloseTo(50 + 100 / 1.03, offset(1e-10));
    assertThat(kept.units().getLast()).isZero();
    assertThat(kept.dates().getFirst().surplus()).isCloseTo(100 / 1.03, offset(1e-10));
    assertThat(kept.dates().getLast().marginalCost()).isCloseTo(0.95 / 1.03, offset(1e-12));
    Matched bought = matched(owed, instruments, 0);
    assertThat(bought.units().getFirst()).isCloseTo(50, offset(1e-10));
    assertThat(bought.units().getLast()).isCloseTo(100, offset(1e-10));
    assertThat(bought.cost()).isCloseTo(47.5 + 93, offset(1e-10));
  }

  /** By hand: no more than 60 of the cheap bond, the rest from the dear one. */
  @Test
  void limits() {
    List<Instrument> instruments =
        List.of(
            new Instrument(0.9, CashFlows.single(2, 1), 60),
            new Instrument(0.92, CashFlows.single(2, 1)));
    Matched match = matched(CashFlows.single(2, 100), instruments, 0);
    assertThat(match.units()).containsExactly(60.0, 40.0);
    assertThat(match.cost()).isCloseTo(0.9 * 60 + 0.92 * 40, offset(1e-11));
    assertThat(match.lowerBound()).isCloseTo(match.cost(), offset(1e-11));
    assertThat(match.dates().getFirst().marginalCost()).isCloseTo(0.92, offset(1e-12));
  }

  /** Cash is an instrument that pays now; a pension one that costs nothing. */
  @Test
  void cashAndIncome() {
    List<Instrument> instruments =
        List.of(
            new Instrument(1, CashFlows.single(0, 1)),
            new Instrument(0, CashFlows.single(1, 20).plus(CashFlows.single(2, 20)), 1));
    CashFlows owed = CashFlows.single(1, 30).plus(CashFlows.single(2, 15));
    Matched match = matched(owed, instruments, 0.02);
    assertThat(match.units().getFirst()).isCloseTo(10 / 1.02, offset(1e-11));
    assertThat(match.units().getLast()).isEqualTo(1);
    assertThat(match.dates().getLast().surplus()).isCloseTo(5, offset(1e-11));
    assertThat(match.dates().getLast().marginalCost()).isZero();
  }

  @Test
  void whatCannotBeMetIsNamed() {
    CashFlows owed =
        CashFlows.single(1, 100).plus(CashFlows.single(2, 100)).plus(CashFlows.single(3, 100));
    List<Instrument> late = List.of(new Instrument(0.9, CashFlows.single(2, 1)));
    assertThat(CashFlowMatch.match(owed, late, 0))
        .isEqualTo(new Unmet(List.of(new CashFlow(1, 100))));
    List<Instrument> few =
        List.of(
            new Instrument(0.9, CashFlows.single(1, 1), 130),
            new Instrument(0.9, CashFlows.single(3, 1), 40));
    assertThat(CashFlowMatch.match(owed, few, 0))
        .isEqualTo(new Unmet(List.of(new CashFlow(2, 70), new CashFlow(3, 60))));
    assertThat(CashFlowMatch.match(owed, few, -1))
        .isEqualTo(new Unmet(List.of(new CashFlow(2, 100), new CashFlow(3, 60))));
    assertThat(CashFlowMatch.match(owed, List.of(), 0)).isInstanceOf(Unmet.class);
  }

  /** Limits that allow just what is owed, in numbers that are not exact in binary. */
  @Test
  void theLimitOfThePossible() {
    CashFlows owed = CashFlows.single(1, 0.3).plus(CashFlows.single(2, 0.7));
    List<Instrument> exact =
        List.of(
            new Instrument(0.9, CashFlows.single(1, 0.1), 3),
            new Instrument(0.8, CashFlows.single(2, 0.1), 7));
    assertThat(matched(owed, exact, 0.01).units()).containsExactly(3.0, 7.0);
  }

  @Test
  void againstAnotherSolver() {
    Random random = new Random(4);
    int met = 0;
    for (int round = 0; round < 300; round++) {
      double rate = new double[] {0, 0.02, -0.01, -0.1, -1}[round % 5];
      CashFlows owed = obligations(random, 1 + random.nextInt(25));
      List<Instrument> instruments = instruments(random, 1 + random.nextInt(20));
      CashFlowMatch.Result result = CashFlowMatch.match(owed, instruments, rate);
      double least = MatchOracle.cost(owed, instruments, rate);
      if (result instanceof Matched match) {
        met++;
        assertThat(match.cost()).as("%s", round).isCloseTo(least, withPercentage(1e-7));
        assertThat(match.lowerBound()).isCloseTo(match.cost(), withPercentage(1e-6));
        verify(owed, instruments, rate, match.units());
      } else {
        assertThat(least).as("%s", round).isInfinite();
      }
    }
    assertThat(met).isBetween(100, 290);
  }

  /** Flat prices, equal bonds, equal dates: where the simplex method may go in circles. */
  @Test
  void degenerateProblems() {
    List<CashFlow> owed = new ArrayList<>();
    List<Instrument> bonds = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      owed.add(new CashFlow(0.5 * i, 1));
      for (int twin = 0; twin < 3; twin++) {
        bonds.add(new Instrument(1, CashFlows.bond(0.5 * i, 0, 2), 0.5));
      }
    }
    Matched match = matched(new CashFlows(owed), bonds, 0);
    assertThat(match.cost()).isCloseTo(40, withPercentage(1e-10));
    assertThat(match.gap()).isLessThan(1e-10);
  }

  /** Cents and billions of the same problem. */
  @Test
  void theScaleDoesNotMatter() {
    Random random = new Random(9);
    for (int round = 0; round < 20; round++) {
      CashFlows owed = obligations(random, 20);
      List<Instrument> bonds = new ArrayList<>();
      for (int i = 1; i <= 31; i++) {
        bonds.add(on(CURVE, CashFlows.bond(i, 0.03, 2)));
      }
      bonds.add(new Instrument(1, CashFlows.single(0, 1)));
      double cost = matched(owed, bonds, 0.01).cost();
      assertThat(matched(owed.times(1e-7), bonds, 0.01).cost())
          .isCloseTo(cost * 1e-7, withPercentage(1e-8));
      assertThat(matched(owed.times(1e9), bonds, 0.01).cost())
          .isCloseTo(cost * 1e9, withPercentage(1e-8));
    }
  }

  /** Thirty years of months, and sixty bonds that pay in any month. */
  @Test
  void aHouseholdsLifetime() {
    List<CashFlow> owed = new ArrayList<>();
    for (int month = 1; month <= 360; month++) {
      owed.add(new CashFlow(month / 12.0, month % 12 == 0 ? 9_000 : 5_000));
    }
    List<Instrument> bonds = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      bonds.add(
          on(
              CURVE.shifted(0.0001 * (i % 3)),
              CashFlows.bond((6 * i + i % 6 - 5) / 12.0, 0.0005 * i, 2)));
    }
    bonds.add(new Instrument(1, CashFlows.single(0, 1)));
    long start = System.nanoTime();
    Matched match = matched(new CashFlows(owed), bonds, 0.01);
    double seconds = 1e-9 * (System.nanoTime() - start);
    assertThat(match.gap()).isLessThan(1e-12);
    assertThat(match.cost())
        .isCloseTo(MatchOracle.cost(new CashFlows(owed), bonds, 0.01), withPercentage(1e-8));
    verify(new CashFlows(owed), bonds, 0.01, match.units());
    // A part of a second on any machine; more is another algorithm.
    assertThat(seconds).isLessThan(10);
  }

  @Test
  void figuresThatMeanNothing() {
    CashFlows one = CashFlows.single(1, 1);
    List<Instrument> bonds = List.of(new Instrument(0.9, one));
    throwsAbout("reinvestment rate -1.1", () -> CashFlowMatch.match(one, bonds, -1.1));
    throwsAbout("reinvestment rate NaN", () -> CashFlowMatch.match(one, bonds, Double.NaN));
    throwsAbout(
        "an obligation of -1.0 at 1.0 years", () -> CashFlowMatch.match(one.times(-1), bonds, 0));
    throwsAbout("no obligations", () -> CashFlowMatch.match(one.times(0), bonds, 0));
    throwsAbout("price -1.0", () -> new Instrument(-1, one));
    throwsAbout("without price and without limit", () -> new Instrument(0, one));
    throwsAbout("a limit of -1.0", () -> new Instrument(1, one, -1));
    throwsAbout("pays -1.0 at 1.0 years", () -> new Instrument(1, one.times(-1)));
    throwsAbout("0 programmes", () -> CashFlowMatch.matchInWholeUnits(one, bonds, 0, 0));
  }

  static Instrument on(YieldCurve curve, CashFlows flows) {
    return new Instrument(flows.presentValue(curve), flows);
  }

  static Matched matched(CashFlows owed, List<Instrument> instruments, double rate) {
    return (Matched) CashFlowMatch.match(owed, instruments, rate);
  }

  /** Every obligation is met, counted anew from the cash flows. */
  static void verify(
      CashFlows owed, List<Instrument> instruments, double rate, List<Double> units) {
    record Event(double time, double amount) {}
    NavigableSet<Double> times = new TreeSet<>();
    List<Event> events = new ArrayList<>();
    for (int j = 0; j < units.size(); j++) {
      assertThat(units.get(j)).isBetween(0.0, instruments.get(j).limit());
      for (CashFlow flow : instruments.get(j).flows().flows()) {
        events.add(new Event(one(times, flow.years()), units.get(j) * flow.amount()));
      }
    }
    owed.flows().forEach(flow -> events.add(new Event(one(times, flow.years()), -flow.amount())));
    events.sort(Comparator.comparingDouble(Event::time).thenComparingDouble(e -> -e.amount()));
    double cash = 0;
    double before = 0;
    for (Event event : events) {
      double passed = event.time() - before;
      cash *= passed == 0 ? 1 : StrictMath.pow(1 + rate, passed);
      cash += event.amount();
      before = event.time();
      if (event.amount() < 0) {
        assertThat(cash).isGreaterThanOrEqualTo(2e-9 * event.amount());
        cash = Math.max(0, cash);
      }
    }
  }

  private static double one(NavigableSet<Double> times, double time) {
    Double near = times.ceiling(time - 1e-9);
    if (near != null && near <= time + 1e-9) {
      return near;
    }
    times.add(time);
    return time;
  }

  private static CashFlows obligations(Random random, int count) {
    List<CashFlow> owed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      owed.add(new CashFlow(1 + random.nextInt(60) / 2.0, Math.rint(1000 * random.nextDouble())));
    }
    owed.add(new CashFlow(5, 100));
    return new CashFlows(owed);
  }

  private static List<Instrument> instruments(Random random, int count) {
    List<Instrument> instruments = new ArrayList<>();
    instruments.add(
        new Instrument(
            1,
            CashFlows.single(0, 1),
            random.nextBoolean() ? 1 / 0.0 : 3000 * random.nextDouble()));
    for (int i = 0; i < count; i++) {
      CashFlows bond = CashFlows.bond(0.5 + random.nextInt(60) / 2.0, random.nextInt(8) / 100.0, 2);
      double price = bond.presentValue(CURVE) * (0.98 + 0.04 * random.nextDouble());
      double limit = random.nextBoolean() ? 1 / 0.0 : Math.rint(2000 * random.nextDouble());
      instruments.add(new Instrument(price, bond, limit));
    }
    return instruments;
  }

  private static void throwsAbout(String message, Runnable question) {
    assertThatThrownBy(question::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
