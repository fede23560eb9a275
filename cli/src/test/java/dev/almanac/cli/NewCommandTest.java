package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A first plan can be run, tested and formatted as it is written. */
class NewCommandTest {

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  @Test
  void writesAPlanThatWorks() throws IOException {
    assertThat(run("new", "mine")).isEqualTo(ExitCode.FINE);
    assertThat(err).isEmpty();
    assertThat(out).startsWith("mine.alm is written").contains("alm run mine.alm", "alm repl mine");
    assertThat(folder.resolve("mine.alm")).content().contains("plan mine {", "expect ", "table ");
    assertThat(run("fmt", "--check", "mine.alm")).isEqualTo(ExitCode.FINE);
    assertThat(run("run", "mine.alm")).isEqualTo(ExitCode.FINE);
    assertThat(err).isEmpty();
    assertThat(out).startsWith("mine\n").endsWith("2 expectations: 2 hold\n");
    assertThat(out.lines()).allMatch(l -> l.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 17, 2026})
  void expectsWhatHoldsWhateverIsDrawn(int seed) {
    assertThat(run("new", "mine")).isEqualTo(ExitCode.FINE);
    assertThat(run("test", "mine.alm", "--seed", "" + seed)).isEqualTo(ExitCode.FINE);
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Files.writeString(folder.resolve("mine.alm"), "precious");
    for (String name : new String[] {"mine", "mine.alm", "./mine"}) {
      assertThat(run("new", name)).isEqualTo(ExitCode.USAGE);
      assertThat(err)
          .isEqualTo("alm: mine.alm is there already and stays as it is; take another name\n");
    }
    assertThat(folder.resolve("mine.alm")).hasContent("precious");
    assertThat(out).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "our plan.alm, plan our_plan {",
    "us-2030, plan us_2030 {",
    "3, plan first {",
    "let.alm, plan first {",
    "größer, plan größer {",
  })
  void callsThePlanLikeItsFileIfItCan(String file, String head) throws IOException {
    assertThat(run("new", "--quiet", file)).isEqualTo(ExitCode.FINE);
    assertThat(out).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files.findFirst().orElseThrow()).content().contains(head);
    }
  }

  @Test
  void saysWhereItCannotWrite() {
    assertThat(run("new", "no/mine")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("there is no folder");
    assertThat(run("new", ".alm")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("needs a name");
  }

  private int run(String... args) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    int code =
        Main.run(
            args,
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8),
            Surroundings.plain(folder, InputStream.nullInputStream()),
            new Interruption());
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }
}
