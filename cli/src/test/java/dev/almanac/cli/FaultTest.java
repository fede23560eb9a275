package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FaultTest {

  @Test
  void saysWhatToDoAboutMemory() {
    var wrapped = new IllegalStateException(new OutOfMemoryError("Java heap space"));
    assertThat(print(wrapped, false)).contains("memory", "--paths").doesNotContain("internal");
  }

  @Test
  void saysWhatToDoAboutNesting() {
    assertThat(print(new StackOverflowError(), false)).contains("nested", "let");
  }

  @Test
  void printsATraceOnlyWhenAsked() {
    var bug = new IllegalStateException("100% wrong");
    assertThat(print(bug, false))
        .startsWith("alm: internal error: java.lang.IllegalStateException: 100% wrong\n")
        .contains("report it", "--trace")
        .doesNotContain("\tat ");
    assertThat(print(bug, true)).contains("\tat ");
  }

  private static String print(Throwable cause, boolean trace) {
    var bytes = new ByteArrayOutputStream();
    int code = new Fault(cause).print(new PrintStream(bytes, true, StandardCharsets.UTF_8), trace);
    assertThat(code).isEqualTo(ExitCode.FAULT);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
