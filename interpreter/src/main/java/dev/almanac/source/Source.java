package dev.almanac.source;

/**
 * A text with a name: a plan, a library file, or a value given on the command line.
 *
 * @param name what a user would recognise it by, usually a path
 * @param text the whole text
 * @param library whether it is part of the standard library, whose frames are hidden from users
 */
public record Source(String name, String text, boolean library) {

  /** Returns a user's own text. */
  public static Source of(String name, String text) {
    return new Source(name, text, false);
  }

  /** Returns the 1-based line on which the character at {@code offset} stands. */
  public int line(int offset) {
    int line = 1;
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
