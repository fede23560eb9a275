package dev.almanac.report;

import dev.almanac.diagnostic.Ink;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Bars that lie one upon another, all on one scale; they begin at zero. */
final class Bars {

  private static final int LONGEST = 50;

  /** Blocks of one eighth to seven eighths of a cell. */
  private static final String EIGHTHS = "\u258F\u258E\u258D\u258C\u258B\u258A\u2589";

  private final double[] values;
  private final Page page;
  private final double largest;
  private final double below;
  private final double above;
  private final int cellsBelow;
  private final double scale;

  /**
   * @param taken the cells of a line that the bars must leave
   */
  Bars(double[] values, int taken, Page page) {
    this.values = values.clone();
    this.page = page;
    double most = finite().map(Math::abs).max().orElse(0);
    // In parts of the largest, so that no sum of figures is too large.
    this.largest = most == 0 ? 1 : most;
    this.below = Math.max(0, -finite().min().orElse(0) / largest);
    this.above = Math.max(0, finite().max().orElse(0) / largest);
    int room = Math.clamp((long) page.width() - taken, 4, LONGEST);
    // Both sides end in a cell of which only a part is filled.
    int shared = below > 0 && above > 0 ? room - 1 : room;
    this.scale = shared / Math.max(1, below + above);
    this.cellsBelow = (int) Math.ceil(below * scale);
  }

  private DoubleStream finite() {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  /** Returns the bar of a value; what is there at all is seen. */
  String bar(int place) {
    double part = values[place] / largest;
    String bar =
        part < 0
            ? before(Math.min(-part, below) * scale)
            : " ".repeat(cellsBelow) + after(Math.min(part, above) * scale);
    return page.ink(Ink.CYAN, bar.isBlank() ? "" : bar);
  }

  /** Of blocks that end at the right there is none but the half one. */
  private String before(double cells) {
    int halves = page.unicode() ? (int) Math.ceil(cells * 2) : 2 * (int) Math.ceil(cells);
    String block = page.unicode() ? "\u2588" : "#";
    String bar = (halves % 2 == 0 ? "" : "\u2590") + block.repeat(halves / 2);
    return " ".repeat(cellsBelow - bar.length()) + bar;
  }

  private String after(double cells) {
    if (!page.unicode()) {
      return "#".repeat((int) Math.ceil(cells));
    }
    int eighths = (int) Math.ceil(cells * 8);
    int rest = eighths % 8;
    return "\u2588".repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
  }
}
