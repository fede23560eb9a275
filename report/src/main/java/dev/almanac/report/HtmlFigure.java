package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * What is shown, as a part of a page: a picture for wide windows and one for phones, and its table.
 */
final class HtmlFigure {

  private static final double WIDE = 720;
  private static final double NARROW = 350;

  private HtmlFigure() {}

  /** Returns something that a plan shows, under its title. */
  static Html of(Shown shown, Html link) {
    return switch (shown) {
      case Shown.Single s ->
          titled(s.title(), link).add(Html.of("p", "single").add(HtmlTable.figure(s.cell())));
      case Shown.Table t -> titled(t.title(), link).add(HtmlTable.of(t));
      case Shown.Plot p -> plot(p, List.of(), link);
      case Shown.HeatMap h ->
          titled(h.title(), link).add(HtmlTable.heatMap(h)).add(details(h.data()));
      case Shown.BarChart b ->
          titled(b.title(), link).add(picture(w -> SvgBars.named(b, w))).add(details(b.data()));
      case Shown.Histogram h ->
          titled(h.title(), link).add(picture(w -> SvgBars.histogram(h, w))).add(details(bins(h)));
    };
  }

  /**
   * Returns lines with their table.
   *
   * @param behind single paths, drawn faintly
   */
  static Html.Element plot(Shown.Plot plot, List<List<Double>> behind, Html link) {
    return titled(plot.title(), link)
        .add(picture(w -> new SvgLines(plot, behind, w).svg()))
        .add(details(plot.data()));
  }

  private static Html.Element titled(String title, Html link) {
    Html.Element figure = Html.of("figure");
    return title.isEmpty()
        ? figure
        : figure.add(Html.of("figcaption").add(Html.of("span", "title", title)).add(link));
  }

  /** Returns a picture in two widths, of which a window shows the one that fits. */
  static Html.Element picture(DoubleFunction<Html.Element> drawing) {
    return Html.of("div", "picture")
        .add(drawing.apply(WIDE).with("class", "broad"))
        .add(drawing.apply(NARROW).with("class", "narrow"));
  }

  static Html details(Shown.Table table) {
    return Html.of("details").add(Html.of("summary").add("Figures")).add(HtmlTable.of(table));
  }

  static Shown.Table bins(Shown.Histogram h) {
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < h.counts().size(); i++) {
      rows.add(
          List.of(
              Figure.exact(h.edges().get(i), h.display()),
              Figure.exact(h.edges().get(i + 1), h.display()),
              Figure.exact(h.counts().get(i), Display.WHOLE)));
    }
    return new Shown.Table("", List.of("from", "to", "paths"), rows, h.span());
  }
}
