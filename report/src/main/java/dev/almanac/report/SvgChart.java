package dev.almanac.report;

import java.util.Arrays;
import java.util.List;

/**
 * The frame of a picture: its axes, and where a value lies. Lengths are pixels of its own width.
 */
final class SvgChart {

  private static final double LETTER = 7.2;
  private static final double TOP = 14;
  private static final double BOTTOM = 40;

  final double width;
  final double height;
  private final Axis across;
  private final Axis up;
  private final double left;
  private final double right;
  private final Html.Element svg;
  private final Html.Element plot = Html.of("svg", "plot");

  /**
   * @param right how much room is wanted beside the picture
   * @param description of what it shows, for who does not see it
   */
  SvgChart(double width, double height, Axis across, Axis up, double right, String description) {
    this.width = width;
    this.height = height;
    this.across = across;
    this.up = up;
    this.right = right;
    int longest = up.labels().stream().mapToInt(String::length).max().orElse(0);
    this.left = 12 + LETTER * longest;
    this.svg =
        Html.of("svg")
            .with("viewBox", "0 0 " + Html.number(width) + " " + Html.number(height))
            .with("role", "img")
            .with("aria-label", description);
    double wide = width - left - right;
    double high = height - TOP - BOTTOM;
    String box = String.join(" ", numbers(left, TOP, wide, high));
    plot.with("x", left).with("y", TOP).with("width", wide).with("height", high);
    plot.with("viewBox", box).with("preserveAspectRatio", "none");
  }

  private static List<String> numbers(double... values) {
    return Arrays.stream(values).mapToObj(Html::number).toList();
  }

  double x(double value) {
    return left + (width - left - right) * share(value, across);
  }

  double y(double value) {
    return height - BOTTOM - (height - TOP - BOTTOM) * share(value, up);
  }

  private static double share(double value, Axis axis) {
    return (value / 2 - axis.low() / 2) / (axis.high() / 2 - axis.low() / 2);
  }

  double left() {
    return left;
  }

  double end() {
    return width - right;
  }

  double top() {
    return TOP;
  }

  double foot() {
    return height - BOTTOM;
  }

  /** Draws the axes with their labels, and the names of what is measured. */
  SvgChart axes(String acrossName, String upName) {
    for (int i = 0; i < up.ticks().size(); i++) {
      double y = y(up.ticks().get(i));
      line(left, y, end(), y, "grid");
      text(left - 6, y + 4, up.labels().get(i), "tick end");
    }
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < across.ticks().size(); i++) {
      String label = across.labels().get(i);
      double x = x(across.ticks().get(i));
      double half = label.length() * LETTER / 2;
      if (x - half > last + 6) {
        text(Math.min(x, width - half), foot() + 16, label, "tick middle x");
        last = x + half;
      }
    }
    svg.add(plot);
    line(left, foot(), end(), foot(), "axis");
    text(end(), height - 6, acrossName, "tick end");
    if (!upName.isEmpty()) {
      text(4, height - 6, upName, "tick");
    }
    return this;
  }

  void line(double x1, double y1, double x2, double y2, String styleClass) {
    svg.add(
        Html.of("line", styleClass).with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2));
  }

  void text(double x, double y, String text, String styleClass) {
    svg.add(Html.of("text", styleClass, text).with("x", x).with("y", y));
  }

  /** Draws within the axes; what lies outside is cut off. */
  void path(String d, String styleClass) {
    plot.add(Html.of("path", styleClass).with("d", d));
  }

  /** Draws a bar; whoever points at it reads what it stands for. */
  void bar(double x, double y, double width, double height, String styleClass, String title) {
    plot.add(
        Html.of("rect", styleClass)
            .with("x", x)
            .with("y", y)
            .with("width", Math.max(0.5, width))
            .with("height", Math.max(0, height))
            .add(Html.of("title").add(title)));
  }

  /** Returns a line through points, broken where there is none. */
  String line(List<Double> xs, List<Double> ys) {
    var d = new StringBuilder();
    boolean joined = false;
    for (int i = 0; i < xs.size(); i++) {
      double y = ys.get(i);
      if (Double.isFinite(y)) {
        d.append(joined ? "L" : "M").append(Html.number(x(xs.get(i)))).append(' ');
        d.append(Html.number(Math.clamp(y(y), -1000, 2000)));
      }
      joined = Double.isFinite(y);
    }
    return d.toString();
  }

  Html.Element svg() {
    return svg;
  }
}
