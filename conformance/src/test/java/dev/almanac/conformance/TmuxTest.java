package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command in a real terminal: keys in, screen out. Skipped where there is no tmux. */
class TmuxTest {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(isThere(), "tmux is absent: the command is not tried in a real terminal");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "XDG_STATE_HOME='%s' exec '%s' --enable-native-access=ALL-UNNAMED -cp '%s' %s repl '%s'"
            .formatted(
                folder,
                java,
                System.getProperty("java.class.path"),
                "dev.almanac.cli.Main",
                Repository.root().resolve("examples/first.alm"));
    Repository.write(folder.resolve("start"), command + "\n");
    tmux("new-session", "-d", "-x", "90", "-y", "40", "sh " + folder.resolve("start"));
    await("alm>");
  }

  @AfterEach
  void stop() throws Exception {
    if (isThere()) {
      tmux("kill-server");
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private String tmux(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tmux", "-S", folder.resolve("socket").toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private void type(String text) throws IOException, InterruptedException {
    tmux("send-keys", "-l", text);
  }

  private void press(String key) throws IOException, InterruptedException {
    tmux("send-keys", key);
  }

  /** Waits until something stands on the screen, and returns the screen. */
  private String await(String text) throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE;
    String screen = "";
    while (System.nanoTime() - until < 0) {
      screen = tmux("capture-pane", "-p");
      if (screen.contains(text)) {
        return screen;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not on the screen: " + text + "\n" + screen);
  }

  @Test
  void aPlannerAsksWhatIf() throws Exception {
    type("base.care");
    press("Tab");
    await("alm> base.careful");
    press("Enter");
    await("1.17 % ± 0.11");
    type("liability living = $42_000 per year");
    press("Enter");
    assertThat(await("difference")).contains("base.careful, careful: failure");
    type(":set paths 90_000_000");
    press("Enter");
    await("paths,");
    press("C-c");
    await("stopped");
    type("6 * 7");
    press("Enter");
    await("42");
    press("C-d");
  }
}
