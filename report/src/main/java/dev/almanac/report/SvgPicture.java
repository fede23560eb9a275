package dev.almanac.report;

import dev.almanac.result.PlanReport;
import dev.almanac.result.PlanReport.Strategy;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** One picture of a report as a file of its own. */
public final class SvgPicture {

  private static final double WIDTH = 720;
  private static final String XMLNS = "http://www.w3.org/2000/svg";

  private SvgPicture() {}

  /** Returns the titles of the pictures that a report has. */
  public static List<String> titles(PlanReport report) {
    return List.copyOf(pictures(report).keySet());
  }

  /** Returns the picture of a title, if there is one. */
  public static Optional<String> render(PlanReport report, String title) {
    return Optional.ofNullable(pictures(report).get(title))
        .map(Supplier::get)
        .map(SvgPicture::file);
  }

  private static SequencedMap<String, Supplier<Html.Element>> pictures(PlanReport report) {
    var pictures = new LinkedHashMap<String, Supplier<Html.Element>>();
    for (Shown shown : report.result().shown()) {
      switch (shown) {
        case Shown.Plot p -> pictures.put(p.title(), () -> new SvgLines(p, List.of(), WIDTH).svg());
        case Shown.BarChart b -> pictures.put(b.title(), () -> SvgBars.named(b, WIDTH));
        case Shown.Histogram h -> pictures.put(h.title(), () -> SvgBars.histogram(h, WIDTH));
        case Shown.Single _, Shown.Table _, Shown.HeatMap _ -> {}
      }
    }
    for (Strategy s : report.strategies()) {
      String of = s.run() + "." + s.name();
      pictures.putIfAbsent(of + ".wealth", () -> new SvgLines(s.wealth(), s.paths(), WIDTH).svg());
      pictures.putIfAbsent(of + ".paid", () -> new SvgLines(s.paid(), List.of(), WIDTH).svg());
    }
    if (!report.flows().isEmpty()) {
      pictures.putIfAbsent("When it is due", () -> SvgBars.timeLine(report.flows(), WIDTH));
    }
    return pictures;
  }

  /** The style sheet of the page is that of the picture; what is not in it does no harm. */
  private static String file(Html.Element svg) {
    var attributes = new ArrayList<>(List.of("xmlns", XMLNS));
    for (int i = 0; i < svg.attributes().size(); i += 2) {
      if (!svg.attributes().get(i).equals("data-chart")) {
        attributes.addAll(svg.attributes().subList(i, i + 2));
      }
    }
    var children = new ArrayList<Html>();
    children.add(Html.of("style").add(new Html.Verbatim(HtmlReport.resource("report.css"))));
    children.addAll(svg.children());
    return new Html.Element("svg", attributes, children).write();
  }
}
