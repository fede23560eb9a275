package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Change;
import dev.almanac.result.Display;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanResult;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * A result as it was recorded: canonical JSON, each part of a list on its own line. Of two, the
 * figures are compared; where a plan's text or the engine changed and no figure did, they are the
 * same.
 */
public final class RecordedResult {

  private final SequencedMap<String, Cell> figures = new LinkedHashMap<>();
  private final SequencedMap<String, Expectation> expectations = new LinkedHashMap<>();

  private RecordedResult() {}

  /** Returns the text to be recorded. */
  public static String write(PlanResult result) {
    return CanonicalJson.json(result).writeLines();
  }

  /** Returns a result as if it had been recorded. */
  public static RecordedResult of(PlanResult result) {
    return of(CanonicalJson.json(result));
  }

  /** Reads what was recorded; nothing if the text is something else. */
  public static Optional<RecordedResult> read(String text) {
    return JsonReader.read(text)
        .filter(j -> j instanceof Json.Members m && m.values().containsKey("shown"))
        .map(RecordedResult::of);
  }

  private static RecordedResult of(Json json) {
    var recorded = new RecordedResult();
    recorded.put("parameter", member(json, "parameters"));
    list(json, "runs").forEach(recorded::run);
    list(json, "shown").forEach(recorded::shown);
    list(json, "expectations").forEach(recorded::expectation);
    return recorded;
  }

  // ---- what stands in it, by name

  private void run(Json run) {
    String name = text(run, "name");
    add(name + ": paths", cell(member(run, "paths")));
    add(name + ": seed", cell(member(run, "seed")));
    put(name, member(run, "settings"));
    for (Json outcome : list(run, "outcomes")) {
      put(name + ", " + text(outcome, "strategy"), member(outcome, "figures"));
    }
  }

  private void put(String owner, Json members) {
    if (members instanceof Json.Members m) {
      m.values().forEach((name, value) -> add(owner + ": " + name, cell(value)));
    }
  }

  private void shown(Json shown) {
    String title = text(shown, "title");
    if (member(shown, "cell") instanceof Json.Members value) {
      add(title, cell(value));
    }
    List<Json> columns = list(shown, "columns");
    int row = 0;
    for (Json cells : list(shown, "rows")) {
      row(title, columns, cells, ++row);
    }
    int bin = 0;
    for (Json count : list(shown, "counts")) {
      add(title + ", bin " + ++bin, cell(count));
    }
  }

  private void row(String title, List<Json> columns, Json row, int number) {
    List<Json> cells = row instanceof Json.Elements e ? e.values() : List.of();
    boolean named = cells.size() > 1 && cell(cells.getFirst()) instanceof Cell.Label;
    String name = named ? text(cells.getFirst(), "text") : "row " + number;
    for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
      String column = columns.get(i) instanceof Json.Text t ? t.value() : "";
      add(title + ", " + name + ": " + column, cell(cells.get(i)));
    }
  }

  private void expectation(Json json) {
    String text = text(json, "text");
    String word = text(json, "verdict").toUpperCase(Locale.ROOT);
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(word)) {
        var nowhere = new Span(Source.of("", ""), 0, 0);
        expectations.put(text, new Expectation(text, verdict, text(json, "detail"), nowhere));
      }
    }
  }

  /** Two things of one name are told apart by their order. */
  private void add(String name, Cell cell) {
    String free = name;
    for (int i = 2; figures.containsKey(free); i++) {
      free = name + " (" + i + ")";
    }
    figures.put(free, cell);
  }

  private static Cell cell(Json json) {
    return switch (json) {
      case Json.Decimal d -> Figure.exact(d.value(), Display.NUMBER);
      case Json.Text t -> new Cell.Label(t.value());
      case Json.Truth t -> new Cell.Truth(t.value(), true);
      case Json.Members m when m.values().containsKey("value") -> figure(m);
      case Json.Members m when m.values().containsKey("text") -> new Cell.Label(text(m, "text"));
      case Json.Members m when m.values().get("truth") instanceof Json.Truth t -> cell(t);
      case Json.Members m when m.values().containsKey("truth") -> new Cell.Truth(false, false);
      default -> new Cell.Missing();
    };
  }

  private static Cell figure(Json.Members figure) {
    OptionalDouble error =
        figure.values().containsKey("standardError")
            ? OptionalDouble.of(number(member(figure, "standardError")))
            : OptionalDouble.empty();
    String word = text(figure, "display").toUpperCase(Locale.ROOT);
    for (Display display : Display.values()) {
      if (display.name().equals(word)) {
        return new Figure(number(member(figure, "value")), error, display);
      }
    }
    return new Cell.Missing();
  }

  private static double number(Json json) {
    return switch (json) {
      case Json.Decimal d -> d.value();
      case Json.Text t when t.value().equals("infinite") -> Double.POSITIVE_INFINITY;
      case Json.Text t when t.value().equals("-infinite") -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  private static Json member(Json json, String name) {
    return json instanceof Json.Members m
        ? m.values().getOrDefault(name, new Json.Null())
        : new Json.Null();
  }

  private static String text(Json json, String name) {
    return member(json, name) instanceof Json.Text t ? t.value() : "";
  }

  private static List<Json> list(Json json, String name) {
    return member(json, name) instanceof Json.Elements e ? e.values() : List.of();
  }

  // ---- two of them

  /** Returns what is other here than it was in {@code before}. */
  public PlanDiff changesFrom(RecordedResult before) {
    var changes = new ArrayList<Change>();
    var decided = new ArrayList<PlanDiff.Decided>();
    var both = new LinkedHashSet<>(figures.keySet());
    both.retainAll(before.figures.keySet());
    int same = 0;
    for (String name : names(before.figures, figures)) {
      Cell then = before.figures.getOrDefault(name, new Cell.Missing());
      Cell now = figures.getOrDefault(name, new Cell.Missing());
      if (then.equals(now)) {
        same++;
      } else {
        changes.add(new Change(name, then, now, difference(then, now)));
      }
    }
    for (Map.Entry<String, Expectation> now : expectations.entrySet()) {
      Expectation then = before.expectations.get(now.getKey());
      if (then != null && then.verdict() != now.getValue().verdict()) {
        decided.add(new PlanDiff.Decided(then, now.getValue()));
      }
    }
    return new PlanDiff(Optional.empty(), changes, List.copyOf(both), same, decided);
  }

  private static Iterable<String> names(Map<String, Cell> before, Map<String, Cell> after) {
    var names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    return names;
  }

  /**
   * Both may be of the same draws or of others: nobody knows. If a difference is more than noise of
   * independent draws it is so in any case, else nothing is said.
   */
  private static Optional<Cell> difference(Cell then, Cell now) {
    if (!(then instanceof Figure a && now instanceof Figure b) || a.display() != b.display()) {
      return Optional.empty();
    }
    double difference = b.value() - a.value();
    if (a.standardError().isEmpty() && b.standardError().isEmpty()) {
      return Optional.of(Figure.exact(difference, a.display()));
    }
    double x = a.standardError().orElse(0);
    double y = b.standardError().orElse(0);
    double error = Math.sqrt(x * x + y * y);
    var independent = new Figure(difference, OptionalDouble.of(error), a.display());
    var unknown = new Figure(difference, OptionalDouble.of(Double.NaN), a.display());
    return Optional.of(PlanDiff.isNoise(independent) ? unknown : independent);
  }
}
