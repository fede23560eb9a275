package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.almanac.finance.CashFlowMatch.Instrument;
import dev.almanac.finance.CashFlowMatch.Matched;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** Cash-flow matching against the solvers of another library: parts of bonds, and whole ones. */
class MatchOjAlgoTest {
  private static final YieldCurve CURVE = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);

  @BeforeAll
  static void withoutGreeting() {
    System.setProperty("shut.up.ojAlgo", "");
  }

  @Test
  void parts() {
    Random random = new Random(11);
    int met = 0;
    for (int round = 0; round < 40; round++) {
      double rate = round % 2 == 0 ? 0.0 : 0.02;
      CashFlows owed = owed(random, 8);
      List<Instrument> bonds = bonds(random, 10, 8, 1.0);
      Optimisation.Result judge = judge(owed, bonds, rate, false);
      if (CashFlowMatch.match(owed, bonds, rate) instanceof Matched match) {
        met++;
        assertThat(match.cost()).as("%s", round).isCloseTo(judge.getValue(), withPercentage(1e-7));
      } else {
        assertThat(judge.getState().isFeasible()).as("%s", round).isFalse();
      }
    }
    assertThat(met).isBetween(20, 40);
  }

  @Test
  void wholeBonds() {
    Random random = new Random(12);
    int proved = 0;
    for (int round = 0; round < 10; round++) {
      CashFlows owed = owed(random, 4);
      List<Instrument> bonds = bonds(random, 5, 4, 1000.0);
      if (CashFlowMatch.matchInWholeUnits(owed, bonds, 0.0, 4000) instanceof Matched match
          && match.gap() < 1e-9) {
        proved++;
        Optimisation.Result judge = judge(owed, bonds, 0.0, true);
        assertThat(match.cost()).as("%s", round).isCloseTo(judge.getValue(), withPercentage(1e-6));
      }
    }
    assertThat(proved).isGreaterThanOrEqualTo(3);
  }

  private static CashFlows owed(Random random, int years) {
    List<CashFlow> owed = new ArrayList<>();
    for (int year = 1; year <= years; year++) {
      owed.add(new CashFlow(year, 5_000 + 20_000 * random.nextDouble()));
    }
    return new CashFlows(owed);
  }

  private static List<Instrument> bonds(Random random, int count, int years, double face) {
    List<Instrument> bonds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // One bond for each year, so that most needs can be met; the others where they fall.
      int maturity = i < years ? i + 1 : 1 + random.nextInt(years);
      CashFlows bond = CashFlows.bond(maturity, 0.06 * random.nextDouble(), 2).times(face);
      double price = bond.presentValue(CURVE) * (0.97 + 0.06 * random.nextDouble());
      double limit = i % 3 == 0 ? Math.rint(22_000 / face) : Double.POSITIVE_INFINITY;
      bonds.add(new Instrument(price, bond, limit));
    }
    return bonds;
  }

  private static Optimisation.Result judge(
      CashFlows owed, List<Instrument> bonds, double rate, boolean whole) {
    var model = new ExpressionsBasedModel();
    double[] times = owed.flows().stream().mapToDouble(CashFlow::years).toArray();
    List<Variable> units = new ArrayList<>();
    for (Instrument bond : bonds) {
      Variable unit = model.newVariable("bond " + units.size()).lower(0).weight(bond.price());
      units.add(bond.limit() < Double.POSITIVE_INFINITY ? unit.upper(bond.limit()) : unit);
      unit.integer(whole);
    }
    for (int i = 0; i < times.length; i++) {
      Expression date =
          model.newExpression("until " + times[i]).lower(MatchOracle.until(owed, times, i, rate));
      for (int j = 0; j < bonds.size(); j++) {
        date.set(units.get(j), MatchOracle.until(bonds.get(j).flows(), times, i, rate));
      }
    }
    return model.minimise();
  }
}
