package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alm test} on a repository of plans, and results that were recorded. */
class TestCommandTest {

  private static final String MARKET =
      """
      market us = lognormal {
        stocks: growth(mean: 6% geometric, volatility: 15% log)
        bonds: growth(mean: 2% geometric, volatility: 3% log)
      }
      """;

  private static final String PLAN =
      """
      plan smith { horizon: 20 years, basis: real USD, market: us }
      import "lib/market.alm"
      import std.strategies
      assets $100
      liability living = $6 per year
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      run base = simulate([calm], paths: 1_000, seed: 6)
      show median(base.calm.wealth(20)) as "Left"
      expect failure(base.calm) < 30%
      """;

  @TempDir Path folder;
  private Alm alm = new Alm(Path.of(""));

  @BeforeEach
  void plans() throws IOException {
    alm = new Alm(folder);
    write("lib/market.alm", MARKET);
    write("smith.alm", PLAN);
    write("old/jones.alm", PLAN.replace("\"lib", "\"../lib").replace("30%\n", "14%\n"));
    write(".drafts/wrong.alm", "plan");
    write("almanac.project", "");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void change(String name, String before, String after) throws IOException {
    write(name, Files.readString(folder.resolve(name)).replace(before, after));
  }

  @Test
  void aFolderIsTestedInOrderOnAnyNumberOfThreads() throws IOException {
    var said = new ArrayList<String>();
    for (String threads : List.of("1", "2", "7")) {
      assertThat(alm.run("test", "--threads", threads, "--junit", "j.xml")).isEqualTo(1);
      said.add(alm.said() + Files.readString(folder.resolve("j.xml")));
    }
    assertThat(said.getFirst())
        .startsWith("old/jones.alm: 1 expectation: 1 undecided")
        .contains("undecided  old/jones.alm:9:1", "expect failure(base.calm) < 14%")
        .contains("smith.alm: 1 expectation: 1 holds")
        .contains("3 plans, 2 expectations: 1 holds, 1 undecided")
        .contains("<testsuite name=\"smith.alm\" tests=\"1\" failures=\"0\" errors=\"0\">")
        .contains(
            "<testcase classname=\"old/jones.alm\" name=\"expect failure(base.calm) &lt; 14%\">")
        .contains("<failure type=\"undecided\"");
    assertThat(said).containsOnly(said.getFirst());
  }

  @Test
  void anOpenExpectationSaysHowManyPathsWouldDecideIt() {
    assertThat(alm.run("test", "old")).isEqualTo(1);
    String number = alm.said().replaceAll("(?s).*; about ([0-9,]+) paths would.*", "$1");
    // It is estimated from the paths that left it open: four times as many decide in any case.
    String paths = Long.toString(4 * Long.parseLong(number.replace(",", "")));
    assertThat(alm.run("test", "old", "--paths", paths)).isZero();
  }

  @Test
  void aFilterChoosesLinesOrPlans() {
    assertThat(alm.run("test", "--filter", "30%")).isZero();
    assertThat(alm.said()).contains("3 plans, 1 expectation: 1 holds");
    assertThat(alm.run("test", "--filter", "jones")).isEqualTo(1);
    assertThat(alm.run("test", "--filter", "nothing of this")).isEqualTo(3);
    assertThat(alm.run("test", "empty")).isEqualTo(2);
  }

  @Test
  void aWrongPlanDoesNotKeepTheOthersFromBeingTested() throws IOException {
    write("a.alm", PLAN.replace("$6", "$$6"));
    write("lib/note.txt", "");
    assertThat(alm.run("test", "--junit", "j.xml")).isEqualTo(2);
    assertThat(alm.said())
        .contains("a.alm:5:20", "smith.alm: 1 expectation: 1 holds", "1 error")
        .doesNotContain("wrong.alm");
    assertThat(Files.readString(folder.resolve("j.xml")))
        .contains("<error type=\"error\" message=\"a.alm:5:20");
    assertThat(alm.run("check", ".")).isEqualTo(2);
    assertThat(alm.run("fmt", "--check", "old", "lib")).isZero();
  }

  @Test
  void whatManyImportIsToldOnce() throws IOException {
    change("lib/market.alm", "6% geometric", "6% + 1 year");
    assertThat(alm.run("test")).isEqualTo(2);
    assertThat(alm.said().split("error\\[", -1)).hasSize(2);
    assertThat(alm.said()).contains("1 error\n");
  }

  @Test
  void whatWasRecordedIsComparedWithWhatIs() throws IOException {
    assertThat(alm.run("run", "--record", "--quiet", "smith.alm")).isZero();
    Path record = folder.resolve("smith.result.json");
    String first = Files.readString(record);
    change("smith.alm", "assets", "// What they have.\nassets");
    assertThat(alm.run("test", "smith.alm")).isZero();
    change("lib/market.alm", "6% geo", "5.5% geo");
    assertThat(alm.run("test", "smith.alm")).isEqualTo(1);
    assertThat(alm.said())
        .contains("smith.alm yields other figures than were recorded.")
        .contains("base, calm: failure", "Left ")
        .contains("alm run --record smith.alm");
    assertThat(alm.run("test", "--seed", "3", "smith.alm")).isZero();
    assertThat(alm.run("run", "--record", "--seed", "3", "smith.alm")).isEqualTo(3);
    write("before.json", first);
    assertThat(alm.run("run", "--record", "--quiet", "smith.alm")).isZero();
    assertThat(alm.run("test", "smith.alm")).isZero();
    assertThat(alm.run("diff", "before.json", "smith.result.json")).isZero();
    assertThat(alm.said())
        .startsWith("Results (")
        .contains("base, calm: failure")
        .doesNotContain("meaning");
    write("smith.result.json", "{}");
    assertThat(alm.run("test", "smith.alm")).isEqualTo(2);
    assertThat(alm.said()).contains("smith.result.json is no recorded result");
  }
}
