package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.result.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markets other than the lognormal one, as a plan sees them, against what is known of them. */
class MarketModelsTest {

  private static final double ERRORS = 4;
  private static final int MONTHS = 240;

  @TempDir Path folder;

  private static final String PARAMETRIC =
      """
      plan p { horizon: 3 years, basis: real USD, market: plain, step: %s }
      import std.strategies
      assets $1
      market plain = lognormal {
        stocks: growth(mean: 5%% log, volatility: 16%% log)
        bonds: growth(mean: 1%% log, volatility: 4%% log)
        correlation(stocks, bonds): 30%%
      }
      market fat = student_t {
        degrees: 5
        stocks: growth(mean: 5%% log, volatility: 16%% log)
        bonds: growth(mean: 1%% log, volatility: 4%% log)
        correlation(stocks, bonds): 30%%
      }
      market boom = lognormal {
        stocks: growth(mean: 9%% log, volatility: 10%% log)
        bonds: growth(mean: 1%% log, volatility: 4%% log)
      }
      market bust = lognormal {
        stocks: growth(mean: -12%% log, volatility: 30%% log)
        bonds: growth(mean: 2%% log, volatility: 4%% log)
      }
      market cycle = regimes {
        good: boom
        bad: bust
        switch(good, bad): 10%%
        switch(bad, good): 40%%
      }
      strategy watch {
        at start of year { hold stocks: 100%%, bonds: rest }
        at end of year { record log_growth = ln(wealth / initial_wealth) }
      }
      """;

  private static void close(Figures f, String title, double expected) {
    double error = f.error(title);
    assertThat(error).as(title).isPositive();
    assertThat(f.value(title)).as(title).isCloseTo(expected, within(ERRORS * error));
  }

  @Test
  void studentGrowthHasTheDeclaredMomentsAndHeavierTails() {
    Figures f =
        Figures.of(
            PARAMETRIC.formatted("1 year")
                + """
                run normal = simulate([watch], market: plain, paths: 200_000)
                run heavy = simulate([watch], market: fat, paths: 200_000)
                show mean(heavy.watch.log_growth(1)) as "mean"
                show standard_deviation(heavy.watch.log_growth(1)) as "deviation"
                show quantile(heavy.watch.log_growth(1), 0.1%) as "far"
                show quantile(normal.watch.log_growth(1), 0.1%) as "near"
                """);
    close(f, "mean", 0.05);
    close(f, "deviation", 0.16);
    // The quantile of a t with 5 degrees at 0.1 % is -5.8934 (tables), of variance 5/3.
    close(f, "far", 0.05 - 0.16 * 5.8934 * Math.sqrt(3.0 / 5.0));
    close(f, "near", 0.05 - 0.16 * 3.0902);
  }

  @Test
  void regimesAreWhatIsPlannedWithOnAverage() {
    Figures f =
        Figures.of(
            PARAMETRIC.formatted("1 year")
                + """
                run base = simulate([watch], market: cycle, paths: 200_000)
                show mean(base.watch.log_growth(1)) as "mean"
                show standard_deviation(base.watch.log_growth(1)) as "deviation"
                show mean(base.watch.log_growth(3) - base.watch.log_growth(2)) as "third"
                show standard_deviation(base.watch.log_growth(2)) as "two"
                show cycle.stocks.log_mean / (100% log) as "planned mean"
                show cycle.stocks.log_volatility / (100% log) as "planned deviation"
                """);
    double mean = 0.8 * 0.09 + 0.2 * -0.12;
    double variance = 0.8 * (0.01 + 0.09 * 0.09) + 0.2 * (0.09 + 0.12 * 0.12) - mean * mean;
    assertThat(f.value("planned mean")).isCloseTo(mean, within(1e-12));
    assertThat(f.value("planned deviation")).isCloseTo(Math.sqrt(variance), within(1e-12));
    close(f, "mean", mean);
    close(f, "deviation", Math.sqrt(variance));
    close(f, "third", mean);
    // Regimes last: two years move together with 1 - 10 % - 40 % of the variance between regimes.
    double between = 0.8 * 0.2 * 0.21 * 0.21;
    close(f, "two", Math.sqrt(2 * variance + 2 * 0.5 * between));
  }

  @Test
  void feesTakeTheirPartEveryYearOnEveryPath() {
    Figures f =
        Figures.of(
            PARAMETRIC.formatted("1 year")
                + """
                market dear = student_t {
                  degrees: 5
                  fees: 2%
                  stocks: growth(mean: 5% log, volatility: 16% log)
                  bonds: growth(mean: 1% log, volatility: 4% log)
                  correlation(stocks, bonds): 30%
                }
                run free = simulate([watch], market: fat, paths: 500)
                run paid = simulate([watch], market: dear, paths: 500)
                run later = simulate([watch], market: after_fees(fat, 2%), paths: 500)
                show maximum(paid.watch.wealth(3) / free.watch.wealth(3)) as "most"
                show minimum(paid.watch.wealth(3) / free.watch.wealth(3)) as "least"
                show maximum(later.watch.wealth(3) / paid.watch.wealth(3)) as "same"
                show after_fees(plain, 2%).stocks.log_mean / (100% log) as "planned"
                """);
    assertThat(f.value("most")).isCloseTo(Math.pow(0.98, 3), within(1e-12));
    assertThat(f.value("least")).isCloseTo(Math.pow(0.98, 3), within(1e-12));
    assertThat(f.value("same")).isCloseTo(1, within(1e-12));
    assertThat(f.value("planned")).isCloseTo(0.05 + Math.log(0.98), within(1e-12));
  }

  // ---- histories

  private static double[][] history() {
    var random = new Random(7);
    double[][] returns = new double[MONTHS][2];
    for (double[] month : returns) {
      month[0] = Math.round(1e6 * (0.006 + 0.04 * random.nextGaussian())) / 1e6;
      month[1] = Math.round(1e6 * (0.002 + 0.01 * random.nextGaussian())) / 1e6;
    }
    return returns;
  }

  private static String csv(double[][] returns) {
    var text = new StringBuilder("date,stocks,bonds\n");
    for (int i = 0; i < returns.length; i++) {
      text.append(
          "%d-%02d,%s,%s%n".formatted(1990 + i / 12, i % 12 + 1, returns[i][0], returns[i][1]));
    }
    return text.toString();
  }

  private static String ofHistory(String step, String draw, String more) {
    return """
    plan p { horizon: 4 years, basis: real USD, market: m, step: %s }
    data past = csv("past.csv") {
      every: 1 month
      date: month
      basis: real USD
      stocks: returns(decimal)
      bonds: returns(decimal)
    }
    market m = %s
    assets $1
    strategy watch {
      at start of year { hold stocks: 60%%, bonds: rest }
    }
    """
            .formatted(step, draw)
        + more;
  }

  private Almanac.Answer answer(String plan, int threads, int block) throws IOException {
    Files.writeString(folder.resolve("past.csv"), csv(history()));
    Files.writeString(folder.resolve("plan.alm"), plan);
    ProjectFiles files = Plans.open(folder.resolve("plan.alm"));
    var request =
        new Almanac.Request(Map.of(), Map.of(), OptionalLong.empty(), OptionalLong.empty());
    return new Almanac(files).run(files.plan(), request, Plans.job(threads, block));
  }

  private Figures figures(String plan) throws IOException {
    return new Figures(Plans.result(answer(plan, 1, Plans.BLOCK)));
  }

  /** The mean of a year, rebalanced each year, when months are drawn independently. */
  private static double meanOfAYear() {
    double stocks = 0;
    double bonds = 0;
    for (double[] month : history()) {
      stocks += (1 + month[0]) / MONTHS;
      bonds += (1 + month[1]) / MONTHS;
    }
    return 0.6 * Math.pow(stocks, 12) + 0.4 * Math.pow(bonds, 12);
  }

  @Test
  void drawnMonthsHaveTheMeanOfTheHistory() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 year",
                "bootstrap { data: past, draw: months }",
                """
                run base = simulate([watch], paths: 40_000)
                show mean(base.watch.wealth(1)) as "one"
                show mean(base.watch.wealth(4)) as "four"
                """));
    close(f, "one", meanOfAYear());
    close(f, "four", Math.pow(meanOfAYear(), 4));
  }

  @Test
  void monthsAreRebalancedMonthlyWhereThePlanSaysSo() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 month",
                "bootstrap { data: past, draw: months }",
                """
                strategy monthly {
                  at start of month { hold stocks: 60%, bonds: rest }
                }
                run base = simulate([watch, monthly], paths: 40_000)
                show mean(base.watch.wealth(1)) as "yearly"
                show mean(base.monthly.wealth(1)) as "monthly"
                """));
    double mixed = 0;
    for (double[] month : history()) {
      mixed += (1 + 0.6 * month[0] + 0.4 * month[1]) / MONTHS;
    }
    close(f, "yearly", meanOfAYear());
    close(f, "monthly", Math.pow(mixed, 12));
  }

  @Test
  void drawnYearsAreYearsOfTheHistory() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 year",
                "bootstrap { data: past, draw: years }",
                """
                run base = simulate([watch], paths: 20_000)
                show minimum(base.watch.wealth(1)) as "worst"
                show maximum(base.watch.wealth(1)) as "best"
                show mean(base.watch.wealth(1)) as "mean"
                """));
    double worst = 10;
    double best = 0;
    double sum = 0;
    for (int year = 0; year < MONTHS / 12; year++) {
      double growth = growth(12 * year, 1);
      worst = Math.min(worst, growth);
      best = Math.max(best, growth);
      sum += growth / (MONTHS / 12);
    }
    assertThat(f.value("worst")).isCloseTo(worst, within(1e-12));
    assertThat(f.value("best")).isCloseTo(best, within(1e-12));
    close(f, "mean", sum);
  }

  /** What 1 becomes over some years from a month on, rebalanced each year. */
  private static double growth(int month, int years) {
    double wealth = 1;
    for (int year = 0; year < years; year++) {
      double stocks = 1;
      double bonds = 1;
      for (int i = 0; i < 12; i++) {
        double[] row = history()[month + 12 * year + i];
        stocks *= 1 + row[0];
        bonds *= 1 + row[1];
      }
      wealth *= 0.6 * stocks + 0.4 * bonds;
    }
    return wealth;
  }

  @Test
  void aHistoryIsWalkedFromEveryMonthThatLastsLongEnough() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 year",
                "historical { data: past }",
                """
                run base = simulate([watch])
                show minimum(base.watch.wealth(4)) as "worst"
                show mean(base.watch.wealth(4)) as "mean"
                show probability(base.watch.wealth(4) < $1) as "below"
                """));
    int starts = MONTHS - 48 + 1;
    double worst = 10;
    double sum = 0;
    double below = 0;
    for (int start = 0; start < starts; start++) {
      double growth = growth(start, 4);
      worst = Math.min(worst, growth);
      sum += growth / starts;
      below += growth < 1 ? 1.0 / starts : 0;
    }
    assertThat(f.value("worst")).isCloseTo(worst, within(1e-12));
    assertThat(f.value("mean")).isCloseTo(sum, within(1e-12));
    assertThat(f.value("below")).isCloseTo(below, within(1e-12));
    assertThat(f.error("mean")).as("overlapping paths have no error").isNaN();
  }

  @Test
  void aHistoryThatIsTooShortIsRefused() throws IOException {
    String plan =
        ofHistory("1 year", "historical { data: past }", "show failure(simulate([watch]).watch)\n")
            .replace("4 years", "21 years");
    assertThat(answer(plan, 1, Plans.BLOCK).diagnostics().getFirst().code())
        .isEqualTo("market/short");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap { data: past, draw: months }",
        "bootstrap { data: past, draw: distinct_months }",
        "bootstrap { data: past, draw: years }",
        "bootstrap { data: past, draw: blocks(2 years) }",
        "bootstrap { data: past, draw: stationary(18 months), fees: 1% }",
        "historical { data: past }"
      })
  void theBytesAreTheSameOnAnyThreadsAndBlocks(String draw) throws IOException {
    for (String step : new String[] {"1 year", "1 month"}) {
      String plan =
          ofHistory(
              step,
              draw,
              """
              run base = simulate([watch], paths: 300)
              show table "wealth" for y in 1 to 4 {
                y: y
                mean: mean(base.watch.wealth(y))
                low: minimum(base.watch.wealth(y))
              }
              """);
      String one = Plans.json(Plans.result(answer(plan, 1, Plans.BLOCK)));
      assertThat(Plans.json(Plans.result(answer(plan, 2, 2)))).as(step).isEqualTo(one);
      assertThat(Plans.json(Plans.result(answer(plan, 2, 64)))).as(step).isEqualTo(one);
    }
  }

  private static final String DRAWN =
      """
      run base = simulate([watch], paths: 300, seed: 6)
      show table "figures" for y in 1 to 4 {
        y: y
        mean: mean(base.watch.wealth(y))
        low: quantile(base.watch.wealth(y), 10%)
        least: minimum(base.watch.wealth(y))
      }
      """;

  private static final String ANOTHER_DATA =
      """
      data again = csv("past.csv") {
        every: 1 month
        date: month
        basis: real USD
        from: 1995-01
        gold: returns("stocks", decimal)
      }
      """;

  private static final String ANOTHER_MARKET =
      """
      market second = bootstrap { data: past, draw: blocks(2 years), fees: 1% }
      run other = simulate([watch], market: second, paths: 50, seed: 1)
      show mean(other.watch.wealth(1))
      """;

  private static final String ANOTHER_STRATEGY =
      """
      strategy bold {
        state s = 0
        at start of year { hold stocks: 100%, bonds: rest }
        at end of year {
          set s = s + portfolio_return
          record s
          spend 5% * wealth
        }
      }
      """;

  /** What is drawn from a history is addressed by the name of the data, and by nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {"months", "distinct_months", "years", "blocks(2 years)", "stationary(1 year)"})
  void whatIsAddedToAPlanChangesNoDraw(String draw) throws IOException {
    String market = "bootstrap { data: past, draw: " + draw + " }";
    String plan = ofHistory("1 year", market, DRAWN);
    List<List<Cell>> plain = figures(plan).table("figures").rows();
    String longer = DRAWN.replace("[watch]", "[bold, watch]");
    for (String more :
        List.of(
            ANOTHER_DATA + DRAWN,
            ANOTHER_MARKET + DRAWN,
            DRAWN + ANOTHER_MARKET,
            ANOTHER_STRATEGY + DRAWN,
            ANOTHER_STRATEGY + longer,
            ANOTHER_DATA + ANOTHER_STRATEGY + longer + ANOTHER_MARKET)) {
      assertThat(figures(ofHistory("1 year", market, more)).table("figures").rows())
          .as(more)
          .isEqualTo(plain);
    }
    String column = plan.replace("  stocks: ", "  gold: returns(\"stocks\", decimal)\n  stocks: ");
    assertThat(figures(column).table("figures").rows()).as("a column more").isEqualTo(plain);
    assertThat(
            figures(plan.replace("past", "other").replace("other.csv", "past.csv"))
                .table("figures")
                .rows())
        .as("data of another name")
        .isNotEqualTo(plain);
  }

  @Test
  void marketsOfOneHistoryShareTheirDraws() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 year",
                "bootstrap { data: past, draw: months }",
                """
                market dear = bootstrap { data: past, draw: months, fees: 2% }
                run free = simulate([watch], paths: 300)
                run paid = simulate([watch], market: dear, paths: 300)
                show maximum(paid.watch.wealth(4) / free.watch.wealth(4)) as "most"
                show minimum(paid.watch.wealth(4) / free.watch.wealth(4)) as "least"
                """));
    assertThat(f.value("most")).isCloseTo(Math.pow(0.98, 4), within(1e-12));
    assertThat(f.value("least")).isCloseTo(Math.pow(0.98, 4), within(1e-12));
  }

  /** All cells see the same paths, so those of the history are as many as any cell has. */
  @Test
  void aStudyWithAHistoricalMarketHasAsManyPathsAsTheHistory() throws IOException {
    Figures f =
        figures(
            ofHistory(
                "1 year",
                "historical { data: past }",
                """
                market drawn = bootstrap { data: past, draw: months }
                study s {
                  axis model in [drawn, m]
                  axis span in [2, 4]
                  run watch(horizon: span years), market: model, paths: 5_000
                }
                run short = simulate([watch(horizon: 2 years)], market: drawn, paths: 193)
                let cells = mean(s.wealth(2))
                show cells(model: drawn, span: 2) as "study"
                show mean(short.watch.wealth(2)) as "run"
                """));
    assertThat(f.value("study")).isEqualTo(f.value("run"));
  }

  /** A market is converted into the plan's money step by step. */
  @Test
  void nominalHistoriesAreDeflated() throws IOException {
    String text = "date,stocks,prices\n1990-01,0.10,0.02\n1990-02,0.05,0.01\n1990-03,-0.02,0.03\n";
    var repeated = new StringBuilder(text);
    for (int i = 3; i < 24; i++) {
      repeated.append("%d-%02d,0.01,0.002%n".formatted(1990 + i / 12, i % 12 + 1));
    }
    String plan =
        """
        plan p { horizon: 1 year, basis: real USD, step: 1 month }
        data past = csv("past.csv") {
          every: 1 month
          date: month
          basis: nominal USD
          stocks: returns(decimal)
          inflation: returns("prices", decimal)
        }
        market m = historical { data: past }
        assets $1
        strategy all {
          at start of year { hold stocks: rest }
          at end of month { record grown = wealth }
        }
        run base = simulate([all])
        show maximum(base.all.grown(1)) as "month"
        """;
    Files.writeString(folder.resolve("plan.alm"), plan);
    Files.writeString(folder.resolve("past.csv"), repeated.toString());
    ProjectFiles files = Plans.open(folder.resolve("plan.alm"));
    var request =
        new Almanac.Request(Map.of(), Map.of(), OptionalLong.empty(), OptionalLong.empty());
    Figures f =
        new Figures(
            Plans.result(new Almanac(files).run(files.plan(), request, Plans.job(1, Plans.BLOCK))));
    assertThat(f.value("month")).isCloseTo(1.10 / 1.02, within(1e-12));
  }
}
