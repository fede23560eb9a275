package dev.almanac.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out what this process writes to. */
final class HostTerminal {

  private static final int IN = 0;
  private static final int OUT = 1;
  private static final int ERR = 2;
  private static final int PLAIN_WIDTH = 80;
  private static final long PATIENCE = 300;

  private HostTerminal() {}

  static Surroundings surroundings() {
    boolean out = isTerminal(OUT);
    boolean err = isTerminal(ERR);
    boolean colour = isEmpty(System.getenv("NO_COLOR")) && !"dumb".equals(System.getenv("TERM"));
    Path folder = Path.of("").toAbsolutePath();
    return new Surroundings(
        folder,
        System.in,
        out && colour,
        err && colour,
        isUtf8(),
        err,
        out && isTerminal(IN),
        () -> out ? width() : PLAIN_WIDTH);
  }

  /** Asks the system, where it tells about each stream; else the console, which takes longer. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
    return isTerminal(System.console());
  }

  /** The documentation of the JDK lets a console be missing. */
  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  private static boolean isUtf8() {
    String encoding =
        System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
    String plain = encoding.toUpperCase(Locale.ROOT).replace("-", "");
    return plain.equals("UTF8") || plain.equals("CP65001");
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private static int width() {
    String columns = System.getenv("COLUMNS");
    try {
      int width = columns == null ? askedWidth() : Integer.parseInt(columns.strip());
      return width > 0 ? width : PLAIN_WIDTH;
    } catch (NumberFormatException | IOException e) {
      return PLAIN_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PLAIN_WIDTH;
    }
  }

  /** Returns the terminal's width; 0 if it will not say. */
  private static int askedWidth() throws IOException, InterruptedException {
    Process stty =
        new ProcessBuilder("stty", "size")
            .redirectInput(new File("/dev/tty"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!stty.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
      stty.destroy();
      return 0;
    }
    var answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    // Rows, then columns.
    int space = answer.indexOf(' ');
    return space < 0 ? 0 : Integer.parseInt(answer.substring(space).strip());
  }
}
