package dev.almanac.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Session;
import dev.almanac.execute.Job;
import dev.almanac.report.Page;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session as a filter. */
class ScriptTest {

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private Course run(String text) throws Exception {
    var bytes = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    var script =
        new Script(
            Session.in(folder, Map.of(), new LiveJob(1, Job.DEFAULT_BLOCK_SIZE).job()),
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8),
            new Page(80, false, true),
            false,
            (file, saved) -> {});
    Course course = script.run(new StringReader(text));
    out = bytes.toString(StandardCharsets.UTF_8);
    err = errors.toString(StandardCharsets.UTF_8);
    return course;
  }

  @Test
  void onlyWhatIsAskedForGoesOut() throws Exception {
    assertThat(run("let x = 3\n\nx * 2\n// nothing\nx + 1")).isEqualTo(Course.FINE);
    assertThat(out).isEqualTo("6\n4\n");
    assertThat(err).isEmpty();
  }

  @Test
  void aTextGoesOnOverIndentedLines() throws Exception {
    assertThat(run("def f(x: Number): Number =\n  2\n  * x\nf(4)\nf(\n1\n)\n"))
        .isEqualTo(Course.FINE);
    assertThat(out).isEqualTo("8\n2\n");
  }

  @Test
  void mistakesGoToTheOtherStreamAndTheRestIsStillAnswered() throws Exception {
    assertThat(run("1 + y\n2 + 3\nf(")).isEqualTo(Course.WRONG);
    assertThat(out).isEqualTo("5\n");
    assertThat(err).contains("name/unknown", "syntax/unfinished");
  }

  @Test
  void anExpectationThatDoesNotHoldIsToldByTheWayItEnds() throws Exception {
    assertThat(run("expect 1 > 2")).isEqualTo(Course.UNMET);
    assertThat(run("expect 1 < 2")).isEqualTo(Course.FINE);
    assertThat(run(":quit\n1 + y")).isEqualTo(Course.FINE);
  }
}
