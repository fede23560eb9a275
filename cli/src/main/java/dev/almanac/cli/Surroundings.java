package dev.almanac.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/**
 * What the command knows of where it runs.
 *
 * @param folder the one that relative paths begin at
 * @param in standard input
 * @param colour whether standard output shows colours
 * @param errorColour whether standard error does
 * @param unicode whether standard output shows more than ASCII
 * @param progress whether someone watches standard error
 * @param interactive whether somebody types, and sees what is printed
 * @param width cells in a line of standard output; asked for late, since asking takes time
 */
public record Surroundings(
    Path folder,
    InputStream in,
    boolean colour,
    boolean errorColour,
    boolean unicode,
    boolean progress,
    boolean interactive,
    IntSupplier width) {

  private static final int PLAIN_WIDTH = 80;

  /** Returns those of a pipe. */
  public static Surroundings plain(Path folder, InputStream in) {
    return new Surroundings(folder, in, false, false, true, false, false, () -> PLAIN_WIDTH);
  }
}
