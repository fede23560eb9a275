package dev.almanac.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** How texts look on a terminal: what may be sent to it, and how many cells it takes. */
public final class Glyphs {

  /** First and last of the blocks that Unicode calls wide, in ascending order. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F}, {0x2329, 0x232A}, {0x2E80, 0x303E}, {0x3041, 0xA4CF},
    {0xA960, 0xA97F}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x17000, 0x18DFF},
    {0x1B000, 0x1B2FF}, {0x1F200, 0x1F2FF}, {0x20000, 0x3FFFD}
  };

  private static final String REPLACEMENT = "\uFFFD";

  private Glyphs() {}

  /** Returns {@code text} with a visible stand-in for all that could steer a terminal. */
  public static String printable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(printable(c)));
    return out.toString();
  }

  /** Returns the character, or a stand-in for a control, bidirectional or broken one. */
  public static String printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> picture(codePoint);
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> Character.toString(codePoint);
    };
  }

  private static String picture(int control) {
    if (control < 0x20) {
      return Character.toString(0x2400 + control);
    }
    return control == 0x7F ? "\u2421" : REPLACEMENT;
  }

  /** Returns the cells that a printable text takes. */
  public static int width(String text) {
    return text.codePoints().map(Glyphs::width).sum();
  }

  /** Returns the cells that a printable character takes: 0 if it combines, 2 if it is wide. */
  public static int width(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    for (int[] block : WIDE) {
      if (codePoint >= block[0] && codePoint <= block[1]) {
        return true;
      }
    }
    // Flags are pairs of regional indicators, one cell each.
    boolean indicator = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    return Character.isEmojiPresentation(codePoint) && !indicator;
  }

  /** Returns {@code text} filled up with blanks on the right. */
  public static String padRight(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** Returns {@code text} filled up with blanks on the left. */
  public static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - width(text))) + text;
  }

  /** Returns the start of {@code text} that fits, with {@code mark} where some is left out. */
  public static String cut(String text, int width, String mark) {
    if (width(text) <= width) {
      return text;
    }
    return text.substring(0, fitting(text, Math.max(0, width - width(mark)))) + mark;
  }

  /** Returns how many chars from the start of {@code text} fit into {@code width} cells. */
  private static int fitting(String text, int width) {
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > width) {
        return i;
      }
      i += Character.charCount(c);
    }
    return text.length();
  }

  /**
   * Returns {@code text} as printable lines of at most {@code width} cells, broken between words.
   *
   * <p>Line ends stay; a line that begins with a blank is code and is kept whole.
   */
  public static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    text.stripTrailing()
        .lines()
        .forEach(line -> wrapLine(line.stripTrailing(), Math.max(2, width), lines));
    return lines;
  }

  private static void wrapLine(String line, int width, List<String> lines) {
    if (line.startsWith(" ")) {
      lines.add(printable(line));
      return;
    }
    String current = "";
    for (String word : line.split("[ \t]+", -1)) {
      String next = printable(word);
      if (!current.isEmpty() && width(current) + 1 + width(next) <= width) {
        current = current + " " + next;
        continue;
      }
      if (!current.isEmpty()) {
        lines.add(current);
      }
      current = breakWord(next, width, lines);
    }
    lines.add(current);
  }

  private static String breakWord(String word, int width, List<String> lines) {
    String rest = word;
    while (width(rest) > width) {
      int end = fitting(rest, width);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
    return rest;
  }
}
