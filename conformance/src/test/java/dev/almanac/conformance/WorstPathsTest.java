package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.Reporting;
import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import dev.almanac.result.WorstPath;
import dev.almanac.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alm explain --worst}: which paths, and that what is said of them is so. */
class WorstPathsTest {

  private static final String PLAN =
      """
      plan p { horizon: 10 years }
      import std.strategies
      market us = lognormal { stocks: growth(mean: 5% geometric, volatility: 25% log) }
      assets $100
      liability house = $120 due 10 years
      income gift = $5 due 2 years
      strategy all_in = constant_mix({stocks: 100%})
      run base = simulate([all_in], paths: 400, seed: 3)
      show longevity(base.all_in)
      show mean(shortfall(base.all_in, house))
      show failure(base.all_in)
      """;

  @TempDir Path folder;

  private static Reporting.Worst worst(String plan, int most, int threads, int block) {
    return Reporting.worst(
        Plans.library(),
        Plans.source(plan),
        Almanac.Request.asWritten(),
        "",
        "",
        most,
        Plans.job(threads, block));
  }

  private static double shown(String plan, int line) {
    var single = (Shown.Single) Plans.run(plan).shown().get(line);
    return ((Cell.Figure) single.cell()).value();
  }

  private static double missing(WorstPath path) {
    Matcher amount =
        Pattern.compile("Of `house`, \\$([0-9.,]+) is missing")
            .matcher(path.sentences().toString());
    return amount.find() ? Double.parseDouble(amount.group(1).replace(",", "")) : 0;
  }

  @Test
  void whatIsMissingOnAllPathsIsTheShortfall() {
    long failing = Math.round(shown(PLAN, 2) * 400);
    var worst = worst(PLAN, 400, 1, 1024);
    assertThat(worst.paths()).hasSize(400);
    assertThat(worst.paths().stream().filter(WorstPath::fails)).hasSize((int) failing);
    double sum = worst.paths().stream().mapToDouble(WorstPathsTest::missing).sum();
    assertThat(sum / 400).isCloseTo(shown(PLAN, 1), org.assertj.core.data.Offset.offset(0.005));
    assertThat(worst.paths().getLast().sentences().getFirst().text())
        .startsWith("Every payment is made; $");
  }

  @Test
  void theFirstFailsWhenTheFirstOfAllPathsFails() {
    String plan = PLAN.replace("$120 due 10 years", "$15 per year");
    int year = (int) shown(plan, 0);
    WorstPath first = worst(plan, 1, 1, 1024).paths().getFirst();
    assertThat(first.sentences().getFirst().text())
        .startsWith("In year " + year + " there is not enough");
    assertThat(first.sentences().toString())
        .contains("The deepest fall: stocks lose", "is sold out of `portfolio`");
    Source source = first.sentences().get(1).place().orElseThrow().source();
    assertThat(first.sentences().get(1).place().orElseThrow().text()).startsWith("liability house");
    assertThat(source.text()).startsWith(plan);
  }

  @Test
  void theyAreTheSameOnAnyThreadsAndInAnyBlocks() {
    assertThat(worst(PLAN, 5, 2, 2).paths().toString())
        .isEqualTo(worst(PLAN, 5, 1, 1024).paths().toString());
  }

  @Test
  void theCommandTellsThemAndTheirLines() throws IOException {
    Files.writeString(folder.resolve("p.alm"), PLAN);
    var alm = new Alm(folder);
    assertThat(alm.run("explain", "--worst", "2", "p.alm")).isZero();
    assertThat(alm.said())
        .startsWith("The worst paths of base.all_in\n\npath ")
        .contains("Of `house`, $", "(p.alm:5:1)");
    assertThat(alm.run("explain", "--worst", "1", "--strategy", "none", "p.alm")).isEqualTo(2);
    assertThat(alm.said()).contains("no strategy of this name");
    assertThat(alm.run("explain", "--worst", "1", "--path", "2", "p.alm")).isEqualTo(3);
    assertThat(alm.run("explain", "--strategy", "all_in", "p.alm")).isEqualTo(3);
  }
}
