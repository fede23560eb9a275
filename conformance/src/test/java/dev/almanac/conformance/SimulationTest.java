package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated figures where mathematics knows the answer. */
class SimulationTest {

  private static final double ERRORS = 4.5;

  private static final String MARKET =
      """
      market us = lognormal {
        stocks: growth(mean: 8.12% geometric, volatility: 15.53% log)
        bonds: growth(mean: 1.91% geometric, volatility: 2.89% log)
        correlation(stocks, bonds): 18%
      }
      """;

  private static void close(Figures f, String title, double expected) {
    assertThat(f.value(title))
        .as(title)
        .isCloseTo(expected, within(ERRORS * f.error(title) + 1e-12));
  }

  /** One asset, nothing spent: wealth is lognormal, and everything about it is known. */
  @ParameterizedTest
  @ValueSource(strings = {"1 year", "1 month"})
  void wealthThatIsNotSpentIsLognormal(String step) {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 10 years, step: %s, basis: real USD }
            import std.strategies
            %s
            assets $1
            strategy s = constant_mix({stocks: 100%%})
            run base = simulate([s], paths: 40_000, seed: 3)
            let mix = us.log_mix({stocks: 100%%})
            show table "quantiles" for q in [1%%, 5%%, 25%%, 50%%, 75%%, 95%%, 99%%], y in [1, 4, 10] {
              ours: quantile(base.s.wealth(y), q)
              exact: wealth_quantile(mix, y, q)
            }
            show table "shares" for w in [0.5, 0.9, 1, 1.5, 3], y in [1, 4, 10] {
              ours: probability(base.s.wealth(y) / $1 < w)
              exact: probability_below(mix, y, w)
            }
            show mean(base.s.wealth(10)) as "mean"
            show standard_deviation(base.s.wealth(10)) as "deviation"
            show failure(base.s) as "failure"
            """
                .formatted(step, MARKET));
    for (String table : List.of("quantiles", "shares")) {
      double[] ours = f.values(table, "ours");
      double[] exact = f.values(table, "exact");
      double[] errors = f.errors(table, "ours");
      for (int i = 0; i < ours.length; i++) {
        assertThat(ours[i]).as("%s %d", table, i).isCloseTo(exact[i], within(ERRORS * errors[i]));
      }
    }
    double mu = 10 * Math.log(1.0812);
    double variance = 10 * .1553 * .1553;
    double mean = Math.exp(mu + variance / 2);
    close(f, "mean", mean);
    close(f, "deviation", mean * Math.sqrt(Math.expm1(variance)));
    assertThat(f.value("failure")).isZero();
  }

  /** Two assets rebalanced every year: the mean of a product of independent factors. */
  @Test
  void theMeanOfARebalancedPortfolioIsAProduct() {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 5 years, basis: real USD }
            import std.strategies
            %s
            assets $1
            strategy s = constant_mix({stocks: 40%%, bonds: rest})
            strategy held {
              at start of year {
                hold stocks: 40%%, bonds: rest
              }
              at end of year {
                record both = growth(stocks) * growth(bonds)
                record status = wealth
              }
            }
            run base = simulate([s, held], paths: 40_000, seed: 8)
            show mean(base.s.wealth(5)) as "mean"
            show mean(base.s.wealth(5) * base.s.wealth(5) / $1) as "square"
            show mean(base.held.both(3)) as "both"
            """
                .formatted(MARKET));
    double s = Math.exp(Math.log(1.0812) + .1553 * .1553 / 2);
    double b = Math.exp(Math.log(1.0191) + .0289 * .0289 / 2);
    double mean = .4 * s + .6 * b;
    double ss = s * s * Math.exp(.1553 * .1553);
    double bb = b * b * Math.exp(.0289 * .0289);
    double sb = s * b * Math.exp(.18 * .1553 * .0289);
    double square = .16 * ss + .36 * bb + 2 * .24 * sb;
    close(f, "mean", Math.pow(mean, 5));
    close(f, "square", Math.pow(square, 5));
    close(f, "both", sb);
  }

  /** Ruin that is certain: an annuity runs dry in the year that arithmetic says. */
  @ParameterizedTest
  @ValueSource(doubles = {4, 5, 6.5, 8, 12, 20, 55, 101})
  void anAnnuityRunsDryWhenArithmeticSays(double payment) {
    int ruin = 0;
    double wealth = 100;
    for (int year = 1; year <= 40 && ruin == 0; year++) {
      wealth = wealth * 1.03 - payment;
      ruin = wealth < 0 ? year : 0;
    }
    Figures f =
        Figures.of(
            """
            plan p { horizon: 40 years, basis: real USD }
            import std.strategies
            market bank = fixed { cash: 3%% geometric }
            assets $100
            liability living = $%s per year
            strategy s = constant_mix({cash: 100%%})
            run base = simulate([s], paths: 2)
            show longevity(base.s) as "first unpaid"
            show table "by year" for y in 1 to 40 {
              failed: failure(base.s, by: y)
              left: mean(base.s.wealth(y))
              paid: mean(base.s.paid(y))
            }
            """
                .formatted(payment));
    double first = f.value("first unpaid");
    if (ruin == 0) {
      assertThat(first).isInfinite();
    } else {
      assertThat(first).isEqualTo(ruin);
    }
    double[] left = f.values("by year", "left");
    double[] paid = f.values("by year", "paid");
    double[] failed = f.values("by year", "failed");
    for (int year = 1; year <= 40; year++) {
      boolean ruined = ruin > 0 && year >= ruin;
      double annuity = (Math.pow(1.03, year) - 1) / .03;
      double expected = ruined ? 0 : 100 * Math.pow(1.03, year) - payment * annuity;
      assertThat(left[year - 1]).isCloseTo(expected, within(1e-9));
      assertThat(failed[year - 1]).isEqualTo(ruined ? 1 : 0);
      double before = ruin == year ? 100 * Math.pow(1.03, year) : 0;
      before -= before == 0 ? 0 : payment * ((Math.pow(1.03, year) - 1.03) / .03);
      assertThat(paid[year - 1])
          .isCloseTo(ruined ? (year == ruin ? before : 0) : payment, within(1e-9));
    }
  }

  /** A payment at the start of the year loses a year's growth against one at its end. */
  @Test
  void startAndEndOfAYearDifferByItsGrowth() {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 3 years, basis: real USD }
            market bank = fixed { cash: 10% geometric }
            assets $100
            strategy early {
              at start of year {
                spend $10
                hold cash: 100%
              }
            }
            strategy late {
              at start of year {
                hold cash: 100%
              }
              at end of year {
                spend $10
              }
            }
            run base = simulate([early, late], paths: 2)
            show mean(base.early.wealth(3)) as "early"
            show mean(base.late.wealth(3)) as "late"
            """);
    assertThat(f.value("early")).isCloseTo(((90 * 1.1 - 10) * 1.1 - 10) * 1.1, within(1e-9));
    assertThat(f.value("late")).isCloseTo(((110 - 10) * 1.1 - 10) * 1.1 - 10, within(1e-9));
  }

  /** What was recorded, put together from its parts: sums over paths and years agree. */
  @Test
  void whatIsPaidAndLeftAddsUp() {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 8 years, basis: real USD }
            import std.strategies
            %s
            assets $10
            liability living = $1.6 per year
            strategy s = constant_mix({stocks: 100%%})
            run base = simulate([s], paths: 3_000, seed: 12)
            show table "t" for y in 1 to 8 {
              failed: failure(base.s, by: y)
              counted: probability(failed(base.s, by: y))
              mean: mean(1 * failed(base.s, by: y))
              paid: mean(base.s.paid(y))
              short: probability(base.s.paid(y) < $1.6 - $0.0000001)
              zero: probability(base.s.wealth(y) == $0)
            }
            show mean(all_years(base.s.wealth)) as "all"
            show (sum y in 1 to 8: mean(base.s.wealth(y))) / 8 as "average of means"
            show quantile(base.s.wealth(5), 0%%) - minimum(base.s.wealth(5)) as "least"
            show quantile(base.s.wealth(5), 100%%) - maximum(base.s.wealth(5)) as "most"
            """
                .formatted(MARKET));
    assertThat(f.values("t", "counted")).isEqualTo(f.values("t", "failed"));
    assertThat(f.values("t", "mean")).isEqualTo(f.values("t", "failed"));
    assertThat(f.values("t", "short")).isEqualTo(f.values("t", "failed"));
    assertThat(f.values("t", "zero")).isEqualTo(f.values("t", "failed"));
    assertThat(f.values("t", "failed")[7]).isBetween(0.05, 0.95);
    assertThat(f.value("all")).isCloseTo(f.value("average of means"), within(1e-9));
    assertThat(f.value("least")).isZero();
    assertThat(f.value("most")).isZero();
  }

  /** A figure's standard error is the spread of that figure over other seeds. */
  @Test
  void standardErrorsAreWhatSeedsSpread() {
    String plan =
        """
        plan p { horizon: 8 years, basis: real USD }
        import std.strategies
        %s
        assets $10
        liability living = $1.4 per year
        strategy s = constant_mix({stocks: 60%%, bonds: rest})
        run base = simulate([s], paths: 500, seed: 1)
        show failure(base.s) as "failure"
        show mean(base.s.wealth(8)) as "mean"
        show standard_deviation(base.s.wealth(4)) as "deviation"
        show quantile(base.s.wealth(4), 25%%) as "quartile"
        show median(base.s.wealth(6)) as "median"
        """
            .formatted(MARKET);
    List<Figures> runs =
        java.util.stream.LongStream.rangeClosed(1, 200)
            .mapToObj(seed -> new Figures(Plans.run(plan, seed)))
            .toList();
    for (String title : List.of("failure", "mean", "deviation", "quartile", "median")) {
      double spread = deviation(runs.stream().mapToDouble(r -> r.value(title)));
      double claimed = runs.stream().mapToDouble(r -> r.error(title)).average().orElseThrow();
      assertThat(claimed / spread).as(title).isBetween(0.8, 1.25);
    }
  }

  private static double deviation(DoubleStream values) {
    double[] v = values.toArray();
    double mean = DoubleStream.of(v).average().orElseThrow();
    return Math.sqrt(DoubleStream.of(v).map(x -> (x - mean) * (x - mean)).sum() / (v.length - 1));
  }

  /** A comparison on the same paths is closer than one on different paths. */
  @Test
  void comparisonsArePaired() {
    Figures f =
        Figures.of(
            """
            plan p { horizon: 8 years, basis: real USD }
            import std.strategies
            %s
            assets $10
            strategy a = constant_mix({stocks: 60%%, bonds: rest})
            strategy b = constant_mix({stocks: 61%%, bonds: rest})
            run base = simulate([a, b], paths: 500, seed: 1)
            show mean(base.a.wealth(8)) as "a"
            show mean(base.b.wealth(8)) as "b"
            show mean(base.b.wealth(8) - base.a.wealth(8)) as "difference"
            """
                .formatted(MARKET));
    assertThat(f.value("difference")).isCloseTo(f.value("b") - f.value("a"), within(1e-9));
    assertThat(f.error("difference")).isLessThan(f.error("a") / 20);
    assertThat(f.figure("difference").standardError()).isPresent();
  }
}
