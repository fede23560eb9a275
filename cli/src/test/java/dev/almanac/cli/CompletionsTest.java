package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The shells themselves complete, where they are there. */
class CompletionsTest {

  static final List<String> SHELLS = Completions.SHELLS;

  @TempDir Path folder;

  @ParameterizedTest
  @FieldSource("SHELLS")
  void knowsEveryCommandAndOption(String shell) throws UsageError {
    String script = Completions.script(shell);
    for (Command command : Command.values()) {
      assertThat(script).containsPattern("\\b" + command.word + "\\b");
      for (Option option : command.options) {
        String word = shell.equals("fish") ? "-l " + option.word.substring(2) : option.word;
        assertThat(
                script.contains(word + " ")
                    || script.contains(word + "[")
                    || script.contains(word + "'"))
            .as(word)
            .isEqualTo(!option.isHidden());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("SHELLS")
  void isReadByTheShell(String shell) throws Exception {
    assumeTrue(isThere(shell), shell + " is absent: its script is not read");
    Path script = Files.writeString(folder.resolve("script"), Completions.script(shell));
    assertThat(output(shell, "-n", script.toString())).isEmpty();
  }

  @Test
  void isForThreeShells() {
    assertThatThrownBy(() -> Completions.script("csh"))
        .hasMessage("there is no completion for `csh`; it is for bash, zsh, fish");
  }

  /** The word under the cursor is the last one; an underscore stands for an empty one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alm ch                     | check
          alm r                      | run report repl
          alm run _                  | plans a.alm
          alm run p                  | plans
          alm run plans/             | plans/b c.alm
          alm check a.alm a          | a.alm
          alm repl _                 | plans a.alm
          alm run a.alm --p          | --paths
          alm run --th               | --threads
          alm check --th             |
          alm run --block            |
          alm run a.alm --json r     | result.json
          alm run a.alm --json = r   | result.json
          alm run a.alm --csv p      | plans
          alm run a.alm --paths _    |
          alm run a.alm --seed = 3   |
          alm completion _           | bash zsh fish
          alm completion z           | zsh
          alm help exp               | explain
          alm doc --mark             | --markdown
          alm version _              |
          alm nothing _              |
          """)
  void completesInBash(String typed, String expected) throws Exception {
    assumeTrue(isThere("bash"), "bash is absent: nothing is completed in it");
    Files.createDirectories(folder.resolve("plans"));
    for (String file : List.of("a.alm", "notes.txt", "result.json", "plans/b c.alm")) {
      Files.writeString(folder.resolve(file), "");
    }
    Path script = Files.writeString(folder.resolve("script"), Completions.script("bash"));
    var words = new ArrayList<String>();
    Stream.of(typed.split(" ", -1)).map(w -> w.equals("_") ? "" : w).forEach(words::add);
    var quoted = words.stream().map(w -> "'" + w + "'").toList();
    String program =
        "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _alm; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(script, String.join(" ", quoted), words.size() - 1);
    List<String> completed =
        output("bash", "-c", program).lines().filter(l -> !l.isEmpty()).toList();
    String all = expected == null ? "" : expected;
    List<String> wanted =
        all.contains("b c")
            ? List.of(all)
            : Stream.of(all.split(" ", -1)).filter(w -> !w.isEmpty()).toList();
    assertThat(completed.stream().filter(c -> !c.equals("script")))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static boolean isThere(String shell) throws InterruptedException {
    try {
      return new ProcessBuilder(shell, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
