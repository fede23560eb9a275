package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lines as a picture, each named at its end; quantiles of a series as a fan.
 *
 * <p>Lines are told apart by dashes as well as by colours.
 */
final class SvgLines {

  private static final List<String> QUANTILES = List.of("P5", "P25", "P50", "P75", "P95");
  private static final int STYLES = 6;
  private static final double LETTER = 7.0;
  private static final double APART = 14;
  private static final int LONGEST = 22;

  private final Shown.Plot plot;
  private final List<List<Double>> behind;
  private final List<String> names;
  private final List<List<Double>> lines;
  private final List<Double> places;
  private final boolean measured;
  private final Axis across;
  private final Axis up;
  private final SvgChart chart;

  /**
   * @param behind single paths to be drawn faintly
   * @param width in pixels; on a phone a picture is drawn anew, not made smaller
   */
  SvgLines(Shown.Plot plot, List<List<Double>> behind, double width) {
    this.plot = plot;
    this.behind = behind;
    List<String> columns = plot.data().columns();
    List<List<Cell>> rows = plot.data().rows();
    this.names = columns.stream().skip(1).map(Glyphs::printable).toList();
    this.lines = IntStream.range(1, columns.size()).mapToObj(i -> values(rows, i)).toList();
    List<Double> first = values(rows, 0);
    this.measured = first.stream().allMatch(Double::isFinite);
    this.places =
        measured ? first : IntStream.range(0, rows.size()).asDoubleStream().boxed().toList();
    this.across = across(width);
    this.up = Axes.upright(lines, display(rows, 1));
    int longest = names.stream().mapToInt(n -> Math.min(LONGEST, Glyphs.width(n))).max().orElse(0);
    double room = Math.min(12 + LETTER * longest, width / 3);
    this.chart =
        new SvgChart(width, Math.clamp(width * 0.45, 220, 340), across, up, room, described());
  }

  private static List<Double> values(List<List<Cell>> rows, int column) {
    return rows.stream()
        .map(r -> r.get(column) instanceof Figure f ? f.value() : Double.NaN)
        .toList();
  }

  private static Display display(List<List<Cell>> rows, int from) {
    return rows.stream()
        .flatMap(r -> r.stream().skip(from))
        .filter(Figure.class::isInstance)
        .map(c -> ((Figure) c).display())
        .findFirst()
        .orElse(Display.NUMBER);
  }

  private Axis across(double width) {
    int ticks = Math.max(2, (int) (width / 90));
    List<List<Cell>> rows = plot.data().rows();
    if (!measured || rows.isEmpty()) {
      return Axis.named(rows.stream().map(r -> Axes.words(r.getFirst())).toList(), ticks);
    }
    double low = places.stream().min(Comparator.naturalOrder()).orElse(0.0);
    double high = places.stream().max(Comparator.naturalOrder()).orElse(1.0);
    return Axis.within(low, high, ((Figure) rows.getFirst().getFirst()).display(), ticks);
  }

  private String described() {
    String what = plot.title().isEmpty() ? String.join(", ", names) : plot.title();
    return "Chart: " + what + ". The figures are in the table below.";
  }

  private boolean isFan() {
    return names.equals(QUANTILES);
  }

  /** Returns the picture. */
  Html.Element svg() {
    String acrossName = Figures.titled(plot.data().columns().getFirst(), across.unit());
    chart.axes(acrossName, up.unit());
    if (isFan()) {
      band(0, 4, "band outer");
      band(1, 3, "band inner");
    }
    behind.forEach(p -> chart.path(chart.line(places, p), "behind"));
    for (int i = 0; i < lines.size(); i++) {
      boolean edge = isFan() && i != 2;
      String style = isFan() ? (edge ? "edge" : "line s0") : "line s" + i % STYLES;
      chart.path(chart.line(places, lines.get(i)), style);
    }
    ends();
    return chart.svg().with("tabindex", "0").with("data-chart", data().write());
  }

  private void band(int low, int high, String styleClass) {
    var xs = new ArrayList<>(places);
    var ys = new ArrayList<>(lines.get(high));
    xs.addAll(places.reversed());
    ys.addAll(lines.get(low).reversed());
    if (ys.stream().allMatch(Double::isFinite)) {
      chart.path(chart.line(xs, ys) + "Z", styleClass);
    }
  }

  /** Names the lines at their ends, moved apart where they would meet. */
  private void ends() {
    var order =
        IntStream.range(0, lines.size())
            .filter(i -> last(i) >= 0)
            .boxed()
            .sorted(Comparator.comparingDouble(this::end).thenComparing(Comparator.reverseOrder()))
            .toList();
    double free = chart.top();
    for (int n = 0; n < order.size(); n++) {
      int line = order.get(n);
      double lowest = chart.foot() - APART * (order.size() - 1 - n);
      double y = Math.min(Math.max(free, end(line)), Math.max(lowest, free));
      String style = isFan() ? "name" : "name n" + line % STYLES;
      chart.text(chart.end() + 6, y + 4, Glyphs.cut(names.get(line), LONGEST, "\u2026"), style);
      free = y + APART;
    }
  }

  private int last(int line) {
    List<Double> values = lines.get(line);
    int last = values.size() - 1;
    while (last >= 0 && !Double.isFinite(values.get(last))) {
      last--;
    }
    return last;
  }

  private double end(int line) {
    return chart.y(lines.get(line).get(last(line)));
  }

  /** What the script needs to say what is under the pointer: texts and places. */
  private Json data() {
    List<List<Cell>> rows = plot.data().rows();
    var series = new ArrayList<Json>();
    for (int i = 0; i < lines.size(); i++) {
      int column = i + 1;
      List<String> texts = Axes.texts(rows.stream().map(r -> r.get(column)).toList());
      series.add(
          Json.members()
              .put("name", Json.of(names.get(i)))
              .put("style", Json.of((long) (isFan() ? 0 : i % STYLES)))
              .put("text", Json.array(texts, Json::of)));
    }
    List<Double> xs = places.stream().map(p -> Math.rint(chart.x(p) * 10) / 10).toList();
    List<String> labels = Axes.texts(rows.stream().map(List::getFirst).toList());
    return Json.members()
        .put("x", Json.array(xs, Json::of))
        .put("axis", Json.of(plot.data().columns().getFirst()))
        .put("at", Json.array(labels, Json::of))
        .put("series", new Json.Elements(series));
  }
}
