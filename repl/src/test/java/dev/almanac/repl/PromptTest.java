package dev.almanac.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Session;
import dev.almanac.execute.Job;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys go into a real terminal, and what is on the screen is read. */
@Timeout(60)
class PromptTest {

  private static final String LEAVE = "\004";

  private static final Prompt.Look LOOK = new Prompt.Look(false, true, OptionalInt.of(60));

  @TempDir Path folder;
  private final Map<String, String> saved = new HashMap<>();
  private Course course = Course.FINE;

  private static Terminal terminal(String type, String keys, OutputStream screen)
      throws IOException {
    byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
    if (type.equals("dumb")) {
      var in = new ByteArrayInputStream(bytes);
      return new DumbTerminal("test", type, in, screen, StandardCharsets.UTF_8);
    }
    var terminal = new LineDisciplineTerminal("test", type, screen, StandardCharsets.UTF_8);
    terminal.setSize(Size.of(100, 60));
    terminal.processInputBytes(bytes);
    return terminal;
  }

  /** Returns what was written to the screen, without its colours and movements. */
  private String typed(String type, String keys) throws Exception {
    var screen = new ByteArrayOutputStream();
    var job = new LiveJob(1, Job.DEFAULT_BLOCK_SIZE);
    Session session = Session.in(folder, Map.of(), job.job());
    try (Terminal terminal = terminal(type, keys, screen)) {
      Optional<Path> history = Optional.of(folder.resolve("history"));
      var prompt = new Prompt(terminal, session, job, LOOK, history, saved::put);
      course = prompt.talk();
    }
    return screen
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\u001B\\[[0-9;?]*[A-Za-z]", "")
        .replaceAll("\u001B[=>]", "");
  }

  @Test
  void answersInATerminal() throws Exception {
    String screen = typed("xterm", "let x = 3\nx * 14\n" + LEAVE);
    assertThat(screen).contains("alm> ", "let x: a whole number", "42");
    assertThat(course).isEqualTo(Course.FINE);
  }

  @Test
  void answersWhereNothingCanBeDrawn() throws Exception {
    assertThat(typed("dumb", "6 * 7\n:quit\n")).contains("42");
  }

  @Test
  void goesOnWhileATextIsUnfinished() throws Exception {
    assertThat(typed("xterm", "6 *\n7\n" + LEAVE)).contains(" ..  ", "42");
  }

  @Test
  void completesNamesFieldsAndCommands() throws Exception {
    assertThat(typed("xterm", "let only_one = 41\nonly_\t + 1\n" + LEAVE)).contains("42");
    assertThat(typed("xterm", ":hel\t\n" + LEAVE)).contains("what can be typed");
  }

  @Test
  void hintsAtTheSignature() throws Exception {
    assertThat(typed("xterm", "clamp(x" + "\025" + LEAVE)).contains("def clamp(");
  }

  @Test
  void aMistakeIsMarkedAndTheSessionGoesOn() throws Exception {
    String screen = typed("xterm", "1 + nothing\n6 * 7\n" + LEAVE);
    assertThat(screen).contains("error[name/unknown]", "^^^^^^^", "42");
    assertThat(course).isEqualTo(Course.WRONG);
  }

  @Test
  void historyIsKeptAcrossRuns() throws Exception {
    var _ = typed("xterm", "6 * 7\n" + LEAVE);
    assertThat(Files.readString(folder.resolve("history"))).contains("6 * 7");
    // Ctrl-P brings the last line back.
    assertThat(typed("xterm", "\020\n" + LEAVE)).contains("42");
  }

  @Test
  void savesAPlan() throws Exception {
    assertThat(typed("xterm", "let x=3\n:save a.alm\n" + LEAVE)).contains("saved as a.alm");
    assertThat(saved).containsEntry("a.alm", "let x = 3\n");
  }

  @Test
  void aWholePlanCanBePasted() throws Exception {
    String plan =
        "/// Two.\nlet a = 2\n\ndef twice(x: Number): Number =\n  a * x\nshow twice(21)\n";
    String screen = typed("xterm", "\u001B[200~" + plan + "\u001B[201~\n" + LEAVE);
    assertThat(screen).contains("def twice", "42");
  }

  @Test
  void bracketsAreMatched() {
    assertThat(PlanHighlighter.pair("f(a(b), c)", 10)).containsExactly(9, 1);
    assertThat(PlanHighlighter.pair("f(a(b), c)", 2)).containsExactly(1, 9);
    assertThat(PlanHighlighter.pair("f(a", 2)).containsExactly(-1, -1);
    assertThat(PlanHighlighter.pair("", 0)).containsExactly(-1, -1);
  }
}
