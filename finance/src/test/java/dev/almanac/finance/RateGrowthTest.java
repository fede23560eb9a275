package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How bonds grow as the short rate moves, and what prices do to nominal money. */
class RateGrowthTest {
  private static final double SPEED = 0.1;
  private static final double VOLATILITY = 0.009;
  private static final YieldCurve CURVE =
      YieldCurve.ofZeroYields(
          List.of(1.0, 5.0, 10.0, 30.0), List.of(0.012, 0.015, 0.019, 0.022), Compounding.ANNUAL);
  private static final HullWhite MODEL = new HullWhite(CURVE, SPEED, VOLATILITY);

  @Test
  void growthIsTheRatioOfPrices() {
    for (double x : new double[] {-0.02, 0, 0.013}) {
      for (double next : new double[] {-0.01, 0, 0.03}) {
        ZeroGrowth growth = MODEL.zeroGrowth(2, 3, 9);
        double log = growth.constant() + growth.before() * x + growth.after() * next;
        double ratio = MODEL.zeroPrice(3, 9, next) / MODEL.zeroPrice(2, 9, x);
        assertThat(log).isCloseTo(StrictMath.log(ratio), offset(1e-15));
      }
    }
    assertThatThrownBy(() -> MODEL.zeroGrowth(2, 3, 2.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever the rate does, a bond that is held pays 1: it has grown by 1 / P(0, T). */
  @Test
  void heldToMaturityABondPaysItsFace() {
    var random = new Random(5);
    for (int path = 0; path < 50; path++) {
      double log = 0;
      double x = 0;
      for (int month = 1; month <= 84; month++) {
        double next = x + 0.004 * random.nextGaussian();
        ZeroGrowth growth = MODEL.zeroGrowth((month - 1) / 12.0, month / 12.0, 7);
        log += growth.constant() + growth.before() * x + growth.after() * next;
        x = next;
      }
      assertThat(log).isCloseTo(-CURVE.logDiscount(7), offset(1e-14));
    }
  }

  @Test
  void withoutVolatilityTheForwardsComeTrue() {
    ZeroGrowth growth = new HullWhite(CURVE, SPEED, 0).zeroGrowth(3, 4, 20);
    assertThat(growth.isCertain()).isTrue();
    assertThat(growth.constant()).isEqualTo(CURVE.logDiscount(3) - CURVE.logDiscount(4));
    assertThat(MODEL.zeroGrowth(3, 4, 20).isCertain()).isFalse();
    // A bill that is held for its period is known at its start.
    assertThat(MODEL.zeroGrowth(3, 4, 4).after()).isZero();
  }

  /** With the covariances of the short rate in continuous time, pair by pair. */
  @Test
  void varianceOfAFundsYear() {
    int periods = 12;
    var growth = new ArrayList<ZeroGrowth>();
    for (int k = 1; k <= periods; k++) {
      growth.add(MODEL.zeroGrowth((k - 1) / 12.0, k / 12.0, (k - 1) / 12.0 + 7));
    }
    double[] onX = new double[periods + 1];
    for (int k = 1; k <= periods; k++) {
      double left = 7 - 1 / 12.0;
      onX[k] -= (1 - StrictMath.exp(-SPEED * left)) / SPEED;
      onX[k - 1] += (1 - StrictMath.exp(-SPEED * 7)) / SPEED;
    }
    double expected = 0;
    for (int i = 1; i <= periods; i++) {
      for (int j = 1; j <= periods; j++) {
        double apart = Math.abs(i - j) / 12.0;
        double together = (i + j) / 12.0;
        double covariance =
            VOLATILITY
                * VOLATILITY
                / (2 * SPEED)
                * (StrictMath.exp(-SPEED * apart) - StrictMath.exp(-SPEED * together));
        expected += onX[i] * onX[j] * covariance;
      }
    }
    double[][] loadings = {YearGrowth.loadings(MODEL.discretized(1 / 12.0), growth)};
    var year = new YearGrowth(0, loadings);
    double variance = year.covariance(year, CorrelationMatrix.independent(1));
    assertThat(variance).isCloseTo(expected, offset(1e-14));
  }

  /** A bond of two years after one year, by hand: -B(1) x, so its covariance is that with x. */
  @Test
  void covarianceOfAYearByHand() {
    ZeroGrowth growth = MODEL.zeroGrowth(0, 1, 2);
    double b = (1 - StrictMath.exp(-SPEED)) / SPEED;
    double deviation = VOLATILITY * Math.sqrt((1 - StrictMath.exp(-2 * SPEED)) / (2 * SPEED));
    var bond =
        new YearGrowth(
            growth.constant(),
            new double[][] {{}, YearGrowth.loadings(MODEL.discretized(1), List.of(growth))});
    YearGrowth stocks = YearGrowth.of(new LogGrowth(0.05, 0.16), 0, 2, 1);
    CorrelationMatrix shocks = CorrelationMatrix.of(-0.1);
    assertThat(bond.covariance(bond, shocks))
        .isCloseTo(b * b * deviation * deviation, offset(1e-17));
    assertThat(bond.covariance(stocks, shocks))
        .isCloseTo(0.1 * 0.16 * b * deviation, offset(1e-17));
    assertThat(stocks.covariance(stocks, shocks)).isCloseTo(0.0256, offset(1e-17));
  }

  @Test
  void inflationOfMonthsHasTheFirstYearOfYears() {
    Inflation inflation = Inflation.of(0.025, 0.03, 0.6, 0.012);
    FirstOrderAutoregression months = inflation.per(12);
    assertThat(inflation.per(1)).isEqualTo(inflation.yearly());
    assertThat(StrictMath.pow(months.persistence(), 12)).isCloseTo(0.6, offset(1e-14));
    assertThat(months.varianceOfSum(12)).isCloseTo(0.012 * 0.012, offset(1e-18));
    assertThat(12 * months.mean()).isCloseTo(StrictMath.log1p(0.025), offset(1e-16));
    assertThat(inflation.rate()).isCloseTo(0.025, offset(1e-16));
    // Without persistence months are independent.
    assertThat(Inflation.of(0.02, 0.02, 0, 0.012).per(12).volatility())
        .isCloseTo(0.012 / Math.sqrt(12), offset(1e-17));
  }

  /** A year at 3 % that leaves 60 % of its distance to 2.5 %: two years by hand. */
  @Test
  void medianLevelByHand() {
    Inflation inflation = Inflation.of(0.025, 0.03, 0.6, 0.012);
    double mean = StrictMath.log(1.025);
    double away = StrictMath.log(1.03) - mean;
    assertThat(inflation.medianLevel(2, 1))
        .isCloseTo(StrictMath.exp(2 * mean + (0.6 + 0.36) * away), offset(1e-14));
    assertThat(inflation.medianLevel(0, 1)).isEqualTo(1);
    Inflation steady = Inflation.of(0.025, 0.025, 0.6, 0.012);
    assertThat(steady.medianLevel(36, 12)).isCloseTo(Inflation.level(0.025, 3), offset(1e-14));
    assertThatThrownBy(() -> Inflation.of(0.025, 0.03, -0.1, 0.01))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Prices as a sum over months: the loadings of a bond that loses to inflation. */
  @Test
  void loadingsOfInflation() {
    FirstOrderAutoregression months = Inflation.of(0.025, 0.03, 0.6, 0.012).per(12);
    double[] felt = YearGrowth.loadings(months, Collections.nCopies(12, new ZeroGrowth(0, 0, -1)));
    double variance = 0;
    for (double each : felt) {
      variance += each * each;
    }
    assertThat(variance).isCloseTo(0.012 * 0.012, offset(1e-18));
  }
}
