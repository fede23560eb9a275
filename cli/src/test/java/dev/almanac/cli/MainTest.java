package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MainTest {

  private static final String PLAN =
      """
      plan small(share: Ratio = 60%) {
        horizon: 10 years
        step: 1 year
        basis: real USD
      }
      import std.strategies

      market history = lognormal {
        basis: real USD
        stocks: growth(mean: 8% geometric, volatility: 15% log)
        bonds: growth(mean: 2% geometric, volatility: 3% log)
        correlation(stocks, bonds): 18%
      }
      assets $100
      liability living = $4 per year
      strategy mix = constant_mix({stocks: share, bonds: rest})
      run base = simulate([mix], paths: 500, seed: 7)
      show table "By year" for t in [1, 10] {
        year: t
        failure: failure(base.mix, by: t)
      }
      """;

  @TempDir Path folder;
  private String in = "";
  private String out = "";
  private String err = "";

  @Test
  void printsAReport() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("run", "a.alm")).isEqualTo(ExitCode.FINE);
    assertThat(out).startsWith("small\n").contains("By year", "500 paths, seed 7");
    assertThat(err).isEmpty();
    assertThat(run("run", "a.alm", "--quiet")).isEqualTo(ExitCode.FINE);
    assertThat(out + err).isEmpty();
  }

  @Test
  void takesSettingsPathsAndSeed() throws IOException {
    write("a.alm", PLAN);
    int code = run("run", "a.alm", "--set", "share=50%", "--paths", "1_000", "--seed", "8");
    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("1,000 paths, seed 8");
    assertThat(run("run", "a.alm", "--set", "shore=50%")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("shore");
  }

  @Test
  void readsDataFromOtherFiles() throws IOException {
    write("a.alm", "data d = csv(\"d.csv\") { rate: percent }\nshow sum r in d: r.rate\n");
    write("d.csv", "rate\n1\n2\n");
    write("e.csv", "rate\n1\nx\n");
    assertThat(run("run", "a.alm")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("3 %");
    for (String command : Set.of("run", "check", "test", "explain")) {
      assertThat(run(command, "a.alm", "--data", "d=e.csv")).isEqualTo(ExitCode.WRONG);
      assertThat(err).contains("data/number", "--> e.csv:3:1", "::: a.alm:1:");
    }
    assertThat(run("check", "a.alm", "--data", "e=e.csv")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("the plan has no data `e`");
  }

  @Test
  void givesTheSameBytesOnAnyThreadsAndBlocks() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("run", "a.alm", "--json", "-")).isEqualTo(ExitCode.FINE);
    String json = out;
    assertThat(json).startsWith("{\"").endsWith("}\n");
    int code = run("run", "a.alm", "--json=-", "--threads=1", "--block-size=2");
    assertThat(code).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo(json);
  }

  @Test
  void writesFilesAndLeavesNoOthers() throws IOException {
    write("a.alm", PLAN);
    write("o.json", "old");
    assertThat(run("run", "a.alm", "--json", "o.json", "--csv", "x/y")).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("o.json")).content().startsWith("{\"").endsWith("}\n");
    assertThat(folder.resolve("x/y/by-year.csv")).content().startsWith("year,failure");
    assertThat(names()).containsExactlyInAnyOrder("a.alm", "o.json", "x");
  }

  @Test
  void findsOutFirstWhatCannotBeWritten() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("run", "a.alm", "--json", "no/o.json")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("cannot write").contains("there is no folder");
    assertThat(run("run", "a.alm", "--csv", "a.alm")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("a file is in the way");
    assertThat(out).isEmpty();
  }

  /** Quiet is not mute: what is not as it should be is said. */
  @Test
  void saysQuietlyWhatDoesNotHold() throws IOException {
    write("good.alm", PLAN + "expect failure(base.mix) < 50%\n");
    write("bad.alm", PLAN + "expect failure(base.mix) > 99%\n");
    assertThat(run("run", "--quiet", "bad.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("fails  bad.alm:");
    String said = err;
    assertThat(run("test", "--quiet", "bad.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(out).isEmpty();
    assertThat(err).isEqualTo(said);
    assertThat(run("test", "--quiet", "good.alm", "bad.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(out).isEmpty();
    assertThat(err).isEqualTo(said);
  }

  @Test
  void tellsWhetherExpectationsHold() throws IOException {
    write("good.alm", PLAN + "expect failure(base.mix) < 50%\n");
    write("bad.alm", PLAN + "expect failure(base.mix) > 99%\n");
    assertThat(run("run", "good.alm")).isEqualTo(ExitCode.FINE);
    assertThat(run("run", "bad.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(run("test", "good.alm", "bad.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(out).contains("good.alm: 1 expectation: 1 holds\n", "1 fails\nfails  bad.alm:");
    assertThat(out).doesNotContain("By year");
    assertThat(run("test", "bad.alm", "missing.alm", "good.alm")).isEqualTo(ExitCode.WRONG);
    assertThat(err).isEqualTo("alm: cannot read missing.alm: there is no such file\n");
    assertThat(out).contains("good.alm: 1");
  }

  @Test
  void refusesWhatAHostDoesNotAllow() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("run", "a.alm", "--limit", "paths=499", "--csv", "x")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("limit/paths", "2 to 499 paths", "this is 500", "--limit paths=500");
    assertThat(run("run", "a.alm", "--limit", "paths=500")).isEqualTo(ExitCode.FINE);
    assertThat(run("run", "a.alm", "--limit", "paths=500", "--paths", "501"))
        .isEqualTo(ExitCode.WRONG);
    assertThat(run("run", "a.alm", "--limit", "periods=9")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("limit/periods", "10 years; at most 9 periods");
    assertThat(run("check", "a.alm", "--limit", "source=1KB")).isEqualTo(ExitCode.FINE);
    assertThat(run("fmt", "a.alm", "--limit", "source=10B")).isEqualTo(ExitCode.WRONG);
    assertThat(run("eval", "1 + 1", "--limit", "steps=1")).isEqualTo(ExitCode.WRONG);
    assertThat(names()).containsExactly("a.alm");
  }

  @Test
  void namesPlacesFromTheCurrentFolder() throws IOException {
    Files.createDirectories(folder.resolve("plans"));
    write("plans/a.alm", "show nothing_like_it\n");
    assertThat(run("check", "plans/a.alm")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("--> plans/a.alm:1:6").endsWith("\n1 error\n");
    assertThat(out).isEmpty();
  }

  @Test
  void checksWithoutRunning() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("check", "a.alm")).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo("a.alm: no mistakes\n");
  }

  @Test
  void formats() throws IOException {
    write("a.alm", "let  a=1\r\n");
    write("b.alm", "let a = 1\n");
    assertThat(run("fmt", "--check", "a.alm", "b.alm")).isEqualTo(ExitCode.UNMET);
    assertThat(out).isEqualTo("a.alm\n");
    assertThat(folder.resolve("a.alm")).content().isEqualTo("let  a=1\r\n");
    assertThat(run("fmt", "a.alm", "b.alm")).isEqualTo(ExitCode.FINE);
    assertThat(folder.resolve("a.alm")).content().isEqualTo("let a = 1\n");
    assertThat(run("fmt", "--check", "a.alm", "b.alm")).isEqualTo(ExitCode.FINE);
    assertThat(names()).containsExactlyInAnyOrder("a.alm", "b.alm");
  }

  @Test
  void doesNotFormatWhatItCannotRead() throws IOException {
    write("a.alm", "let  a=(\n");
    assertThat(run("fmt", "a.alm")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("--> a.alm");
    assertThat(folder.resolve("a.alm")).content().isEqualTo("let  a=(\n");
  }

  @Test
  void formatsWhatAnEditorSends() throws IOException {
    in = "let  a=1 // one\r\n";
    assertThat(run("fmt", "-")).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo("let a = 1  // one\n");
    assertThat(run("fmt", "--quiet", "-")).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo("let a = 1  // one\n");
    assertThat(run("fmt", "--check", "-")).isEqualTo(ExitCode.UNMET);
    assertThat(out).isEmpty();
    in = "let a = 1\n";
    assertThat(run("fmt", "--check", "-")).isEqualTo(ExitCode.FINE);
    in = "let a = (\n";
    assertThat(run("fmt", "-")).isEqualTo(ExitCode.WRONG);
    assertThat(out).isEmpty();
    assertThat(err).contains("--> standard input:2:1");
    assertThat(names()).isEmpty();
  }

  @Test
  void explains() throws IOException {
    write("a.alm", PLAN);
    assertThat(run("explain", "a.alm")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("constant_mix");
    assertThat(run("explain", "a.alm", "--path", "3")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("year");
  }

  @Test
  void saysWhatANameIsFor() throws IOException {
    assertThat(run("doc", "failure")).isEqualTo(ExitCode.FINE);
    assertThat(out).startsWith("def failure(outcome: Outcome").contains("std.core");
    assertThat(run("doc", "fund")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("drawdown  Ratio", "import std.pockets");
    assertThat(run("doc", "std.pockets")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("gliding_fund");
    assertThat(run("doc")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("std.pockets  ").doesNotContain("gliding_fund");
    write("a.alm", "/// What is set aside.\nlet reserve = $5\n");
    assertThat(run("doc", "reserve", "a.alm")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("What is set aside.", "a.alm");
    assertThat(run("doc", "fund", "--width", "30")).isEqualTo(ExitCode.FINE);
    assertThat(out.lines()).allMatch(l -> l.length() <= 30);
  }

  @Test
  void saysWhichNameWasMeant() throws IOException {
    assertThat(run("doc", "std.pocket")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("did you mean `std.pockets`?");
    assertThat(run("doc", "failur")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("did you mean `failure`?");
    write("a.alm", "let reserve = (");
    assertThat(run("doc", "reserve", "a.alm")).isEqualTo(ExitCode.WRONG);
    assertThat(err).contains("--> a.alm:1");
    assertThat(out).isEmpty();
  }

  @Test
  void printsTheLibraryAsMarkdown() {
    assertThat(run("doc", "--markdown")).isEqualTo(ExitCode.FINE);
    assertThat(out).startsWith("# The library\n").contains("## std.tail_risk");
    assertThat(run("doc", "--markdown", "fund")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void printsAScriptForAShell() {
    assertThat(run("completion", "bash")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("complete -F _alm alm");
    assertThat(run("completion", "csh")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    assertThat(run("run", "no.alm")).isEqualTo(ExitCode.WRONG);
    assertThat(err).isEqualTo("alm: cannot read no.alm: there is no such file\n");
    assertThat(run("run", ".")).isEqualTo(ExitCode.WRONG);
    assertThat(err).isEqualTo("alm: cannot read .: it is a folder, not a file\n");
  }

  @Test
  void printsItsVersion() {
    assertThat(run("version")).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo("alm " + Almanac.version() + "\n");
    assertThat(run("--version")).isEqualTo(ExitCode.FINE);
  }

  @Test
  void helps() {
    assertThat(run("--help")).isEqualTo(ExitCode.FINE);
    assertThat(out).contains("alm explain FILE");
    assertThat(out.lines()).allMatch(l -> l.length() <= 100);
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(out).isEmpty();
    assertThat(err).contains("alm explain FILE");
    assertThat(run("help", "nix")).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void helpsWithEachCommand(Command command) {
    assertThat(run(command.word, "--help")).isEqualTo(ExitCode.FINE);
    assertThat(out).startsWith("usage: alm " + command.word).doesNotContain("--block-size");
    String asOption = out;
    assertThat(run("help", command.word)).isEqualTo(ExitCode.FINE);
    assertThat(out).isEqualTo(asOption);
  }

  @Test
  void stopsWhenInterrupted() throws IOException {
    write("a.alm", PLAN);
    var interruption = new Interruption();
    interruption.request();
    assertThat(run(interruption, "run", "a.alm", "--json", "o.json"))
        .isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out + err).isEmpty();
    assertThat(names()).containsExactly("a.alm");
  }

  private int run(String... args) {
    return run(new Interruption(), args);
  }

  private int run(Interruption interruption, String... args) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            Surroundings.plain(
                folder, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8))),
            interruption);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
