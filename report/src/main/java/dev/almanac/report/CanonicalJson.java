package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/**
 * A result as canonical JSON (RFC 8785): the same result gives the same bytes, everywhere.
 *
 * <pre>{@code
 * {schema: 1, engine, plan, sources: [{name, sha256}], parameters: {name: CELL}, conventions: {name: text},
 *  runs: [{name, paths, seed, settings: {name: text}, outcomes: [{strategy, figures: {name: CELL}}]}],
 *  shown: [{kind: "value", title, cell: CELL}
 *        | {kind: "table" or "plot", title, columns: [text], rows: [[CELL]]}
 *        | {kind: "histogram", title, display, edges: [number], counts: [number]}],
 *  expectations: [{text, verdict: "holds", "fails" or "undecided", detail, line}]}
 * CELL = {value: number, display, standardError?: number} | {text} | {truth: true, false or "undecided"} | null
 * }</pre>
 *
 * <p>Values are in their base unit: a ratio is 0.04, not 4. What is no number is a word, as it is
 * on the terminal: "none", "infinite", "-infinite". An integer beyond 2^53 is a text. A source
 * outside the project is named without its folder, so nothing tells of the machine.
 */
public final class CanonicalJson {

  private static final long SCHEMA = 1;

  private CanonicalJson() {}

  /** Returns the whole result, without a line end. */
  public static String write(PlanResult result) {
    return json(result).write();
  }

  static Json json(PlanResult result) {
    return Json.members()
        .put("schema", Json.of(SCHEMA))
        .put("engine", Json.of(result.engine()))
        .put("plan", Json.of(result.plan()))
        .put("sources", sources(result.sources()))
        .put("parameters", cells(result.parameters()))
        .put("conventions", texts(result.conventions()))
        .put("runs", Json.array(result.runs(), CanonicalJson::run))
        .put("shown", Json.array(result.shown(), CanonicalJson::shown))
        .put("expectations", Json.array(result.expectations(), CanonicalJson::expectation));
  }

  /** Lists the sources by name, then hash, since two may have one name once the folder is gone. */
  private static Json sources(Map<String, String> sources) {
    record Hashed(String name, String hash) {}

    var sorted =
        sources.entrySet().stream()
            .map(e -> new Hashed(placeless(e.getKey()), e.getValue()))
            .sorted(Comparator.comparing(Hashed::name).thenComparing(Hashed::hash))
            .toList();
    return Json.array(
        sorted,
        s -> Json.members().put("name", Json.of(s.name())).put("sha256", Json.of(s.hash())));
  }

  static String placeless(String name) {
    String path = name.replace('\\', '/');
    boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
    return absolute ? path.substring(path.lastIndexOf('/') + 1) : path;
  }

  private static Json cells(Map<String, Cell> cells) {
    var members = Json.members();
    cells.forEach((name, cell) -> members.put(name, cell(cell)));
    return members;
  }

  private static Json texts(Map<String, String> texts) {
    var members = Json.members();
    texts.forEach((name, text) -> members.put(name, Json.of(text)));
    return members;
  }

  static Json cell(Cell cell) {
    return switch (cell) {
      case Cell.Figure f -> figure(f);
      case Cell.Label l -> Json.members().put("text", Json.of(l.text()));
      case Cell.Truth t ->
          Json.members().put("truth", t.decided() ? Json.of(t.value()) : Json.of("undecided"));
      case Cell.Missing _ -> new Json.Null();
    };
  }

  private static Json figure(Cell.Figure figure) {
    var members =
        Json.members()
            .put("value", Json.of(figure.value()))
            .put("display", display(figure.display()));
    figure.standardError().ifPresent(e -> members.put("standardError", Json.of(e)));
    return members;
  }

  private static Json display(Display display) {
    return word(display);
  }

  private static Json word(Enum<?> constant) {
    return Json.of(constant.name().toLowerCase(Locale.ROOT));
  }

  private static Json run(RunSummary run) {
    return Json.members()
        .put("name", Json.of(run.name()))
        .put("paths", Json.of(run.paths()))
        .put("seed", Json.of(run.seed()))
        .put("settings", texts(run.settings()))
        .put("outcomes", Json.array(run.outcomes(), CanonicalJson::outcome));
  }

  private static Json outcome(RunSummary.Outcome outcome) {
    return Json.members()
        .put("strategy", Json.of(outcome.strategy()))
        .put("figures", cells(outcome.figures()));
  }

  static Json shown(Shown shown) {
    var members = Json.members().put("title", Json.of(shown.title()));
    return switch (shown) {
      case Shown.Single s -> members.put("kind", Json.of("value")).put("cell", cell(s.cell()));
      case Shown.Table t -> table(members.put("kind", Json.of("table")), t);
      case Shown.Plot p -> table(members.put("kind", Json.of("plot")), p.data());
      case Shown.BarChart b -> table(members.put("kind", Json.of("bars")), b.data());
      case Shown.HeatMap h ->
          table(
              members
                  .put("kind", Json.of("heat map"))
                  .put("rowAxis", Json.of(h.rowAxis()))
                  .put("columnAxis", Json.of(h.columnAxis())),
              h.data());
      case Shown.Histogram h -> histogram(members.put("kind", Json.of("histogram")), h);
    };
  }

  private static Json table(Json.Members members, Shown.Table table) {
    return members
        .put("columns", Json.array(table.columns(), Json::of))
        .put("rows", Json.array(table.rows(), row -> Json.array(row, CanonicalJson::cell)));
  }

  private static Json histogram(Json.Members members, Shown.Histogram histogram) {
    return members
        .put("display", display(histogram.display()))
        .put("edges", Json.array(histogram.edges(), Json::of))
        .put("counts", Json.array(histogram.counts(), Json::of));
  }

  private static Json expectation(Expectation expectation) {
    return Json.members()
        .put("text", Json.of(expectation.text()))
        .put("verdict", word(expectation.verdict()))
        .put("detail", Json.of(expectation.detail()))
        .put("line", Json.of((long) expectation.span().line()));
  }
}
