package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded outputs. One that is missing is written, and the test fails once, so that someone reads
 * it; {@code -Dalmanac.record=true} writes all of them anew; one without its input is an orphan.
 */
final class Golden {

  private static final boolean RECORD = Boolean.getBoolean("almanac.record");

  private Golden() {}

  static boolean isRecording() {
    return RECORD;
  }

  /** Compares with what was recorded, or records. */
  static void check(Path golden, String actual) {
    String text = actual.replace("\r\n", "\n");
    if (RECORD) {
      Repository.write(golden, text);
    } else if (!Files.exists(golden)) {
      Repository.write(golden, text);
      fail("written for the first time, read it: " + Repository.name(golden));
    } else {
      assertThat(text).as(Repository.name(golden)).isEqualTo(Repository.read(golden));
    }
  }

  /** Returns the recorded file beside an input. */
  static Path beside(Path input, String ending) {
    String name = input.getFileName().toString();
    return input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }

  /** Fails for recorded files whose input is gone. */
  static void checkOrphans(Path folder, String inputEnding, String... endings) {
    List<String> orphans =
        Stream.of(endings)
            .flatMap(e -> Repository.files(folder, e).stream())
            .filter(f -> !Files.exists(beside(f, inputEnding)))
            .map(Repository::name)
            .toList();
    assertThat(orphans).as("recorded, but their input is gone").isEmpty();
  }
}
