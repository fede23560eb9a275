package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.almanac.finance.CashFlowMatch.Instrument;
import dev.almanac.finance.CashFlowMatch.Matched;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Many months, bonds in any month, obligations ten orders apart: what a simplex method dislikes.
 */
class MatchNumericsTest {
  private static final YieldCurve CURVE = new Svensson(0.05, -0.02, 0.01, 0.02, 1.5, 8);

  @Test
  void obligationsOfVeryDifferentSize() {
    Random random = new Random(77);
    for (int round = 0; round < 90; round++) {
      double rate = new double[] {0, 0.02, -0.01, -0.1, 0.05}[round % 5];
      int months = 5 + random.nextInt(360);
      double spread = 2 * (round % 3);
      List<CashFlow> owed = new ArrayList<>();
      for (int month = 1; month <= months; month++) {
        double amount = 10 + 1000 * StrictMath.exp(spread * random.nextGaussian());
        owed.add(new CashFlow(month / 12.0, amount));
      }
      CashFlows obligations = new CashFlows(owed);
      List<Instrument> instruments = new ArrayList<>();
      instruments.add(new Instrument(1, CashFlows.single(0, 1)));
      double face = round % 2 == 0 ? 1 : 1000;
      for (int count = 2 + random.nextInt(80); count > 0; count--) {
        CashFlows bond =
            CashFlows.bond((1 + random.nextInt(months)) / 12.0, random.nextInt(10) / 100.0, 2)
                .times(face);
        // A quarter of the rounds without noise: many holdings are then equally cheap.
        double noise = round % 4 == 0 ? 1 : 1 + 0.01 * random.nextGaussian();
        double limit =
            random.nextInt(3) == 0
                ? Double.POSITIVE_INFINITY
                : Math.rint(20 * random.nextDouble()) * 1000 / face;
        instruments.add(new Instrument(bond.presentValue(CURVE) * noise, bond, limit));
      }
      Matched match = CashFlowMatchTest.matched(obligations, instruments, rate);
      assertThat(match.lowerBound())
          .as("round %s", round)
          .isCloseTo(match.cost(), withPercentage(1e-7));
      CashFlowMatchTest.verify(obligations, instruments, rate, match.units());
    }
  }
}
