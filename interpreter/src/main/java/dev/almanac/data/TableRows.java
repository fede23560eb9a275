package dev.almanac.data;

import dev.almanac.data.Layout.Form;
import dev.almanac.data.Timeline.Part;
import java.util.ArrayList;
import java.util.List;

/** Turns rows into columns; what is wrong with a row is noted, and the next one read. */
final class TableRows {

  private static final int MONTHS = 12;
  private static final int NONE = Integer.MIN_VALUE;

  private final Layout layout;
  private final Header header;
  private final int[] places;
  private final Mistakes mistakes;
  private final List<TableColumn> columns = new ArrayList<>();
  private final List<Timeline> timeline = new ArrayList<>(1);
  private long emptyLine = 0;
  private int rows = 0;

  TableRows(Layout layout, Header header, int[] places, Mistakes mistakes) {
    this.layout = layout;
    this.header = header;
    this.places = places;
    this.mistakes = mistakes;
    for (int f = 0; f < places.length; f++) {
      columns.add(new TableColumn(layout.fields().get(f), places[f], layout.timing(), mistakes));
    }
    layout
        .timing()
        .ifPresent(
            t -> timeline.add(new Timeline(t, layout.hasLevels(), places[t.field()], mistakes)));
  }

  void add(RowHandler row) {
    if (row.isEmpty()) {
      emptyLine = emptyLine == 0 ? row.line() : emptyLine;
      return;
    }
    if (emptyLine > 0) {
      mistakes.add(
          Mistake.at(
                  emptyLine,
                  Mistake.WHOLE_LINE,
                  "data/blank",
                  "an empty line stands among the rows",
                  "empty")
              .declaredAt(layout.span())
              .hint("remove it; only at the end of a file nothing is said by empty lines"));
      emptyLine = 0;
    }
    boolean whole = row.count() == header.size();
    if (!whole) {
      mistakes.add(ragged(row));
    }
    int month = timeline.isEmpty() ? NONE : month(row);
    Part part = timeline.isEmpty() ? Part.INSIDE : part(row, month);
    if (part == Part.OUTSIDE) {
      return;
    }
    rows += part == Part.INSIDE ? 1 : 0;
    for (int f = 0; f < places.length && whole; f++) {
      if (part == Part.INSIDE || layout.fields().get(f).level()) {
        columns.get(f).add(row.line(), row.cell(places[f]), month == NONE ? rows : month);
      }
    }
  }

  private int time() {
    return layout.timing().orElseThrow().field();
  }

  /** Returns the month of a row, the last of its year where it is told by that; else none. */
  private int month(RowHandler row) {
    int place = places[time()];
    double time = place < row.count() ? columns.get(time()).time(row.cell(place)) : Double.NaN;
    if (Double.isNaN(time)) {
      return NONE;
    }
    boolean years = layout.fields().get(time()).form() == Form.YEAR;
    return years ? ((int) time) * MONTHS + MONTHS - 1 : (int) time;
  }

  /** A row whose time cannot be read may be one that is left out: only its time is checked. */
  private Part part(RowHandler row, int month) {
    int place = places[time()];
    if (month != NONE) {
      return timeline.getFirst().next(row.line(), row.cell(place), month);
    }
    timeline.getFirst().skip();
    if (place < row.count() && row.cell(place).isEmpty()) {
      mistakes.add(
          Mistake.at(row.line(), place, "data/empty", "this row does not say when it is", "empty")
              .declaredBy(layout.fields().get(time()))
              .hint("fill it, or remove the row"));
    } else if (place < row.count()) {
      columns.get(time()).add(row.line(), row.cell(place), NONE);
    }
    return Part.OUTSIDE;
  }

  private Mistake ragged(RowHandler row) {
    int more = row.count() - header.size();
    String cells = row.count() + (row.count() == 1 ? " cell" : " cells");
    Mistake found =
        Mistake.at(
                row.line(),
                more > 0 ? header.size() : Mistake.WHOLE_LINE,
                "data/cells",
                "this row has " + cells + ", the header " + header.size(),
                more > 0 ? "the first one too many" : "too few")
            .declaredAt(layout.span());
    return more > 0
        ? found.hint(
            "put a cell with a comma into quotes; write decimals after a point, thousands"
                + " without separators")
        : found.hint("write a separator after each cell, also after an empty one");
  }

  /** Returns how many rows are kept. */
  int rows() {
    return rows;
  }

  /** Returns whether the rest of the file cannot be what the plan declares. */
  boolean isHopeless() {
    return !timeline.isEmpty() && timeline.getFirst().hasOtherFrequency();
  }

  /** Returns the columns, after the last row. */
  DataTable finish(long line, String sha256) {
    List<DataTable.Column> read = columns.stream().map(TableColumn::finish).toList();
    timeline.forEach(Timeline::end);
    if (rows == 0 && mistakes.isEmpty()) {
      mistakes.add(
          Mistake.at(
                  line,
                  Mistake.WHOLE_LINE,
                  "data/rows",
                  "this file has no rows to read",
                  "none up to here")
              .declaredAt(layout.span()));
    }
    int first = timeline.isEmpty() ? 0 : timeline.getFirst().first();
    return new DataTable(read, first, rows, sha256);
  }
}
