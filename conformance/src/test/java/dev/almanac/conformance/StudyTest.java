package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.execute.Job;
import dev.almanac.result.Cell;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies: one pass gives the counts that every cell by itself gives, and says when it does. */
class StudyTest {

  private static String head(String step) {
    return """
    plan p { horizon: 12 years, basis: real USD, market: us, step: %s }
    assets $100
    liability living = $9 per year
    market us = lognormal {
      stocks: growth(mean: 5%% geometric, volatility: 18%% log)
      bonds: growth(mean: 1%% geometric, volatility: 4%% log)
      correlation(stocks, bonds): 10%%
    }
    market calm = lognormal {
      stocks: growth(mean: 4%% geometric, volatility: 9%% log)
      bonds: growth(mean: 1%% geometric, volatility: 4%% log)
    }
    """
        .formatted(step);
  }

  private static final String FIXED =
      """
      strategy plain(w: Ratio, rate: Ratio) {
        at start of year {
          spend rate * initial_wealth
          hold stocks: w, bonds: rest
        }
      }
      """;

  private static final String FALLING =
      """
      strategy falling(w: Ratio, share: Ratio) {
        at start of year { hold stocks: w * (horizon - year + 1) / horizon, bonds: rest }
        at end of year {
          record left = wealth / initial_wealth
          spend share * planned(year)
        }
      }
      """;

  private static final String DRIFTING =
      """
      strategy drifting(w: Ratio, rate: Ratio) {
        at start of year {
          hold stocks: w, bonds: rest
          spend rate * initial_wealth
        }
        at end of month { spend rate * initial_wealth / 24 }
      }
      """;

  /** A study that one pass answers, and what it is a case of. */
  record Case(String name, String plan) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static String plan(String step, String strategy, String study) {
    return head(step)
        + strategy
        + "study cells {\n"
        + study
        + ", paths: 700, seed: 5\n}\n"
        + "show rows(failure(cells))\n";
  }

  static Stream<Case> inOnePass() {
    return Stream.of(
        new Case(
            "a constant amount at the start of the year",
            plan(
                "1 year",
                FIXED,
                """
                axis w in 0% to 100% step 25%
                axis rate in 4% to 14% step 0.5%
                axis span in 5 to 12
                run plain(w, rate, horizon: span years)\
                """)),
        new Case(
            "cells left out",
            plan(
                "1 year",
                FIXED,
                """
                axis w in [20%, 80%]
                axis rate in 4% to 14% step 1%
                axis span in 5 to 12
                where rate * span < 100%
                run plain(w, rate, horizon: span years)\
                """)),
        new Case(
            "a glide path that depends on the horizon, amounts that are planned, at the end",
            plan(
                "1 year",
                FALLING,
                """
                axis w in [40%, 90%]
                axis share in 50% to 150% step 10%
                axis span in 6 to 12
                run falling(w, share, horizon: span years)\
                """)),
        new Case(
            "initial wealth and market vary",
            plan(
                "1 year",
                FALLING,
                """
                axis m in [us, calm]
                axis w in $60 to $140 step $10
                axis share in [90%, 100%]
                run falling(50%, share, wealth: w, market: m), market: m\
                """)),
        new Case(
            "months, two payments, a portfolio that drifts within the year",
            plan(
                "1 month",
                DRIFTING,
                """
                axis w in [30%, 70%]
                axis rate in 3% to 9% step 0.5%
                axis span in [4, 7]
                run drifting(w, rate, horizon: span years)\
                """)));
  }

  private static PlanResult run(String plan, Job job) {
    return Plans.result(Plans.library().run(Plans.source(plan), Almanac.Request.asWritten(), job));
  }

  private static String explained(String plan) {
    return Plans.library()
        .explain(Plans.source(plan), Almanac.Request.asWritten(), Plans.job(1, Plans.BLOCK))
        .text()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("inOnePass")
  void onePassCountsWhatEveryCellByItselfCounts(Case c) {
    assertThat(explained(c.plan())).contains("one pass over each of");
    String shared = Plans.json(run(c.plan(), Plans.job(2, Plans.BLOCK)));
    String alone = Plans.json(run(c.plan(), Plans.job(2, Plans.BLOCK).cellByCell()));
    assertThat(shared).isEqualTo(alone);
    assertThat(failures(c.plan())).anyMatch(f -> f > 0.0 && f < 1.0);
  }

  @ParameterizedTest
  @MethodSource("inOnePass")
  void theBytesAreTheSameOnAnyThreadsAndBlocks(Case c) {
    String one = Plans.json(run(c.plan(), Plans.job(1, Plans.BLOCK)));
    assertThat(Plans.json(run(c.plan(), Plans.job(2, 2)))).isEqualTo(one);
    assertThat(Plans.json(run(c.plan(), Plans.job(2, 64)))).isEqualTo(one);
  }

  private static List<Double> failures(String plan) {
    var table = (Shown.Table) run(plan, Plans.job(1, Plans.BLOCK)).shown().getFirst();
    return table.rows().stream().map(r -> ((Cell.Figure) r.getLast()).value()).toList();
  }

  @Test
  void aCellIsWhatARunOfItsOwnIs() {
    String plan =
        plan("1 year", FIXED, "axis w in [20%, 80%]\n axis rate in [6%, 9%]\n run plain(w, rate)")
            + """
            strategy one = plain(80%, 9%)
            run alone = simulate([one], paths: 700, seed: 5)
            let cell = cells(w: 80%, rate: 9%)
            show [failure(cell), failure(alone.one)]
            show [failure(cell, by: 9), failure(alone.one, by: 9)]
            show [quantile(cell.wealth(7), 30%), quantile(alone.one.wealth(7), 30%)]
            show [quantile(cells.wealth(7), 30%)(w: 80%, rate: 9%), quantile(alone.one.wealth(7), 30%)]
            show [mean(sustainable(cell)), mean(sustainable(alone.one))]
            """;
    List<Shown> shown = run(plan, Plans.job(1, Plans.BLOCK)).shown();
    for (Shown s : shown.subList(1, shown.size())) {
      List<List<Cell>> rows = ((Shown.Table) s).rows();
      assertThat(rows.get(0)).as(s.title()).isEqualTo(rows.get(1));
    }
  }

  @Test
  void whatDependsOnThePathIsSimulatedCellByCell() {
    String plan =
        plan(
            "1 year",
            """
            strategy share(w: Ratio, rate: Ratio) {
              at start of year { hold stocks: w, bonds: rest }
              at end of year { spend max(rate * wealth, $5) }
            }
            """,
            "axis w in [20%, 80%]\n axis rate in [6%, 9%, 12%]\n run share(w, rate)");
    assertThat(explained(plan))
        .contains("cell by cell, since what `share` spends depends on the path")
        .doesNotContain("one pass");
    assertThat(failures(plan)).hasSize(6).anyMatch(f -> f > 0.0 && f < 1.0);
  }

  @Test
  void strategiesAndMarketsMayBeAxes() {
    String plan =
        plan(
            "1 year",
            FIXED
                + """
                strategy calm_one = plain(20%, 8%)
                strategy bold_one = plain(90%, 8%)
                """,
            "axis s in [calm_one, bold_one]\n axis m in [us, calm]\n run s, market: m");
    assertThat(failures(plan)).hasSize(4).doesNotHaveDuplicates();
    assertThat(explained(plan)).contains("cell by cell, since its strategies are not one text");
  }

  /** With growth known, the highest rate over N years is one payment in N. */
  @Test
  void aSustainableRateIsExact() {
    String plan =
        """
        plan p { horizon: 20 years, basis: real USD }
        assets $1
        market flat = fixed { cash: 0% geometric }
        strategy s(rate: Ratio) { at start of year { spend rate * initial_wealth  hold cash: rest } }
        strategy four = s(4%)
        run base = simulate([four], paths: 2)
        def fails(rate: Ratio): Ratio = failure(simulate([s(rate)], paths: 2).s) - 50%
        show mean(sustainable(base.four))
        show solve(fails, is: 0%, from: 3%, to: 8%, within: 0.000001)
        """;
    List<Shown> shown = run(plan, Plans.job(1, Plans.BLOCK)).shown();
    assertThat(value(shown.get(0))).isCloseTo(1.25, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(value(shown.get(1))).isCloseTo(0.05, org.assertj.core.data.Offset.offset(1e-6));
  }

  private static double value(Shown shown) {
    return ((Cell.Figure) ((Shown.Single) shown).cell()).value();
  }
}
