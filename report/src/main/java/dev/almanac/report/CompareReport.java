package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.PlanDiff;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Sets several plans beside the one that they are compared with: a row for each figure. */
public final class CompareReport {

  private static final long SCHEMA = 1;

  private final String base;
  private final SequencedMap<String, PlanDiff> others;
  private final Page page;

  private CompareReport(String base, SequencedMap<String, PlanDiff> others, Page page) {
    this.base = base;
    this.others = others;
    this.page = page;
  }

  /**
   * Returns the report for a terminal.
   *
   * @param others by name, what is other in each than in the base
   */
  public static String render(String base, SequencedMap<String, PlanDiff> others, Page page) {
    return new CompareReport(base, others, page).text();
  }

  private String text() {
    var out = new StringBuilder();
    others.forEach((name, diff) -> {
      out.append(page.ink(Ink.BOLD, Glyphs.printable(name))).append("\n\n");
      out.append(indented(DiffReport.meaning(diff, page))).append('\n');
    });
    List<List<Cell>> rows =
        rows().stream().map(r -> r.stream().<Cell>map(Cell.Label::new).toList()).toList();
    if (rows.isEmpty()) {
      return out.append("No figure is another in any of them.\n").toString();
    }
    new Grid(header(), rows, page).lines().forEach(l -> out.append(l).append('\n'));
    others.forEach((name, diff) ->
        diff.expectations()
            .forEach(d -> {
              String decided = DiffReport.expectation(d);
              out.append("\n" + Glyphs.printable(name) + ": " + decided + "\n");
            }));
    return out.toString();
  }

  private static String indented(String text) {
    return text.lines().map(l -> l.isEmpty() ? "\n" : "  " + l + "\n").reduce("", String::concat);
  }

  private List<String> header() {
    var header = new ArrayList<>(List.of("figure", base));
    header.addAll(others.keySet());
    return header;
  }

  /** A figure that a plan leaves as it is says so, for an empty place could mean anything. */
  private List<List<String>> rows() {
    Set<String> titles = new LinkedHashSet<>();
    others.values().forEach(d -> d.changes().forEach(c -> titles.add(c.title())));
    var rows = new ArrayList<List<String>>();
    for (String title : titles) {
      var row = new ArrayList<>(List.of(Glyphs.printable(title), before(title)));
      others.values().forEach(d -> row.add(cell(d, title)));
      rows.add(row);
    }
    return rows;
  }

  private String cell(PlanDiff diff, String title) {
    String otherwise = diff.isCompared(title) ? "the same" : page.dash();
    return change(diff, title).map(this::cell).orElse(otherwise);
  }

  private String before(String title) {
    return others.values().stream()
        .flatMap(d -> change(d, title).stream())
        .findFirst()
        .map(c -> Figures.text(c.before(), page))
        .orElse("");
  }

  private static Optional<Change> change(PlanDiff diff, String title) {
    return diff.changes().stream().filter(c -> c.title().equals(title)).findFirst();
  }

  private String cell(Change change) {
    String after = Figures.text(change.after(), page);
    return change
        .difference()
        .map(d -> after + " (" + signed(d) + DiffReport.verdict(change) + ")")
        .orElse(after);
  }

  private String signed(Cell difference) {
    String text = Figures.text(difference, page);
    return difference instanceof Cell.Figure f && f.value() > 0 ? "+" + text : text;
  }

  /** Returns it as Markdown. */
  public static String markdown(String base, SequencedMap<String, PlanDiff> others) {
    var report = new CompareReport(base, others, new Page(Integer.MAX_VALUE, false, true));
    var out = new StringBuilder();
    out.append(MarkdownReport.line(report.header()));
    out.append("|---").append("|---:".repeat(others.size() + 1)).append("|\n");
    report.rows().forEach(r -> out.append(MarkdownReport.line(r)));
    others.forEach((name, diff) -> {
      out.append("\n## ").append(MarkdownReport.escaped(name)).append("\n\n");
      out.append(DiffReport.markdown(diff));
    });
    return out.toString();
  }

  /**
   * Returns it as canonical JSON.
   *
   * <pre>{@code
   * {schema: 1, base, plans: [{plan, difference: as alm diff has it}]}
   * }</pre>
   */
  public static String json(String base, SequencedMap<String, PlanDiff> others) {
    var plans = new ArrayList<Json>();
    for (Map.Entry<String, PlanDiff> other : others.entrySet()) {
      plans.add(
          Json.members()
              .put("plan", Json.of(other.getKey()))
              .put("difference", DiffReport.data(other.getValue())));
    }
    return Json.members()
        .put("schema", Json.of(SCHEMA))
        .put("base", Json.of(base))
        .put("plans", new Json.Elements(plans))
        .write();
  }
}
