package dev.almanac.source;

/**
 * A text with a name: a plan, a library file, a value given on the command line, or some lines of a
 * data file.
 *
 * @param name what a user would recognise it by, usually a path
 * @param text the whole text, or the lines that something is said of
 * @param library whether it is part of the standard library, whose frames are hidden from users
 * @param firstLine the 1-based line on which the text begins in its file
 */
public record Source(String name, String text, boolean library, int firstLine) {

  /** A whole text. */
  public Source(String name, String text, boolean library) {
    this(name, text, library, 1);
  }

  /** Returns a user's own text. */
  public static Source of(String name, String text) {
    return new Source(name, text, false);
  }

  /** Returns lines of a file too large to be held, the first of them at {@code firstLine}. */
  public static Source excerpt(String name, String lines, int firstLine) {
    return new Source(name, lines, false, firstLine);
  }

  /** Returns the same text under another name. */
  public Source named(String other) {
    return new Source(other, text, library, firstLine);
  }

  /** Returns the 1-based line on which the character at {@code offset} stands. */
  public int line(int offset) {
    int line = firstLine;
    int end = Math.min(offset, text.length());
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Returns the 1-based column, in characters, of {@code offset} within its line. */
  public int column(int offset) {
    int end = Math.min(offset, text.length());
    return end - (text.lastIndexOf('\n', end - 1) + 1) + 1;
  }
}
