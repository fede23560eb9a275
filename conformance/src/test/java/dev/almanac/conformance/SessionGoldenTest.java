package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Conversations: {@code repl/*.session} holds what is typed and what is answered. */
class SessionGoldenTest {

  private static final Path FOLDER = Repository.resources("repl");

  private static List<Path> sessions() {
    return Repository.files(FOLDER, ".session");
  }

  @TestFactory
  Stream<DynamicTest> conversations() {
    return sessions().stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> check(f)));
  }

  private static void check(Path file) {
    List<String> typed = Transcript.typed(Repository.read(file));
    assertThat(typed).isNotEmpty();
    Golden.check(file, Transcript.replay(Transcript.session(), typed));
  }

  /** What one says must not depend on the threads and blocks of the machine, nor on another. */
  @Test
  void sessionsTogetherAnswerAsEachAlone() {
    for (Path file : sessions()) {
      List<String> typed = Transcript.typed(Repository.read(file));
      Session one = Transcript.session(1, 64);
      Session other = Transcript.session(2, Plans.BLOCK);
      var first = new StringBuilder();
      var second = new StringBuilder();
      // What the last answer took differs, since the other answers more often.
      for (String text : typed.stream().filter(t -> !t.equals(":time")).toList()) {
        first.append(Transcript.answer(one, text));
        // The other has things of its own besides.
        second.append(Transcript.answer(other, text));
        Transcript.answer(other, "let only_here = 1");
        Transcript.answer(other, ":undo");
      }
      assertThat(second.toString()).as(Repository.name(file)).isEqualTo(first.toString());
    }
  }
}
