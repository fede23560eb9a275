package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alm diff} on files, and on a repository of plans. */
class DiffCommandTest {

  private static final String ASSUMPTIONS =
      """
      market us = lognormal {
        stocks: growth(mean: 6% geometric, volatility: 15% log)
        bonds: growth(mean: 2% geometric, volatility: 3% log)
      }
      """;

  private static final String PLAN =
      """
      plan smith { horizon: 20 years, basis: real USD, market: us }
      import "assumptions.alm"
      import std.strategies
      assets $100
      liability living = $6 per year
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      run base = simulate([calm], paths: 500, seed: 6)
      """;

  @TempDir Path folder;

  private Alm alm = new Alm(Path.of(""));

  @BeforeEach
  void plans() throws IOException {
    alm = new Alm(folder);
    write("assumptions.alm", ASSUMPTIONS);
    write("smith.alm", PLAN);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void git(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b"));
    command.addAll(List.of(words));
    var git = new ProcessBuilder(command).directory(folder.toFile());
    assertThat(git.redirectErrorStream(true).start().waitFor()).isZero();
  }

  private static boolean hasGit() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  @Test
  void aChangedAssumptionShowsAgainstThePast() throws Exception {
    assumeTrue(hasGit(), "there is no git here");
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    assertThat(alm.run("diff", "HEAD", "--", "smith.alm")).isZero();
    assertThat(alm.said()).startsWith("No change in meaning.").contains("No change in results");
    write("assumptions.alm", ASSUMPTIONS.replace("6% geometric", "4% geometric"));
    assertThat(alm.run("diff", "HEAD", "--", "smith.alm")).isZero();
    assertThat(alm.said()).contains("mean: 4% geometric", "base, calm: failure", "living: missing");
    git("commit", "-q", "-a", "-m", "second");
    assertThat(alm.run("diff", "HEAD~1", "HEAD", "--", "smith.alm", "--markdown")).isNotZero();
    assertThat(alm.run("diff", "--markdown", "HEAD~1", "HEAD", "--", "smith.alm")).isZero();
    assertThat(alm.said()).contains("```diff", "| base, calm: failure |");
    assertThat(alm.run("diff", "nothing", "--", "smith.alm")).isEqualTo(3);
    assertThat(alm.said()).contains("`nothing` is no revision");
  }

  @Test
  void twoFilesAreComparedAsData() throws Exception {
    write("jones.alm", PLAN.replace("$6", "$7"));
    assertThat(alm.run("diff", "smith.alm", "jones.alm", "--json", "diff.json")).isZero();
    assertThat(Files.readString(folder.resolve("diff.json")))
        .startsWith("{\"changes\":[")
        .contains("\"verdict\":\"changed\"", "liability living = $7 per year");
    write("wrong.alm", PLAN.replace("$6", "$$"));
    assertThat(alm.run("diff", "smith.alm", "wrong.alm")).isEqualTo(2);
    assertThat(alm.run("diff", "smith.alm")).isEqualTo(3);
    assertThat(alm.said()).contains("alm diff OLD NEW");
  }
}
