package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as a picture: figures as shades, words as letters, each with its key below. */
final class HeatMap {

  private static final String SHADES = "\u00B7\u2591\u2592\u2593\u2588";
  private static final String PLAIN_SHADES = ".-+*#";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Shown.HeatMap map;
  private final Page page;
  private final List<String> marks;

  HeatMap(Shown.HeatMap map, Page page) {
    this.map = map;
    this.page = page;
    this.marks =
        (page.unicode() ? SHADES : PLAIN_SHADES).chars().mapToObj(Character::toString).toList();
  }

  List<String> lines() {
    var figures = new ArrayList<Figure>();
    var words = new ArrayList<String>();
    for (List<Cell> row : map.data().rows()) {
      for (Cell cell : row.subList(1, row.size())) {
        if (cell instanceof Figure f) {
          if (Double.isFinite(f.value())) {
            figures.add(f);
          }
        } else if (!(cell instanceof Cell.Missing)) {
          words.add(Figures.text(cell, page));
        }
      }
    }
    return words.isEmpty() ? shaded(figures) : lettered(words);
  }

  // ---- figures

  private List<String> shaded(List<Figure> figures) {
    double low = figures.stream().mapToDouble(Figure::value).min().orElse(0);
    double high = figures.stream().mapToDouble(Figure::value).max().orElse(0);
    var lines =
        grid(cell ->
            cell instanceof Figure f && Double.isFinite(f.value())
                ? marks.get(shade(f.value(), low, high))
                : " ");
    if (!figures.isEmpty()) {
      lines.add("");
      lines.addAll(scale(figures.getFirst(), low, high));
    }
    return lines;
  }

  private int shade(double value, double low, double high) {
    double part = high > low ? (value - low) / (high - low) : 0;
    return Math.clamp((long) (part * marks.size()), 0, marks.size() - 1);
  }

  private List<String> scale(Figure like, double low, double high) {
    if (low == high) {
      return List.of(
          page.ink(Ink.CYAN, marks.getFirst())
              + "  "
              + Figures.text(Figure.exact(low, like.display()), page.unicode()));
    }
    var edges = new ArrayList<Figure>();
    for (int i = 0; i <= marks.size(); i++) {
      edges.add(Figure.exact(low + (high - low) * i / marks.size(), like.display()));
    }
    Figures column = Figures.column(edges);
    var lines = new ArrayList<String>();
    for (int i = 0; i < marks.size(); i++) {
      String from = column.numeral(edges.get(i)).value(0);
      String to = column.numeral(edges.get(i + 1)).value(0);
      lines.add(page.ink(Ink.CYAN, marks.get(i)) + "  " + from + " to " + to);
    }
    return lines;
  }

  // ---- words

  private List<String> lettered(List<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words.forEach(w -> counts.merge(w, 1, Integer::sum));
    var frequent =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    Map<String, String> letters = new LinkedHashMap<>();
    for (int i = 0; i < frequent.size(); i++) {
      String letter = i < LETTERS.length() ? LETTERS.substring(i, i + 1) : "?";
      letters.put(frequent.get(i).getKey(), letter);
    }
    var lines =
        grid(cell ->
            cell instanceof Cell.Missing
                ? " "
                : letters.getOrDefault(Figures.text(cell, page), "?"));
    lines.add("");
    int widest = Integer.toString(frequent.getFirst().getValue()).length();
    for (var e : frequent) {
      String count = Glyphs.padLeft(Integer.toString(e.getValue()), widest);
      lines.add(
          page.ink(Ink.CYAN, letters.getOrDefault(e.getKey(), "?"))
              + "  "
              + count
              + "  "
              + e.getKey());
    }
    return lines;
  }

  // ---- the grid

  @FunctionalInterface
  private interface Mark {
    String of(Cell cell);
  }

  private List<String> grid(Mark mark) {
    List<String> rows = labels();
    int label = rows.stream().mapToInt(Glyphs::width).max().orElse(0);
    label = Math.max(label, Glyphs.width(map.rowAxis()));
    int columns = map.data().columns().size() - 1;
    int room = Math.max(1, page.width() - label - 2);
    int step = Math.clamp(room / Math.max(1, columns), 1, 3);
    var lines = new ArrayList<String>();
    lines.add(
        Glyphs.padLeft(Glyphs.printable(map.rowAxis()), label)
            + "  "
            + page.ink(Ink.FAINT, header(columns, step)));
    for (int r = 0; r < rows.size(); r++) {
      var line = new StringBuilder(Glyphs.padLeft(rows.get(r), label)).append("  ");
      var cells = map.data().rows().get(r);
      for (Cell cell : cells.subList(1, cells.size())) {
        line.append(page.ink(Ink.CYAN, mark.of(cell))).append(" ".repeat(step - 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private List<String> labels() {
    var figures = new ArrayList<Figure>();
    map.data()
        .rows()
        .forEach(r -> {
          if (r.getFirst() instanceof Figure f) {
            figures.add(f);
          }
        });
    Figures column = Figures.column(figures);
    return map.data().rows().stream()
        .map(r ->
            r.getFirst() instanceof Figure f
                ? column.numeral(f).value(0)
                : Figures.text(r.getFirst(), page))
        .toList();
  }

  /** Names as many columns as there is room for, and says what they are. */
  private String header(int columns, int step) {
    var names = map.data().columns().subList(1, columns + 1);
    int widest = names.stream().mapToInt(Glyphs::width).max().orElse(1) + 1;
    int every = Math.ceilDiv(widest, step);
    var header = new StringBuilder();
    for (int c = 0; c < columns; c += every) {
      header.append(Glyphs.padRight(Glyphs.printable(names.get(c)), every * step));
    }
    return header.toString().stripTrailing() + "  " + Glyphs.printable(map.columnAxis());
  }
}
