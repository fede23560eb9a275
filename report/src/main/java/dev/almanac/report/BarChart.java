package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.List;

/** Named figures, set as in a table, with a bar beside each. */
final class BarChart {

  private static final String GAP = "  ";

  private final Column names;
  private final Column figures;
  private final Bars bars;
  private final int rows;

  BarChart(Shown.BarChart chart, Page page) {
    Shown.Table data = chart.data();
    List<Cell> first = data.rows().stream().map(List::getFirst).toList();
    List<Cell> second = data.rows().stream().map(r -> r.get(1)).toList();
    int widest = Math.max(4, page.width() / 3);
    this.rows = first.size();
    this.names = new Column(data.columns().getFirst(), first, widest, page);
    this.figures = new Column(data.columns().get(1), second, widest, page);
    int taken = names.width() + figures.width() + 2 * GAP.length();
    this.bars = new Bars(second.stream().mapToDouble(BarChart::value).toArray(), taken, page);
  }

  private static double value(Cell cell) {
    return cell instanceof Cell.Figure f ? f.value() : Double.NaN;
  }

  /** Returns the header, and the bars, line by line. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    int header = Math.max(names.header().size(), figures.header().size());
    for (int i = -header; i < 0; i++) {
      lines.add(names.headerLine(i) + GAP + figures.headerLine(i));
    }
    for (int row = 0; row < rows; row++) {
      // A long name goes on below its bar.
      for (int line = 0; line < names.height(row); line++) {
        String bar = line == 0 ? bars.bar(row) : "";
        lines.add(names.line(row, line) + GAP + figures.line(row, line) + GAP + bar);
      }
    }
    return lines.stream().map(String::stripTrailing).toList();
  }
}
