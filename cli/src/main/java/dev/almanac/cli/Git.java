package dev.almanac.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks git, in a folder. */
final class Git {

  private static final long PATIENCE_SECONDS = 60;

  private Git() {}

  /**
   * Returns what git answers.
   *
   * @throws UsageError with {@code mistake} if it refuses
   */
  static String answer(Path folder, String mistake, List<String> words) throws UsageError {
    try {
      Process process = start(folder, words);
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (await(process) != 0) {
        throw new UsageError(mistake);
      }
      return answer;
    } catch (IOException e) {
      throw new UsageError("git cannot be asked: " + e.getMessage());
    }
  }

  static Process start(Path folder, List<String> words) throws IOException {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(words);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Returns how it ended; 1 if it takes too long. */
  static int await(Process process) {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      process.destroy();
    }
  }
}
