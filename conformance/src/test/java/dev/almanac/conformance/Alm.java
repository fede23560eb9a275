package dev.almanac.conformance;

import dev.almanac.cli.Interruption;
import dev.almanac.cli.Main;
import dev.almanac.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The command, used in a folder as a user would. */
final class Alm {

  private final Path folder;
  private String said = "";

  Alm(Path folder) {
    this.folder = folder;
  }

  /** Runs it and returns how it ends. */
  int run(String... words) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var here = Surroundings.plain(folder, InputStream.nullInputStream());
    int code = Main.run(words, out, out, here, new Interruption());
    said = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  /** Returns what it printed last, mistakes too. */
  String said() {
    return said;
  }
}
