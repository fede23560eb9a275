package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's {@code tail_risk} beside another implementation of the same paper. */
class IndependentDeSantisTest {

  /** Figures of two programs that round differently. */
  private static final double CLOSE = 1e-9;

  private static final int PATHS = 20_000;

  /** Standard errors that a simulated figure may be off. */
  private static final double ERRORS = 4.5;

  /**
   * A case: the model and the same in the language.
   *
   * @param assets lines of the market
   * @param liabilities lines of the plan
   */
  record Case(
      String name,
      PaperModel model,
      String assets,
      String liabilities,
      double floor,
      double share) {

    @Override
    public String toString() {
      return name;
    }

    String plan(int paths) {
      return """
      plan independent { horizon: %d years, basis: real USD }
      import std.tail_risk
      market us = lognormal {
      %s
      }
      %s
      assets s.required(0)
      strategy s = tail_risk(level: %s, measure: %s, grid: %s, floor: %s, share: %s)
      let first = item(allocations(us, step: 100%%), 1)
      run base = simulate([s], paths: %d, seed: 77)
      show table "planned" for t in 1 to horizon {
        t: t
        price: s.price(t)
        required: s.required(t - 1)
      %s
        failure: failure(base.s, by: t)
        left: mean(base.s.wealth(t))
        low: quantile(base.s.wealth(t), 10%%)
        high: quantile(base.s.wealth(t), 75%%)
      }
      """
          .formatted(
              model.years(),
              assets,
              liabilities,
              percent(model.level()),
              model.cvar() ? "log_cvar" : "log_var",
              percent(1.0 / model.steps()),
              percent(floor),
              percent(share),
              paths,
              weights());
    }

    private String weights() {
      StringBuilder lines = new StringBuilder();
      for (String asset : names()) {
        lines.append("  ").append(asset).append(": s.mix(t).").append(asset).append('\n');
        lines.append("  glide_%s: s.glide(t - 1).%s%n".formatted(asset, asset));
      }
      return lines.toString().stripTrailing();
    }

    List<String> names() {
      return List.of("stocks", "bonds", "gold").subList(0, model.assets());
    }
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%.10g%%", ratio * 100);
  }

  private static final String TWO_ASSETS =
      """
      stocks: growth(mean: 8.12% geometric, volatility: 15.53% log)
      bonds: growth(mean: 1.91% geometric, volatility: 2.89% log)
      correlation(stocks, bonds): 18%\
      """;

  private static final String THREE_ASSETS =
      """
      stocks: growth(mean: 8.12% geometric, volatility: 15.53% log)
      bonds: growth(mean: 1.91% geometric, volatility: 2.89% log)
      gold: growth(mean: 4% log, volatility: 14% log)
      correlation(stocks, bonds): 18%
      correlation(stocks, gold): -5%
      correlation(bonds, gold): 30%\
      """;

  private static PaperModel two(
      int years, double level, boolean cvar, IntToDoubleFunction liability) {
    return new PaperModel(
        new double[] {Math.log(1.0812), Math.log(1.0191)},
        new double[] {.1553, .0289},
        new double[][] {{1, .18}, {.18, 1}},
        IntStream.rangeClosed(1, years).mapToDouble(liability).toArray(),
        level,
        cvar,
        100);
  }

  private static PaperModel three(int years, double level, boolean cvar) {
    double[] liabilities = new double[years];
    Arrays.fill(liabilities, 1);
    return new PaperModel(
        new double[] {Math.log(1.0812), Math.log(1.0191), .04},
        new double[] {.1553, .0289, .14},
        new double[][] {{1, .18, -.05}, {.18, 1, .3}, {-.05, .3, 1}},
        liabilities,
        level,
        cvar,
        20);
  }

  private static final String LEVEL = "liability living = $1 per year";

  static Stream<Case> cases() {
    return Stream.of(
        new Case("paper", two(30, .1, true, y -> 1), TWO_ASSETS, LEVEL, 1, 0),
        new Case("paper, adjusted", two(30, .1, true, y -> 1), TWO_ASSETS, LEVEL, .9, .5),
        new Case("VaR 10 %", two(30, .1, false, y -> 1), TWO_ASSETS, LEVEL, .8, 1),
        new Case("CVaR 1 %", two(30, .01, true, y -> 1), TWO_ASSETS, LEVEL, 1, 0),
        new Case("VaR 5 %", two(30, .05, false, y -> 1), TWO_ASSETS, LEVEL, .9, .5),
        new Case("CVaR 25 %", two(30, .25, true, y -> 1), TWO_ASSETS, LEVEL, .9, .25),
        new Case("one year", two(1, .1, true, y -> 1), TWO_ASSETS, LEVEL, 1, 0),
        new Case("forty years", two(40, .1, true, y -> 1), TWO_ASSETS, LEVEL, .9, .5),
        new Case(
            "growing",
            two(20, .1, true, y -> Math.pow(1.02, y - 1)),
            TWO_ASSETS,
            "liability living = $1 per year growing 2%",
            .9,
            .5),
        new Case(
            "falling with age, and once a car",
            two(20, .1, true, y -> 3 - .1 * y + (y == 7 ? 2.5 : 0)),
            TWO_ASSETS,
            "liability living(y) = ($3 - $0.1 * y) / 1 year\nliability car = $2.5 due 7 years",
            .9,
            .5),
        new Case(
            "some years without",
            two(12, .1, true, y -> y == 3 || y == 12 ? 0.5 : y > 5 && y < 9 ? 0 : 1),
            TWO_ASSETS,
            "liability living(y) = if y == 3 or y == 12 then $0.5 per year"
                + " else if y > 5 and y < 9 then $0 per year else $1 per year",
            1,
            0),
        new Case("three assets", three(25, .1, true), THREE_ASSETS, LEVEL, .9, .5),
        new Case("three assets, VaR 5 %", three(25, .05, false), THREE_ASSETS, LEVEL, 1, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plansAlike(Case c) {
    Figures figures = Figures.of(c.plan(2));
    PaperModel model = c.model();
    double[] price = figures.values("planned", "price");
    double[] required = figures.values("planned", "required");
    for (int t = 1; t <= model.years(); t++) {
      assertThat(model.margin(t)).as("a clear maximum at %d", t).isGreaterThan(1e-12);
      assertThat(price[t - 1]).as("price of %d", t).isCloseTo(model.price(t), within(CLOSE));
      assertThat(required[t - 1])
          .as("required after %d", t - 1)
          .isCloseTo(model.required(t - 1), within(CLOSE * model.years()));
      for (int a = 0; a < c.names().size(); a++) {
        String asset = c.names().get(a);
        assertThat(figures.values("planned", asset)[t - 1])
            .as("%s at %d", asset, t)
            .isCloseTo(model.weights(t)[a], within(CLOSE));
        assertThat(figures.values("planned", "glide_" + asset)[t - 1])
            .as("%s held in year %d", asset, t)
            .isCloseTo(model.glide(t - 1)[a], within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void simulatesAlike(Case c) {
    Figures figures = Figures.of(c.plan(PATHS));
    PaperModel model = c.model();
    PaperModel.Paths other =
        model.simulate(PATHS, model.required(0), c.floor(), c.share(), 31 + c.name().hashCode());
    for (int year : new int[] {1, model.years() / 2, model.years() - 1, model.years()}) {
      if (year < 1) {
        continue;
      }
      // Both are samples of as many paths, so their difference has root two times the error.
      check(figures, "failure", year, other.failure(year), "failure by %d");
      check(figures, "left", year, other.mean(year), "mean after %d");
      check(figures, "low", year, other.quantile(year, .1), "tenth percentile after %d");
      check(figures, "high", year, other.quantile(year, .75), "upper quartile after %d");
    }
  }

  private static void check(
      Figures figures, String column, int year, double expected, String what) {
    double value = figures.values("planned", column)[year - 1];
    double error = figures.errors("planned", column)[year - 1];
    assertThat(value)
        .as(what.formatted(year))
        .isCloseTo(expected, within(ERRORS * Math.sqrt(2) * error + 1e-12));
  }
}
