package dev.almanac.diagnostic;

import dev.almanac.source.Span;

/**
 * The first line of a span as a terminal shows it: tabs expanded, controls replaced, and cut around
 * the span when it is too long.
 *
 * @param text the printable line
 * @param from the cell at which the span begins
 * @param cells how many cells it covers, at least one
 * @param whole whether nothing was cut off
 */
record Excerpt(String text, int from, int cells, boolean whole) {

  private static final int TAB = 4;
  private static final String CUT = "\u2026";

  static Excerpt of(Span span, int width) {
    String source = span.source().text();
    int start = Math.min(span.start(), source.length());
    int lineStart = source.lastIndexOf('\n', start - 1) + 1;
    String line = source.substring(lineStart, lineEnd(source, start));
    int first = Math.min(start - lineStart, line.length());
    int last = Math.clamp((long) span.end() - lineStart, first, line.length());
    String before = printable(line.substring(0, first), 0);
    String within = printable(line.substring(first, last), Glyphs.width(before));
    int soFar = Glyphs.width(before) + Glyphs.width(within);
    String after = printable(line.substring(last), soFar);
    return cut(before, within, after, width);
  }

  /** Returns where the line ends; the end of a Windows line is two characters. */
  private static int lineEnd(String source, int start) {
    int end = source.indexOf('\n', start);
    if (end < 0) {
      return source.length();
    }
    return end > 0 && source.charAt(end - 1) == '\r' && end > start ? end - 1 : end;
  }

  private static String printable(String text, int column) {
    var out = new StringBuilder();
    int[] cell = {column};
    text.codePoints()
        .forEach(c -> {
          String shown = c == '\t' ? " ".repeat(TAB - cell[0] % TAB) : Glyphs.printable(c);
          cell[0] += Glyphs.width(shown);
          out.append(shown);
        });
    return out.toString();
  }

  /** Keeps the span in view, with a third of the room before it. */
  private static Excerpt cut(String before, String within, String after, int width) {
    int from = Glyphs.width(before);
    int cells = Math.max(1, Glyphs.width(within));
    if (Glyphs.width(before + within + after) <= width) {
      return new Excerpt(before + within + after, from, cells, true);
    }
    int room = Math.max(width / 3, width - cells - Glyphs.width(after));
    String shownBefore = from <= room ? before : CUT + tail(before, room - 1);
    int start = Glyphs.width(shownBefore);
    String rest = Glyphs.cut(within + after, width - start, CUT);
    int shown = Math.clamp(Glyphs.width(rest), 1, cells);
    return new Excerpt(shownBefore + rest, start, shown, false);
  }

  private static String tail(String text, int width) {
    int start = text.length();
    for (int used = 0; start > 0; ) {
      int c = text.codePointBefore(start);
      used += Glyphs.width(c);
      if (used > width) {
        break;
      }
      start -= Character.charCount(c);
    }
    return text.substring(start);
  }
}
