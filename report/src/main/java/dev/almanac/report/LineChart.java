package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines over a common axis, each named at its right end.
 *
 * <p>Several lines are told apart by a letter on them and by dashes; colour only helps.
 */
final class LineChart {

  private static final int ROWS = 12;
  private static final int WIDEST = 100;
  private static final int TICK_CELLS = 12;

  private static final List<Ink> INKS =
      List.of(Ink.CYAN, Ink.YELLOW, Ink.MAGENTA, Ink.GREEN, Ink.BLUE, Ink.RED);

  /** Dots drawn and left out, by line. */
  private static final int[][] DASHES = {{1, 0}, {5, 3}, {1, 2}, {8, 4}, {2, 2}};

  private final Page page;
  private final List<String> names;
  private final List<double[]> lines;
  private final double[] places;
  private final Axis across;
  private final Axis up;
  private final String acrossName;
  private final Canvas canvas;
  private final int labelCells;
  private final int nameCells;

  LineChart(Shown.Plot plot, Page page) {
    this.page = page;
    var columns = plot.data().columns();
    var rows = plot.data().rows();
    this.names = columns.stream().skip(1).map(Glyphs::printable).toList();
    this.acrossName = columns.isEmpty() ? "" : columns.getFirst();
    this.lines = IntStream.range(1, columns.size()).mapToObj(i -> values(rows, i)).toList();
    this.places = places(rows);
    this.up = up(rows);
    this.labelCells = up.labels().stream().mapToInt(Glyphs::width).max().orElse(0);
    int longest = names.stream().mapToInt(Glyphs::width).max().orElse(0) + 2;
    this.nameCells = Math.min(longest, page.width() / 3);
    int width = Math.min(page.width(), WIDEST) - labelCells - nameCells - 4;
    this.canvas =
        new Canvas(Math.max(8, width), rows(up.ticks().size() - 1), page.unicode(), this::letter);
    this.across = across(rows, Math.max(2, width / TICK_CELLS));
  }

  /** Returns a height at which every tick is as far from the next. */
  private static int rows(int intervals) {
    return intervals * Math.max(1, Math.round((float) ROWS / intervals)) + 1;
  }

  static Ink ink(int line) {
    return INKS.get(line % INKS.size());
  }

  /** Returns the letter of a line; the only one needs none to be known by. */
  private String letter(int line) {
    return lines.size() == 1 ? "*" : Character.toString('a' + line % 26);
  }

  private static double[] values(List<List<Cell>> rows, int column) {
    return rows.stream()
        .mapToDouble(r -> r.get(column) instanceof Figure f ? f.value() : Double.NaN)
        .toArray();
  }

  private static boolean isMeasured(List<List<Cell>> rows) {
    return rows.stream()
        .allMatch(r -> r.getFirst() instanceof Figure f && Double.isFinite(f.value()));
  }

  /** Returns where each row lies: at its value or, under names, in its turn. */
  private static double[] places(List<List<Cell>> rows) {
    return isMeasured(rows)
        ? values(rows, 0)
        : IntStream.range(0, rows.size()).asDoubleStream().toArray();
  }

  private Axis across(List<List<Cell>> rows, int ticks) {
    if (!isMeasured(rows) || rows.isEmpty()) {
      return Axis.named(rows.stream().map(r -> placeName(r.getFirst())).toList(), ticks);
    }
    double low = Arrays.stream(places).min().orElse(0);
    double high = Arrays.stream(places).max().orElse(1);
    return Axis.within(low, high, display(rows, 0, 1), ticks);
  }

  private String placeName(Cell cell) {
    return Glyphs.cut(Figures.text(cell, page), TICK_CELLS - 1, page.cut());
  }

  private Axis up(List<List<Cell>> rows) {
    var finite = lines.stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(1);
    return Axis.around(low, high, display(rows, 1, names.size() + 1), ROWS / 3);
  }

  /** Returns the display of the first figure in the columns. */
  private static Display display(List<List<Cell>> rows, int from, int to) {
    return rows.stream()
        .flatMap(r -> r.subList(from, to).stream())
        .filter(Figure.class::isInstance)
        .map(c -> ((Figure) c).display())
        .findFirst()
        .orElse(Display.NUMBER);
  }

  /** Returns the chart, line by line. */
  List<String> lines() {
    IntStream.range(0, lines.size()).forEach(this::draw);
    if (lines.size() > 1) {
      IntStream.range(0, lines.size()).forEach(this::mark);
    }
    var out = new ArrayList<String>();
    if (!up.unit().isEmpty()) {
      out.add(Glyphs.padLeft(up.unit(), labelCells));
    }
    String[] scale = scale();
    String[] ends = ends();
    for (int row = 0; row < canvas.rows(); row++) {
      out.add((scale[row] + canvas.print(row, page) + " " + ends[row]).stripTrailing());
    }
    foot(out);
    return out;
  }

  private int x(int point) {
    return across.dot(places[point], canvas.across());
  }

  private int y(double value) {
    return up.dot(value, canvas.high());
  }

  private void draw(int line) {
    double[] values = lines.get(line);
    int drawn = 0;
    for (int i = 0; i < values.length; i++) {
      boolean joined = i > 0 && Double.isFinite(values[i - 1]);
      if (Double.isFinite(values[i])) {
        int from = joined ? i - 1 : i;
        drawn = segment(x(from), y(values[from]), x(i), y(values[i]), line, drawn);
      }
    }
  }

  /** Draws one straight piece and returns how far along its line the pen has come. */
  private int segment(int x0, int y0, int x1, int y1, int line, int drawn) {
    int steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0));
    int[] dash = DASHES[page.unicode() ? line % DASHES.length : 0];
    for (int i = 0; i <= steps; i++) {
      double share = steps == 0 ? 0 : (double) i / steps;
      if ((drawn + i) % (dash[0] + dash[1]) < dash[0]) {
        canvas.dot(
            (int) Math.rint(x0 + share * (x1 - x0)), (int) Math.rint(y0 + share * (y1 - y0)), line);
      }
    }
    return drawn + steps;
  }

  /** Puts the letter at the end, and once before, where the other lines do not have theirs. */
  private void mark(int line) {
    double[] values = lines.get(line);
    int last = last(values);
    if (last < 0) {
      return;
    }
    int early = (int) ((long) last * (line + 1) / (lines.size() + 1));
    if (Double.isFinite(values[early])) {
      canvas.mark(x(early), y(values[early]), line);
    }
    canvas.mark(x(last), y(values[last]), line);
  }

  private static int last(double[] values) {
    int last = values.length - 1;
    while (last >= 0 && !Double.isFinite(values[last])) {
      last--;
    }
    return last;
  }

  /** Returns the labels and the upright axis, row by row. */
  private String[] scale() {
    var scale = new String[canvas.rows()];
    String upright = page.unicode() ? " \u2502" : " |";
    Arrays.fill(scale, " ".repeat(labelCells) + page.ink(Ink.FAINT, upright));
    for (int i = 0; i < up.ticks().size(); i++) {
      int row = canvas.row(y(up.ticks().get(i)));
      String tick = page.unicode() ? " \u2524" : " +";
      scale[row] = Glyphs.padLeft(up.labels().get(i), labelCells) + page.ink(Ink.FAINT, tick);
    }
    return scale;
  }

  /** Returns the names beside the ends of the lines, moved apart where they would meet. */
  private String[] ends() {
    var ends = new String[canvas.rows()];
    Arrays.fill(ends, "");
    if (lines.size() > canvas.rows()) {
      return ends;
    }
    var order =
        IntStream.range(0, lines.size())
            .boxed()
            .sorted(Comparator.comparingInt(this::end))
            .toList();
    int free = 0;
    for (int i = 0; i < order.size(); i++) {
      int line = order.get(i);
      int lowest = canvas.rows() - (order.size() - i);
      int row = Math.min(Math.max(free, end(line)), lowest);
      ends[row] = page.ink(ink(line), name(line));
      free = row + 1;
    }
    return ends;
  }

  private int end(int line) {
    double[] values = lines.get(line);
    int last = last(values);
    return last < 0 ? canvas.rows() - 1 : canvas.row(y(values[last]));
  }

  private String name(int line) {
    String name = lines.size() == 1 ? names.get(line) : letter(line) + " " + names.get(line);
    return Glyphs.cut(name, nameCells, page.cut());
  }

  /** Adds the level axis, its labels, its name and, where there are many lines, their names. */
  private void foot(List<String> out) {
    int width = canvas.columns();
    var axis = new StringBuilder(page.rule(width));
    var labels = new StringBuilder();
    for (int i = 0; i < across.ticks().size(); i++) {
      int column = across.dot(across.ticks().get(i), width);
      String label = across.labels().get(i);
      int start = Math.max(0, column - (Glyphs.width(label) - 1) / 2);
      if (labels.isEmpty() || start > Glyphs.width(labels.toString())) {
        axis.setCharAt(column, page.unicode() ? '\u252C' : '+');
        labels.append(" ".repeat(start - Glyphs.width(labels.toString()))).append(label);
      }
    }
    String margin = " ".repeat(labelCells + 1);
    out.add(margin + page.ink(Ink.FAINT, (page.unicode() ? "\u2514" : "+") + axis));
    out.add((margin + " " + labels).stripTrailing());
    String name = Figures.titled(acrossName, across.unit());
    out.add((margin + " " + Glyphs.padLeft(name, width)).stripTrailing());
    if (lines.size() > canvas.rows()) {
      String all =
          String.join(", ", IntStream.range(0, lines.size()).mapToObj(this::name).toList());
      out.addAll(Glyphs.wrap(all, page.width()));
    }
  }
}
