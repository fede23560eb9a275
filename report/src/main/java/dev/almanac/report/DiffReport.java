package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanDiff.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sets what two plans say and yield otherwise: for a terminal, for a pull request, as data. */
public final class DiffReport {

  private static final long SCHEMA = 1;
  private static final List<String> COLUMNS = List.of("figure", "before", "now", "difference");

  private final PlanDiff diff;
  private final Page page;

  private DiffReport(PlanDiff diff, Page page) {
    this.diff = diff;
    this.page = page;
  }

  /** Returns the report for a terminal; each line ends with a line end. */
  public static String render(PlanDiff diff, Page page) {
    return new DiffReport(diff, page).text();
  }

  /** Returns only what is said of the figures. */
  public static String results(PlanDiff diff, Page page) {
    return new DiffReport(diff, page).results();
  }

  private String text() {
    var out = new StringBuilder();
    if (diff.declarations().isPresent()) {
      out.append(meaning(diff, page)).append('\n');
    }
    return out.append(results()).toString();
  }

  /** Returns only what is declared otherwise. */
  static String meaning(PlanDiff diff, Page page) {
    var report = new DiffReport(diff, page);
    var out = new StringBuilder();
    out.append(meaning(report.declarations())).append('\n');
    for (Declaration d : report.declarations()) {
      out.append('\n');
      lines(d).forEach(l -> out.append(report.inked(l)).append('\n'));
    }
    return out.toString();
  }

  private List<Declaration> declarations() {
    return diff.declarations().orElse(List.of());
  }

  private String results() {
    var out = new StringBuilder();
    out.append(results(diff)).append('\n');
    if (!diff.changes().isEmpty()) {
      out.append('\n');
      new Grid(COLUMNS, rows(), page).lines().forEach(l -> out.append(l).append('\n'));
    }
    diff.expectations().forEach(d -> out.append('\n').append(expectation(d)).append('\n'));
    return out.toString();
  }

  static String meaning(List<Declaration> declarations) {
    int n = declarations.size();
    return switch (n) {
      case 0 -> "No change in meaning.";
      case 1 -> "One declaration means something else:";
      default -> n + " declarations mean something else:";
    };
  }

  static String results(PlanDiff diff) {
    String same = diff.same() == 1 ? "one line says" : diff.same() + " lines say";
    return diff.changes().isEmpty()
        ? "No change in results: " + same + " the same."
        : "Results (" + same + " the same):";
  }

  private static List<String> lines(Declaration d) {
    Stream<String> module = Stream.of(d.module()).filter(m -> !m.isEmpty()).map(m -> "  " + m);
    Stream<String> then = d.before().stream().flatMap(String::lines).map(l -> "- " + l);
    Stream<String> now = d.after().stream().flatMap(String::lines).map(l -> "+ " + l);
    return Stream.of(module, then, now).flatMap(s -> s).map(Glyphs::printable).toList();
  }

  private String inked(String line) {
    return line.startsWith("- ")
        ? page.ink(Ink.RED, line)
        : line.startsWith("+ ") ? page.ink(Ink.GREEN, line) : page.ink(Ink.FAINT, line);
  }

  /** Figures of several kinds stand under one another: each says its own unit. */
  private List<List<Cell>> rows() {
    return diff.changes().stream()
        .map(c -> cells(c).stream().<Cell>map(Cell.Label::new).toList())
        .toList();
  }

  private List<String> cells(Change c) {
    return List.of(
        Glyphs.printable(c.title()),
        Figures.text(c.before(), page),
        Figures.text(c.after(), page),
        Figures.text(c.difference().orElseGet(Cell.Missing::new), page) + verdict(c));
  }

  static String verdict(Change change) {
    return switch (PlanDiff.verdict(change)) {
      case CHANGED -> "";
      case NOISE -> ", noise";
      case UNKNOWN -> ", unsure";
    };
  }

  static String expectation(PlanDiff.Decided d) {
    return Glyphs.printable(d.after().text())
        + "\n  "
        + word(d.before().verdict())
        + " before, "
        + word(d.after().verdict())
        + " now: "
        + Glyphs.printable(d.after().detail());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  // ---- for a pull request

  /** Returns the report in Markdown. */
  public static String markdown(PlanDiff diff) {
    return new DiffReport(diff, new Page(Integer.MAX_VALUE, false, true)).markdown();
  }

  private String markdown() {
    var out = new StringBuilder();
    if (diff.declarations().isPresent()) {
      out.append("**").append(meaning(declarations())).append("**\n\n");
    }
    if (!declarations().isEmpty()) {
      out.append("```diff\n");
      declarations()
          .forEach(d -> lines(d).forEach(l -> out.append(l.replace("```", "'''")).append('\n')));
      out.append("```\n\n");
    }
    out.append("**").append(results(diff)).append("**\n");
    if (!diff.changes().isEmpty()) {
      out.append("\n| ").append(String.join(" | ", COLUMNS)).append(" |\n");
      out.append("|---|---:|---:|---:|\n");
      diff.changes().forEach(c -> out.append(row(cells(c))));
    }
    diff.expectations()
        .forEach(
            d -> out.append("\n- ").append(MarkdownReport.escaped(expectation(d))).append('\n'));
    return out.toString();
  }

  private static String row(List<String> cells) {
    var escaped = new ArrayList<String>();
    cells.forEach(c -> escaped.add(MarkdownReport.escaped(c)));
    return "| " + String.join(" | ", escaped) + " |\n";
  }

  // ---- as data

  /**
   * Returns it as canonical JSON.
   *
   * <pre>{@code
   * {schema: 1, same: number, declarations: [{module, name, before: text or null, after: text or null}],
   *  changes: [{title, before: CELL, after: CELL, difference: CELL, verdict: "changed", "noise" or "unknown"}],
   *  expectations: [{text, before, after}]}
   * }</pre>
   */
  public static String json(PlanDiff diff) {
    return data(diff).write();
  }

  static Json data(PlanDiff diff) {
    return Json.members()
        .put("schema", Json.of(SCHEMA))
        .put("same", Json.of((long) diff.same()))
        .put(
            "declarations",
            Json.array(diff.declarations().orElse(List.of()), DiffReport::declaration))
        .put("changes", Json.array(diff.changes(), DiffReport::change))
        .put("expectations", Json.array(diff.expectations(), DiffReport::decided));
  }

  private static Json declaration(Declaration d) {
    return Json.members()
        .put("module", Json.of(d.module()))
        .put("name", Json.of(d.name()))
        .put("before", d.before().<Json>map(Json::of).orElseGet(Json.Null::new))
        .put("after", d.after().<Json>map(Json::of).orElseGet(Json.Null::new));
  }

  private static Json change(Change c) {
    return Json.members()
        .put("title", Json.of(c.title()))
        .put("before", CanonicalJson.cell(c.before()))
        .put("after", CanonicalJson.cell(c.after()))
        .put("difference", CanonicalJson.cell(c.difference().orElseGet(Cell.Missing::new)))
        .put("verdict", Json.of(word(PlanDiff.verdict(c))));
  }

  private static Json decided(PlanDiff.Decided d) {
    return Json.members()
        .put("text", Json.of(d.after().text()))
        .put("before", Json.of(word(d.before().verdict())))
        .put("after", Json.of(word(d.after().verdict())));
  }
}
