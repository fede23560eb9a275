package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.almanac.finance.CashFlowMatch.Instrument;
import dev.almanac.finance.CashFlowMatch.Matched;
import dev.almanac.finance.CashFlowMatch.Unmet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WholeUnitsTest {
  private static final YieldCurve CURVE = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);

  /** By hand: 7 from units of 5 for 4.5 and of 3 for 3. Two of the first cost 9, of both 7.5. */
  @Test
  void roundingUpIsNotTheBest() {
    List<Instrument> instruments =
        List.of(
            new Instrument(4.5, CashFlows.single(1, 5)), new Instrument(3, CashFlows.single(1, 3)));
    Matched match = whole(CashFlows.single(1, 7), instruments, 0, 100);
    assertThat(match.units()).containsExactly(1.0, 1.0);
    assertThat(match.cost()).isEqualTo(7.5);
    assertThat(match.gap()).isLessThan(1e-12);
  }

  /** All holdings, one after the other. */
  @Test
  void againstEnumeration() {
    Random random = new Random(5);
    int met = 0;
    for (int round = 0; round < 60; round++) {
      double rate = round % 2 == 0 ? 0 : 0.03;
      List<CashFlow> owed = new ArrayList<>();
      List<Instrument> instruments = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        owed.add(new CashFlow(i, Math.rint(600 * random.nextDouble()) + 1));
        CashFlows bond = CashFlows.bond(1 + random.nextInt(4), 0.05, 1).times(100);
        double price = bond.presentValue(CURVE) * (0.97 + 0.06 * random.nextDouble());
        instruments.add(new Instrument(price, bond, 8.5));
      }
      CashFlows obligations = new CashFlows(owed);
      double least = least(obligations, instruments, rate, new double[4], 0);
      if (CashFlowMatch.matchInWholeUnits(obligations, instruments, rate, 2000)
          instanceof Matched match) {
        met++;
        assertThat(match.cost()).as("%s", round).isCloseTo(least, withPercentage(1e-10));
        assertThat(match.gap()).as("%s", round).isLessThan(1e-9);
        assertThat(match.units()).allMatch(u -> u == Math.rint(u) && u <= 8);
        CashFlowMatchTest.verify(obligations, instruments, rate, match.units());
      } else {
        assertThat(least).as("%s", round).isInfinite();
      }
    }
    assertThat(met).isBetween(10, 59);
  }

  /** With little time: less than a bond for each rung above the bound, and the gap says so. */
  @Test
  void aLadderOfThousands() {
    List<CashFlow> owed = new ArrayList<>();
    List<Instrument> bonds = new ArrayList<>();
    for (int year = 1; year <= 30; year++) {
      owed.add(new CashFlow(year, 40_000));
      CashFlows bond = CashFlows.bond(year, 0.02 + 0.001 * (year % 5), 2).times(1000);
      bonds.add(CashFlowMatchTest.on(CURVE, bond));
    }
    Matched parts = CashFlowMatchTest.matched(new CashFlows(owed), bonds, 0);
    Matched match = whole(new CashFlows(owed), bonds, 0, 100);
    CashFlowMatchTest.verify(new CashFlows(owed), bonds, 0, match.units());
    assertThat(match.units()).allMatch(u -> u == Math.rint(u));
    assertThat(match.lowerBound()).isBetween(parts.cost() * (1 - 1e-9), match.cost());
    assertThat(match.gap()).isLessThan(0.004);
  }

  @Test
  void limitsAreRoundedDown() {
    List<Instrument> bonds = List.of(new Instrument(0.9, CashFlows.single(1, 1), 2.9));
    assertThat(whole(CashFlows.single(1, 1.5), bonds, 0, 9).units()).containsExactly(2.0);
    assertThat(CashFlowMatch.matchInWholeUnits(CashFlows.single(1, 2.5), bonds, 0, 9))
        .isEqualTo(new Unmet(List.of(new CashFlow(1, 0.5))));
  }

  private static Matched whole(
      CashFlows owed, List<Instrument> instruments, double rate, int programmes) {
    return (Matched) CashFlowMatch.matchInWholeUnits(owed, instruments, rate, programmes);
  }

  private static double least(
      CashFlows owed, List<Instrument> instruments, double rate, double[] units, int first) {
    if (first == units.length) {
      double cost = 0;
      for (int j = 0; j < units.length; j++) {
        cost += units[j] * instruments.get(j).price();
      }
      return meets(owed, instruments, rate, units) ? cost : Double.POSITIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int count = 0; count <= 8; count++) {
      units[first] = count;
      least = Math.min(least, least(owed, instruments, rate, units, first + 1));
    }
    return least;
  }

  private static boolean meets(
      CashFlows owed, List<Instrument> instruments, double rate, double[] units) {
    double cash = 0;
    for (CashFlow debt : owed.flows()) {
      cash *= 1 + rate;
      for (int j = 0; j < units.length; j++) {
        for (CashFlow flow : instruments.get(j).flows().flows()) {
          cash += flow.years() == debt.years() ? units[j] * flow.amount() : 0;
        }
      }
      cash -= debt.amount();
      if (cash < -1e-9) {
        return false;
      }
    }
    return true;
  }
}
