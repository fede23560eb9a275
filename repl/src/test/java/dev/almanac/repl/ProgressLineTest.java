package dev.almanac.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final long MILLISECOND = 1_000_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  // Nearly at the end of its range, like the clock of any JVM may be.
  private long now = Long.MAX_VALUE - MILLISECOND;

  @Test
  void comesLateIsRedrawnAndGoesAway() {
    try (var line = new ProgressLine(err, () -> now, true)) {
      line.progress("base", 100, 2000);
      assertThat(drawn()).isEmpty();
      now += 600 * MILLISECOND;
      line.progress("base", 500, 2000); // 400 in 600 ms
      assertThat(drawn()).isEqualTo("\r\u001B[Kbase: 500 of 2,000 paths, 25%, 3 s left");
      line.progress("base", 501, 2000);
      now += 100 * MILLISECOND;
      line.progress("base", 2000, 2000);
      assertThat(drawn()).endsWith("left\r\u001B[Kbase: 2,000 of 2,000 paths, 100%");
    }
    assertThat(drawn()).endsWith("%\r\u001B[K");
  }

  @Test
  void staysAwayWhenShortOrUnwatched() {
    try (var line = new ProgressLine(err, () -> now, true)) {
      line.progress("base", 10, 100);
    }
    try (var line = new ProgressLine(err, () -> now, false)) {
      now += 600 * MILLISECOND;
      line.progress("base", 10, 100);
    }
    assertThat(drawn()).isEmpty();
  }

  private String drawn() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
