package dev.almanac.report;

import dev.almanac.result.Expectation;
import dev.almanac.result.PlanReport;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plan yields as Markdown: tables for what pictures show elsewhere. */
public final class MarkdownReport {

  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  /** Returns the text. */
  public static String render(PlanReport report) {
    return new MarkdownReport().all(report.result());
  }

  private String all(PlanResult result) {
    out.append("# ").append(escaped(result.plan())).append("\n");
    var words = new ArrayList<String>();
    result.parameters().forEach((name, cell) -> words.add(name + " " + Axes.words(cell)));
    result.conventions().forEach((name, text) -> words.add(name + " " + text));
    out.append('\n').append(escaped(String.join(", ", words))).append('\n');
    result.runs().forEach(this::run);
    result.shown().forEach(this::shown);
    if (!result.expectations().isEmpty()) {
      out.append("\n## What the plan expects\n\n");
      result.expectations().forEach(this::expectation);
    }
    return out.append("\nAlmanac ").append(result.engine()).append('\n').toString();
  }

  private void run(RunSummary run) {
    String paths = String.format(Locale.ROOT, "%,d paths, seed %d", run.paths(), run.seed());
    out.append("\n## ").append(escaped(run.name())).append("\n\n").append(paths).append('\n');
    if (!run.outcomes().isEmpty()) {
      var columns = new ArrayList<>(List.of("strategy"));
      columns.addAll(run.outcomes().getFirst().figures().keySet());
      var rows = new ArrayList<List<String>>();
      for (RunSummary.Outcome o : run.outcomes()) {
        var row = new ArrayList<>(List.of(o.strategy()));
        o.figures().values().forEach(f -> row.add(Axes.words(f)));
        rows.add(row);
      }
      table(columns, rows);
    }
  }

  private void shown(Shown shown) {
    switch (shown) {
      case Shown.Single s ->
          out.append("\n**")
              .append(escaped(s.title()))
              .append("**: ")
              .append(escaped(Axes.words(s.cell())))
              .append('\n');
      case Shown.Table t -> table(t.title(), t);
      case Shown.Plot p -> table(p.title(), p.data());
      case Shown.BarChart b -> table(b.title(), b.data());
      case Shown.HeatMap h -> table(h.title(), h.data());
      case Shown.Histogram h -> table(h.title(), HtmlFigure.bins(h));
    }
  }

  private void table(String title, Shown.Table table) {
    out.append("\n### ").append(escaped(title)).append('\n');
    List<List<String>> columns = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      columns.add(Axes.texts(table.rows().stream().map(r -> r.get(column)).toList()));
    }
    var rows = new ArrayList<List<String>>();
    for (int r = 0; r < table.rows().size(); r++) {
      int row = r;
      rows.add(columns.stream().map(c -> c.get(row)).toList());
    }
    table(table.columns(), rows);
  }

  private void table(List<String> columns, List<List<String>> rows) {
    out.append("\n").append(line(columns));
    out.append("|---".repeat(columns.size())).append("|\n");
    rows.forEach(r -> out.append(line(r)));
  }

  static String line(List<String> cells) {
    return "| " + String.join(" | ", cells.stream().map(MarkdownReport::escaped).toList()) + " |\n";
  }

  private void expectation(Expectation e) {
    String word = e.verdict().name().toLowerCase(Locale.ROOT);
    String text = escaped(e.text()) + ": " + escaped(e.detail());
    out.append("- **").append(word).append("** ").append(text).append('\n');
  }

  /** What a plan calls something stays text. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#~$])", "\\\\$1").replace("\n", " ");
  }
}
