package dev.almanac.repl;

import java.io.IOException;

/** Writes what a session saves. */
@FunctionalInterface
public interface FileWriter {

  /**
   * Writes a text; there is always the old one or the new one, never a part.
   *
   * @param file as the user named it
   * @throws IOException saying why it cannot be written, in words for the user
   */
  void write(String file, String text) throws IOException;
}
