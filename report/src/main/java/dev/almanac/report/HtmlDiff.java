package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanDiff.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What two plans say and yield otherwise, as a page of its own. */
public final class HtmlDiff {

  private HtmlDiff() {}

  /**
   * Returns the page.
   *
   * @param title what is compared, in words
   */
  public static String render(String title, PlanDiff diff) {
    Html.Element main = Html.of("main").add(Html.of("header").add(Html.of("h1").add(title)));
    if (diff.declarations().isPresent()) {
      main.add(section(DiffReport.meaning(diff.declarations().get()), declarations(diff)));
    }
    main.add(section(DiffReport.results(diff), results(diff)));
    if (!diff.expectations().isEmpty()) {
      main.add(section("Expectations that are decided otherwise", expectations(diff)));
    }
    return "<!DOCTYPE html>\n" + HtmlReport.document(title, main).write() + "\n";
  }

  private static Html section(String title, List<Html> parts) {
    String plain = title.replaceAll("[:.]$", "");
    return Html.of("section").add(Html.of("h2").add(plain)).add(parts);
  }

  private static List<Html> declarations(PlanDiff diff) {
    var parts = new ArrayList<Html>();
    for (Declaration d : diff.declarations().orElse(List.of())) {
      Html.Element said = Html.of("div", "change");
      if (!d.module().isEmpty()) {
        said.add(Html.of("p", "faint", d.module()));
      }
      said(said, d.before(), "before");
      said(said, d.after(), "after");
      parts.add(said);
    }
    return parts;
  }

  private static void said(Html.Element parent, Optional<String> text, String styleClass) {
    text.ifPresent(t -> parent.add(Html.of("div", styleClass).add(Html.of("code").add(t))));
  }

  private static List<Html> results(PlanDiff diff) {
    if (diff.changes().isEmpty()) {
      return List.of();
    }
    Html.Element head = Html.of("tr");
    List.of("figure", "before", "now", "difference", "")
        .forEach(h -> head.add(Html.of("th").with("scope", "col").add(h)));
    Html.Element body = Html.of("tbody");
    for (Change c : diff.changes()) {
      String verdict = PlanDiff.verdict(c).name().toLowerCase(Locale.ROOT);
      body.add(
          Html.of("tr", verdict)
              .add(Html.of("td").add(c.title()))
              .add(Html.of("td", "n").add(HtmlTable.figure(c.before())))
              .add(Html.of("td", "n").add(HtmlTable.figure(c.after())))
              .add(Html.of("td", "n").add(difference(c)))
              .add(Html.of("td", "faint", words(c))));
    }
    Html.Element table = Html.of("table").add(Html.of("thead").add(head)).add(body);
    return List.of(Html.of("div", "wide").with("tabindex", "0").add(table));
  }

  private static Html difference(Change change) {
    return HtmlTable.figure(change.difference().orElseGet(Cell.Missing::new));
  }

  private static String words(Change change) {
    return switch (PlanDiff.verdict(change)) {
      case CHANGED -> "";
      case NOISE -> "no more than noise";
      case UNKNOWN -> "unsure";
    };
  }

  private static List<Html> expectations(PlanDiff diff) {
    Html.Element list = Html.of("ul", "expected");
    diff.expectations()
        .forEach(d -> list.add(Html.of("li").add(Html.of("code").add(DiffReport.expectation(d)))));
    return List.of(list);
  }
}
