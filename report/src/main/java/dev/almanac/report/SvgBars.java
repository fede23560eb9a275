package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.PlannedFlow;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.List;

/** Bars as pictures: histograms, named figures, and what is due year by year. */
final class SvgBars {

  private static final double ROW = 22;
  private static final double LETTER = 7.0;
  private static final int LONGEST = 28;

  private SvgBars() {}

  /** A bar for each bin, as high as its share of the paths. */
  static Html.Element histogram(Shown.Histogram histogram, double width) {
    long total = histogram.counts().stream().mapToLong(c -> c).sum();
    List<Double> shares =
        histogram.counts().stream().map(c -> total == 0 ? 0 : c / (double) total).toList();
    List<Double> edges = histogram.edges();
    Axis across =
        Axis.within(edges.getFirst(), edges.getLast(), histogram.display(), (int) (width / 100));
    var chart =
        new SvgChart(
            width,
            240,
            across,
            Axes.fromZero(shares, Display.PERCENT),
            14,
            "Histogram: " + histogram.title());
    chart.axes(across.unit(), "of the paths");
    for (int i = 0; i < shares.size(); i++) {
      double from = chart.x(edges.get(i));
      double to = chart.x(edges.get(i + 1));
      String title =
          Axes.words(Figure.exact(edges.get(i), histogram.display()))
              + " to "
              + Axes.words(Figure.exact(edges.get(i + 1), histogram.display()))
              + ": "
              + Axes.words(Figure.exact(shares.get(i), Display.PERCENT));
      chart.bar(
          from + 0.5,
          chart.y(shares.get(i)),
          to - from - 1,
          chart.foot() - chart.y(shares.get(i)),
          "bar s0",
          title);
    }
    return chart.svg();
  }

  /** A bar for each name. */
  static Html.Element named(Shown.BarChart chart, double width) {
    List<List<Cell>> rows = chart.data().rows();
    List<Double> values =
        rows.stream().map(r -> r.get(1) instanceof Figure f ? f.value() : Double.NaN).toList();
    List<String> texts = Axes.texts(rows.stream().map(r -> r.get(1)).toList());
    List<String> names =
        rows.stream().map(r -> Glyphs.cut(Axes.words(r.getFirst()), LONGEST, "\u2026")).toList();
    double left = 12 + LETTER * names.stream().mapToInt(Glyphs::width).max().orElse(0);
    double right = 12 + LETTER * texts.stream().mapToInt(Glyphs::width).max().orElse(0);
    double high = values.stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(1);
    double height = ROW * rows.size() + 8;
    Html.Element svg = svg(width, height, "Bars: " + chart.title());
    for (int i = 0; i < rows.size(); i++) {
      double y = 4 + ROW * i;
      double size = Double.isFinite(values.get(i)) && high > 0 ? Math.abs(values.get(i)) / high : 0;
      double length = Math.max(20, width - left - right) * size;
      svg.add(text(left - 6, y + 15, names.get(i), "tick end"));
      svg.add(rect(left, y + 3, length, ROW - 6, "bar s0"));
      svg.add(text(left + length + 6, y + 15, texts.get(i), "tick"));
    }
    return svg;
  }

  /** A lane for each liability and income: when it is due, darker where it is more. */
  static Html.Element timeLine(List<PlannedFlow> flows, double width) {
    int years = flows.stream().mapToInt(f -> f.years().size()).max().orElse(1);
    double left =
        12
            + LETTER
                * flows.stream()
                    .mapToInt(f -> Math.min(LONGEST, f.name().length()))
                    .max()
                    .orElse(0);
    left = Math.min(left, width / 3);
    double year = (width - left - 10) / years;
    double foot = ROW * flows.size() + 8;
    Html.Element svg = svg(width, foot + 24, "Time line of what is due and received, by year");
    for (int i = 0; i < flows.size(); i++) {
      PlannedFlow flow = flows.get(i);
      double y = 4 + ROW * i;
      double most = flow.years().stream().mapToDouble(a -> a).max().orElse(0);
      int room = (int) ((left - 10) / LETTER);
      svg.add(
          text(left - 6, y + 15, Glyphs.cut(flow.name(), Math.max(4, room), "\u2026"), "tick end"));
      for (int k = 0; k < flow.years().size(); k++) {
        double amount = flow.years().get(k);
        if (amount > 0) {
          String style = "lane " + (flow.income() ? "s2" : flow.wish() ? "s3" : "s0");
          Html.Element rect =
              rect(left + k * year, y + 3, Math.max(year - 0.4, 0.6), ROW - 6, style)
                  .with("fill-opacity", Html.number(0.25 + 0.75 * amount / most));
          String title =
              flow.name()
                  + ", year "
                  + (k + 1)
                  + ": "
                  + Axes.words(Figure.exact(amount, flow.display()));
          svg.add(rect.add(Html.of("title").add(title)));
        }
      }
    }
    int step = years <= 12 ? 1 : years <= 60 ? 5 : 10;
    for (int k = step; k <= years; k += step) {
      svg.add(text(left + (k - 0.5) * year, foot + 16, "" + k, "tick middle"));
    }
    return svg;
  }

  private static Html.Element svg(double width, double height, String description) {
    return Html.of("svg")
        .with("viewBox", "0 0 " + Html.number(width) + " " + Html.number(height))
        .with("role", "img")
        .with("aria-label", description);
  }

  private static Html.Element text(double x, double y, String text, String styleClass) {
    return Html.of("text", styleClass, text).with("x", x).with("y", y);
  }

  private static Html.Element rect(
      double x, double y, double width, double height, String styleClass) {
    return Html.of("rect", styleClass)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
  }

  /** Returns the table behind the time line. */
  static Shown.Table table(List<PlannedFlow> flows, dev.almanac.source.Span place) {
    var rows = new ArrayList<List<Cell>>();
    int years = flows.stream().mapToInt(f -> f.years().size()).max().orElse(0);
    for (int k = 0; k < years; k++) {
      var row = new ArrayList<Cell>(List.of(Figure.exact(k + 1.0, Display.WHOLE)));
      for (PlannedFlow flow : flows) {
        row.add(Figure.exact(flow.years().get(k), flow.display()));
      }
      rows.add(row);
    }
    var columns = new ArrayList<>(List.of("year"));
    flows.forEach(f -> columns.add(f.name()));
    return new Shown.Table("", columns, rows, place);
  }
}
