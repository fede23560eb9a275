package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tables of a page: figures to the right, each with its error; a heat map is one with colours. */
final class HtmlTable {

  private static final int SHADES = 8;
  private static final int COLOURS = 6;

  private HtmlTable() {}

  static Html.Element of(Shown.Table table) {
    return scrolled(table(table.columns(), table.rows(), (row, column) -> ""));
  }

  /** A wide table moves in its own frame, not the page. */
  private static Html.Element scrolled(Html.Element table) {
    return Html.of("div", "wide").with("tabindex", "0").add(table);
  }

  @FunctionalInterface
  private interface Style {
    String of(int row, int column);
  }

  private static Html.Element table(List<String> columns, List<List<Cell>> rows, Style style) {
    var head = Html.of("tr");
    var body = rows.stream().map(r -> Html.of("tr")).toList();
    for (int c = 0; c < columns.size(); c++) {
      int column = c;
      List<Cell> cells = rows.stream().map(r -> r.get(column)).toList();
      var found = cells.stream().filter(Figure.class::isInstance).map(Figure.class::cast).toList();
      Figures figures = Figures.column(found);
      boolean numeric = !found.isEmpty();
      head.add(
          Html.of("th", numeric ? "n" : "", Figures.titled(columns.get(c), figures.unit()))
              .with("scope", "col"));
      for (int r = 0; r < rows.size(); r++) {
        body.get(r).add(cell(cells.get(r), figures, numeric, style.of(r, c)));
      }
    }
    return Html.of("table").add(Html.of("thead").add(head)).add(Html.of("tbody").add(body));
  }

  private static Html cell(Cell cell, Figures figures, boolean numeric, String style) {
    String classes = (numeric ? "n " : "") + style;
    Html.Element td = Html.of("td", classes.strip());
    if (!(cell instanceof Figure f)) {
      return td.add(Axes.words(cell));
    }
    Numeral numeral = figures.numeral(f);
    td.add(numeral.value(0));
    return numeral.error().isEmpty() ? td : td.add(error(numeral.error()));
  }

  private static Html error(String error) {
    String sign = error.equals(Numeral.EXACT) ? " " : " \u00B1 ";
    return Html.of("span", "e", sign + error);
  }

  /** Returns a figure that stands alone, with its error. */
  static Html figure(Cell cell) {
    if (!(cell instanceof Figure f)) {
      return Html.of("span", "f", Axes.words(cell));
    }
    String text = Axes.words(f);
    int at = text.indexOf(" \u00B1 ");
    Html.Element span = Html.of("span", "f");
    return at < 0
        ? span.add(text)
        : span.add(text.substring(0, at)).add(Html.of("span", "e", text.substring(at)));
  }

  // ---- a heat map

  static Html.Element heatMap(Shown.HeatMap map) {
    List<List<Cell>> rows = map.data().rows();
    var figures = new ArrayList<Double>();
    var words = new LinkedHashMap<String, Integer>();
    for (List<Cell> row : rows) {
      for (Cell cell : row.subList(1, row.size())) {
        if (cell instanceof Figure f && Double.isFinite(f.value())) {
          figures.add(f.value());
        } else if (cell instanceof Cell.Label l) {
          words.putIfAbsent(l.text(), words.size());
        }
      }
    }
    double low = figures.stream().mapToDouble(d -> d).min().orElse(0);
    double high = figures.stream().mapToDouble(d -> d).max().orElse(0);
    var columns = new ArrayList<>(map.data().columns());
    columns.set(0, map.rowAxis() + " \\ " + map.columnAxis());
    List<List<Cell>> plain =
        rows.stream()
            .map(row -> IntStream.range(0, row.size()).mapToObj(i -> bare(row.get(i))).toList())
            .toList();
    Html.Element table =
        table(columns, plain, (r, c) -> c == 0 ? "" : shade(rows.get(r).get(c), low, high, words));
    return scrolled(table.with("class", "heat"));
  }

  /** Two figures in every cell could not be read: the errors are in the table of the data. */
  private static Cell bare(Cell cell) {
    return cell instanceof Figure f ? Figure.exact(f.value(), f.display()) : cell;
  }

  private static String shade(Cell cell, double low, double high, Map<String, Integer> words) {
    if (cell instanceof Figure f && Double.isFinite(f.value())) {
      double share = high > low ? (f.value() - low) / (high - low) : 0;
      return "q" + Math.min(SHADES - 1, (int) (share * SHADES));
    }
    return cell instanceof Cell.Label l ? "w" + words.getOrDefault(l.text(), 0) % COLOURS : "";
  }
}
