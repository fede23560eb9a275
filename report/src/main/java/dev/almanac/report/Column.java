package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import java.util.Arrays;
import java.util.List;

/** One column, set: every cell as lines of the same width. */
final class Column {

  /** A header is not set narrower than this for the sake of short figures. */
  private static final int NARROWEST_HEADER = 10;

  private final Page page;
  private final boolean numeric;
  private final List<String> header;
  private final List<List<String>> cells;
  private final int width;

  Column(String name, List<Cell> column, int widestText, Page page) {
    this.page = page;
    var found = column.stream().filter(Figure.class::isInstance).map(Figure.class::cast).toList();
    this.numeric = !found.isEmpty();
    Figures figures = Figures.column(found);
    this.cells = numeric ? figures(column, figures) : words(column, widestText);
    int body = widest(cells.stream().flatMap(List::stream).toList());
    this.header = header(Figures.titled(name, figures.unit()), Math.min(body, widestText));
    this.width = Math.max(body, widest(header));
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(Glyphs::width).max().orElse(0);
  }

  private static List<String> header(String title, int body) {
    int longestWord = widest(Arrays.asList(title.split(" ", -1)));
    return Glyphs.wrap(title, Math.max(Math.max(body, longestWord), NARROWEST_HEADER));
  }

  private List<List<String>> words(List<Cell> column, int widest) {
    return column.stream()
        .map(c -> Glyphs.wrap(Figures.text(c, page), widest))
        .map(lines -> lines.isEmpty() ? List.of("") : lines)
        .toList();
  }

  private List<List<String>> figures(List<Cell> column, Figures figures) {
    var numerals = column.stream().map(c -> numeral(c, figures)).toList();
    var numbers = numerals.stream().filter(n -> !n.word()).toList();
    int before = widest(numbers.stream().map(Numeral::before).toList());
    int after = widest(numbers.stream().map(Numeral::after).toList());
    int error = numerals.stream().mapToInt(Numeral::errorCells).max().orElse(0);
    int words = widest(numerals.stream().filter(Numeral::word).map(Numeral::before).toList());
    int whole = Math.max(before + after, words);
    return numerals.stream()
        .map(n -> Glyphs.padLeft(n.value(after), whole) + n.errorText(page, error))
        .map(List::of)
        .toList();
  }

  private Numeral numeral(Cell cell, Figures figures) {
    return cell instanceof Figure f ? figures.numeral(f) : Numeral.word(Figures.text(cell, page));
  }

  int width() {
    return width;
  }

  List<String> header() {
    return header;
  }

  /** Returns a line of the header, counted from its foot: -1 is the last. */
  String headerLine(int fromFoot) {
    int line = header.size() + fromFoot;
    return pad(line < 0 ? "" : header.get(line));
  }

  int height(int row) {
    return cells.get(row).size();
  }

  String line(int row, int line) {
    List<String> cell = cells.get(row);
    return pad(line < cell.size() ? cell.get(line) : "");
  }

  private String pad(String text) {
    return numeric ? Glyphs.padLeft(text, width) : Glyphs.padRight(text, width);
  }
}
