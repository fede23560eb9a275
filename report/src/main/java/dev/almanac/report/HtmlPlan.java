package dev.almanac.report;

import static java.util.stream.Collectors.joining;

import dev.almanac.result.PlanReport;
import dev.almanac.result.PlannedFlow;
import dev.almanac.session.Piece;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What a plan says, as a part of a page: its time line, its declarations in order, its texts. */
final class HtmlPlan {

  private static final SequencedMap<String, List<String>> GROUPS = groups();

  private final PlanReport report;

  HtmlPlan(PlanReport report) {
    this.report = report;
  }

  private static SequencedMap<String, List<String>> groups() {
    var groups = new LinkedHashMap<String, List<String>>();
    groups.put("People and times", List.of("person", "milestone"));
    groups.put("What there is", List.of("assets"));
    groups.put("What comes in and what is owed", List.of("income", "liability"));
    groups.put("Assumptions", List.of("market", "data"));
    groups.put("What can be bought", List.of("instrument"));
    groups.put("Strategies", List.of("strategy"));
    groups.put("What is simulated", List.of("run", "study"));
    return groups;
  }

  List<Html> words() {
    var parts = new ArrayList<Html>();
    if (!report.flows().isEmpty()) {
      parts.add(
          Html.of("figure")
              .add(Html.of("figcaption").add(Html.of("span", "title", "When it is due")))
              .add(HtmlFigure.picture(w -> SvgBars.timeLine(report.flows(), w)))
              .add(key())
              .add(HtmlFigure.details(SvgBars.table(report.flows(), place()))));
    }
    List<Said> said = said();
    GROUPS.forEach((title, words) -> {
      List<Said> found = said.stream().filter(s -> words.contains(s.piece().word())).toList();
      if (!found.isEmpty()) {
        Html.Element list = Html.of("ul", "said");
        found.forEach(s -> list.add(declaration(s)));
        parts.add(Html.of("h3").add(title));
        parts.add(list);
      }
    });
    return parts;
  }

  private Span place() {
    return new Span(report.texts().getFirst(), 0, 0);
  }

  private Html key() {
    Html.Element key = Html.of("p", "key");
    if (report.flows().stream().anyMatch(f -> !f.income() && !f.wish())) {
      key.add(Html.of("span", "chip s0", "owed"));
    }
    if (report.flows().stream().anyMatch(PlannedFlow::wish)) {
      key.add(Html.of("span", "chip s3", "a wish"));
    }
    return report.flows().stream().anyMatch(PlannedFlow::income)
        ? key.add(Html.of("span", "chip s2", "received"))
        : key;
  }

  /** A declaration and its place. */
  private record Said(Piece piece, Span place) {}

  /** What an overlay does not take the place of is said in its base. */
  private List<Said> said() {
    Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    report.texts().forEach(t -> pieces.put(t.name(), Piece.of(t.text())));
    var said = new ArrayList<Said>();
    for (Span place : report.declared()) {
      pieces.getOrDefault(place.source().name(), List.of()).stream()
          .filter(p -> p.at() == place.start())
          .forEach(p -> said.add(new Said(p, place)));
    }
    return said;
  }

  private Html declaration(Said said) {
    Html.Element item = Html.of("li");
    String remark = remark(said.piece().lead());
    if (!remark.isEmpty()) {
      item.add(Html.of("p", "faint", remark));
    }
    return item.add(Html.of("code").add(said.piece().text().strip())).add(link(said.place()));
  }

  /** Returns what the comment right before a declaration says. */
  private static String remark(String lead) {
    String[] paragraphs = lead.strip().split("\n\\s*\n", -1);
    String last = paragraphs[paragraphs.length - 1].strip();
    return last.startsWith("// ----")
        ? "" // a heading of the text
        : last.lines().map(l -> l.strip().replaceFirst("^/+\\s*", "")).collect(joining(" "));
  }

  /** Returns a link to a line of one of the texts; nothing for a line of the library. */
  Html link(Span place) {
    for (int i = 0; i < report.texts().size(); i++) {
      if (report.texts().get(i).name().equals(place.source().name())) {
        return Html.of("a", "line", where(place)).with("href", "#" + id(i, place.line()));
      }
    }
    return new Html.Text("");
  }

  private String where(Span place) {
    String name = CanonicalJson.placeless(place.source().name());
    String file = name.substring(name.lastIndexOf('/') + 1);
    return report.texts().size() == 1 ? "line " + place.line() : file + ", line " + place.line();
  }

  private static String id(int text, int line) {
    return (text == 0 ? "" : "t" + text + "-") + "L" + line;
  }

  List<Html> texts() {
    var parts = new ArrayList<Html>();
    for (int i = 0; i < report.texts().size(); i++) {
      Source text = report.texts().get(i);
      Html.Element lines = Html.of("ol", "text");
      int number = 0;
      for (String line : text.text().split("\n", -1)) {
        lines.add(Html.of("li").with("id", id(i, ++number)).add(Html.of("code").add(line)));
      }
      parts.add(
          Html.of("details")
              .add(Html.of("summary").add(CanonicalJson.placeless(text.name())))
              .add(lines));
    }
    return parts;
  }
}
