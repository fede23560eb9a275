package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.Comparison;
import dev.almanac.Comparison.Side;
import dev.almanac.report.DiffReport;
import dev.almanac.report.Page;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanDiff.Declaration;
import dev.almanac.result.PlanDiff.Verdict;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change to a plan shows what it did to its figures, and nothing else. */
class DiffTest {

  private static final String PLAN =
      """
      // A household.
      plan p(share: Ratio = 60%) { horizon: 20 years, basis: real USD }
      import std.strategies
      market us = lognormal {
        stocks: growth(mean: 6% geometric, volatility: 15% log)
        bonds: growth(mean: 2% geometric, volatility: 3% log)
      }
      assets $100
      liability living = $6 per year
      liability car = $10 due 3 years
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      strategy bold = constant_mix({stocks: share, bonds: rest})
      run base = simulate([calm, bold], paths: 2_000, seed: 6)
      show mean(base.calm.wealth(20))
      show table "the middle" for y in [5, 20] {
        y: y
        calm: median(base.calm.wealth(y))
        bold: mean(base.bold.wealth(y))
      }
      expect failure(base.bold) < 40%
      """;

  private static PlanDiff diff(String before, String after, Almanac.Request request) {
    Comparison.Answer answer =
        Comparison.of(side(before, request), side(after, request), Plans.job(2, Plans.BLOCK));
    assertThat(answer.diagnostics()).noneMatch(d -> !d.code().startsWith("funding/"));
    return answer.difference().orElseThrow();
  }

  private static PlanDiff diff(String before, String after) {
    return diff(before, after, Almanac.Request.asWritten());
  }

  private static Side side(String plan, Almanac.Request request) {
    return new Side(Plans.library(), Plans.source(plan), request);
  }

  private static double value(Cell cell) {
    return ((Cell.Figure) cell).value();
  }

  private static double error(Change change) {
    return ((Cell.Figure) change.difference().orElseThrow()).standardError().orElseThrow();
  }

  @Test
  void commentsAndLayoutMeanNothing() {
    String other =
        PLAN.replace("// A household.", "// Two households.\n\n")
            .replace(
                "constant_mix({stocks: share, bonds: rest})",
                "constant_mix({\n  stocks: share\n  bonds: rest\n})")
            .replace("liability car", "/// A new one.\nliability  car");
    PlanDiff diff = diff(PLAN, other);
    assertThat(diff.declarations().orElseThrow()).isEmpty();
    assertThat(diff.changes()).isEmpty();
    assertThat(DiffReport.render(diff, new Page(80, false, true)))
        .isEqualTo("No change in meaning.\n\nNo change in results: 12 lines say the same.\n");
  }

  @Test
  void onlyWhatAChangeTouchesIsListed() {
    PlanDiff diff = diff(PLAN, PLAN.replace("share: Ratio = 60%", "share: Ratio = 70%"));
    assertThat(diff.declarations().orElseThrow())
        .extracting(Declaration::name)
        .containsExactly("plan p");
    assertThat(diff.changes()).isNotEmpty().allMatch(c -> c.title().contains("bold"));
    assertThat(diff.changes())
        .extracting(Change::title)
        .contains("the middle, y 20: bold", "base, bold: failure", "base.bold, living: met");
  }

  @Test
  void whatIsAddedAndTakenAwayIsNamed() {
    PlanDiff diff =
        diff(PLAN, PLAN.replace("liability car = $10 due 3 years", "income gift = $1 due 3 years"));
    assertThat(diff.declarations().orElseThrow())
        .extracting(Declaration::name)
        .containsExactly("liability car", "income gift");
    assertThat(diff.declarations().orElseThrow().getFirst().after()).isEmpty();
    assertThat(diff.declarations().orElseThrow().getLast().before()).isEmpty();
  }

  @Test
  void anExpectationThatTurnsIsSaid() {
    PlanDiff diff = diff(PLAN, PLAN.replace("living = $6", "living = $9"));
    assertThat(diff.expectations()).hasSize(1);
  }

  @Test
  void differencesAreThoseOfFreshRuns() {
    String other = PLAN.replace("share: Ratio = 60%", "share: Ratio = 70%");
    PlanDiff diff = diff(PLAN, other);
    for (Change change : diff.changes()) {
      if (change.title().equals("base, bold: failure")) {
        Cell before = Plans.run(PLAN).runs().getFirst().outcomes().get(1).figures().get("failure");
        Cell after = Plans.run(other).runs().getFirst().outcomes().get(1).figures().get("failure");
        assertThat(change.before()).isEqualTo(before);
        assertThat(change.after()).isEqualTo(after);
        assertThat(value(change.difference().orElseThrow()))
            .isEqualTo(value(after) - value(before));
      }
    }
  }

  /** An asset of another name has other draws of the same law: all differences are noise. */
  @ParameterizedTest
  @CsvSource({
    "'base, bold: failure'",
    "'the middle, y 20: bold'",
    "show",
    "'the middle, y 5: calm'"
  })
  void falseAlarmsAreAsManyAsTheConfidenceSays(String figure) {
    String title = figure.equals("show") ? "mean(base.calm.wealth(20))" : figure;
    int alarms = 0;
    int seeds = 200;
    for (int seed = 1; seed <= seeds; seed++) {
      var request = new Almanac.Request(Map.of(), OptionalLong.of(600), OptionalLong.of(seed));
      PlanDiff diff = diff(PLAN, PLAN.replace("stocks", "shares"), request);
      alarms +=
          (int)
              diff.changes().stream()
                  .filter(c -> c.title().equals(title))
                  .filter(c -> PlanDiff.verdict(c) == Verdict.CHANGED)
                  .count();
    }
    assertThat((double) alarms / seeds).as("false alarms").isBetween(0.02, 0.09);
  }

  /** Shared draws find a small change with a fraction of the paths that draws of its own need. */
  @Test
  void aSmallChangeIsFoundWithFewPaths() {
    PlanDiff paired = diff(PLAN, PLAN.replace("share: Ratio = 60%", "share: Ratio = 61%"));
    PlanDiff apart =
        diff(
            PLAN,
            PLAN.replace("share: Ratio = 60%", "share: Ratio = 61%").replace("stocks", "shares"));
    String title = "the middle, y 20: bold";
    double together = error(change(paired, title));
    double alone = error(change(apart, title));
    double fewer = Math.pow(alone / together, 2);
    System.out.printf("a change of 1 %% in stocks needs %.0f times fewer paths%n", fewer);
    assertThat(PlanDiff.verdict(change(paired, title))).isEqualTo(Verdict.CHANGED);
    assertThat(fewer).isGreaterThan(100);
  }

  private static Change change(PlanDiff diff, String title) {
    return diff.changes().stream().filter(c -> c.title().equals(title)).findFirst().orElseThrow();
  }
}
