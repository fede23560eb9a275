package dev.almanac.report;

import dev.almanac.result.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sets rows under headers: figures on their decimal points, words to the left. */
final class Grid {

  private static final String GAP = "   ";
  private static final int NARROW = 12;

  private final Page page;
  private final List<Column> columns;
  private final int rows;

  Grid(List<String> names, List<List<Cell>> rows, Page page) {
    this.page = page;
    this.rows = rows.size();
    var natural = columns(names, rows, page.width(), page);
    // Only a table that does not fit has its sentences set in narrow columns.
    int narrow = Math.max(NARROW, page.width() / 3);
    this.columns = width(natural) <= page.width() ? natural : columns(names, rows, narrow, page);
  }

  private static List<Column> columns(
      List<String> names, List<List<Cell>> rows, int widestText, Page page) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> new Column(names.get(i), cells(rows, i), widestText, page))
        .toList();
  }

  private static List<Cell> cells(List<List<Cell>> rows, int column) {
    return rows.stream().map(r -> r.get(column)).toList();
  }

  /** Returns the lines; what is too wide continues below, beside the first column again. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (List<Column> block : blocks()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      set(block, lines);
    }
    return lines;
  }

  private List<List<Column>> blocks() {
    var blocks = new ArrayList<List<Column>>();
    var block = new ArrayList<Column>();
    for (Column column : columns) {
      if (block.size() > 1 && width(block) + GAP.length() + column.width() > page.width()) {
        blocks.add(block);
        block = new ArrayList<>(List.of(columns.getFirst()));
      }
      block.add(column);
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static int width(List<Column> block) {
    return block.stream().mapToInt(c -> c.width() + GAP.length()).sum() - GAP.length();
  }

  private void set(List<Column> block, List<String> lines) {
    int deepest = block.stream().mapToInt(c -> c.header().size()).max().orElse(0);
    for (int i = 0; i < deepest; i++) {
      int line = i;
      lines.add(join(block.stream().map(c -> c.headerLine(line - deepest)).toList()));
    }
    lines.add(page.rule(Math.min(width(block), page.width())));
    for (int i = 0; i < rows; i++) {
      int row = i;
      int height = block.stream().mapToInt(c -> c.height(row)).max().orElse(1);
      for (int j = 0; j < height; j++) {
        int line = j;
        lines.add(join(block.stream().map(c -> c.line(row, line)).toList()));
      }
    }
    if (rows == 0) {
      lines.add("(no rows)");
    }
  }

  private static String join(List<String> parts) {
    return String.join(GAP, parts).stripTrailing();
  }
}
