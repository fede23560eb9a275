package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.RunSummary.Outcome;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Sets results for a terminal. */
public final class TerminalReport {

  private final Page page;

  private TerminalReport(Page page) {
    this.page = page;
  }

  /** Returns everything a plan yields; each line ends with a line end. */
  public static String render(PlanResult result, int width, boolean colour, boolean unicode) {
    return new TerminalReport(new Page(width, colour, unicode)).all(result);
  }

  /** Returns what a single line of the plan shows. */
  public static String render(Shown shown, Page page) {
    return text(new TerminalReport(page).shown(shown));
  }

  /** Returns what was simulated, and each strategy's standard figures. */
  public static String render(RunSummary run, Page page) {
    return text(new TerminalReport(page).run(run));
  }

  /** Returns the expectations that do not hold, and how many do. */
  public static String render(List<Expectation> expectations, Page page) {
    return text(new TerminalReport(page).expectations(expectations));
  }

  /** Returns how many expectations hold, in a line. */
  public static String tally(List<Expectation> expectations, Page page) {
    return new TerminalReport(page).tally(expectations) + "\n";
  }

  /** Returns the expectations that do not hold. */
  public static String unmet(List<Expectation> expectations, Page page) {
    return text(new TerminalReport(page).unmet(expectations));
  }

  private static String text(List<String> lines) {
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private String all(PlanResult result) {
    var parts = new ArrayList<List<String>>();
    parts.add(head(result));
    result.runs().forEach(run -> parts.add(run(run)));
    parts.addAll(allShown(result.shown()));
    parts.add(expectations(result.expectations()));
    return parts.stream()
        .filter(p -> !p.isEmpty())
        .map(TerminalReport::text)
        .collect(Collectors.joining("\n"));
  }

  private List<String> head(PlanResult result) {
    var lines = new ArrayList<>(title(result.plan()));
    lines.addAll(pairs(texts(result.parameters())));
    lines.addAll(pairs(result.conventions()));
    return lines;
  }

  private Map<String, String> texts(Map<String, Cell> cells) {
    var texts = new LinkedHashMap<String, String>();
    cells.forEach((name, cell) -> texts.put(name, Figures.text(cell, page)));
    return texts;
  }

  private List<String> title(String text) {
    return Glyphs.wrap(text, page.width()).stream().map(l -> page.ink(Ink.BOLD, l)).toList();
  }

  /** Sets names and values one after another. */
  private List<String> pairs(Map<String, String> values) {
    String all =
        values.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return Glyphs.wrap(all, page.width()).stream().map(l -> page.ink(Ink.FAINT, l)).toList();
  }

  private List<String> run(RunSummary run) {
    String paths = "%s paths".formatted(grouped(run.paths()));
    var lines = new ArrayList<>(title(run.name() + ": " + paths + ", seed " + run.seed()));
    lines.addAll(pairs(run.settings()));
    if (!run.outcomes().isEmpty()) {
      lines.add("");
      lines.addAll(outcomes(run.outcomes()));
    }
    return lines;
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private List<String> outcomes(List<Outcome> outcomes) {
    SequencedSet<String> figures = new LinkedHashSet<>();
    outcomes.forEach(o -> figures.addAll(o.figures().keySet()));
    var names = new ArrayList<>(List.of("strategy"));
    names.addAll(figures);
    return new Grid(names, outcomes.stream().map(o -> row(o, figures)).toList(), page).lines();
  }

  private static List<Cell> row(Outcome outcome, SequencedSet<String> figures) {
    var row = new ArrayList<Cell>(List.of(new Cell.Label(outcome.strategy())));
    figures.forEach(f -> row.add(outcome.figures().getOrDefault(f, new Cell.Missing())));
    return row;
  }

  /** Sets each thing apart, but lets values that follow one another stand together. */
  private List<List<String>> allShown(List<Shown> all) {
    var parts = new ArrayList<List<String>>();
    var singles = new ArrayList<Shown.Single>();
    for (Shown shown : all) {
      if (shown instanceof Shown.Single single) {
        singles.add(single);
        continue;
      }
      parts.add(singles(singles));
      singles.clear();
      parts.add(shown(shown));
    }
    parts.add(singles(singles));
    return parts;
  }

  private List<String> shown(Shown shown) {
    return switch (shown) {
      case Shown.Single s -> singles(List.of(s));
      case Shown.Table t -> titled(t.title(), new Grid(t.columns(), t.rows(), page).lines());
      case Shown.Plot p -> titled(p.title(), new LineChart(p, page).lines());
      case Shown.HeatMap h -> titled(h.title(), new HeatMap(h, page).lines());
      case Shown.BarChart b -> titled(b.title(), new BarChart(b, page).lines());
      case Shown.Histogram h -> titled(h.title(), new Bins(h, page).lines());
    };
  }

  private List<String> titled(String title, List<String> body) {
    var lines = new ArrayList<>(title(title));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.addAll(body);
    return lines;
  }

  private List<String> singles(List<Shown.Single> singles) {
    int widest =
        singles.stream().mapToInt(s -> Glyphs.width(Glyphs.printable(s.title()))).max().orElse(0);
    return singles.stream().flatMap(s -> single(s, widest).stream()).toList();
  }

  private List<String> single(Shown.Single single, int titleCells) {
    String title = Glyphs.padRight(Glyphs.printable(single.title()), titleCells);
    String value = Figures.text(single.cell(), page);
    if (titleCells + 2 + Glyphs.width(value) <= page.width()) {
      return List.of(page.ink(Ink.BOLD, title) + "  " + value);
    }
    var lines = new ArrayList<>(title(single.title()));
    Glyphs.wrap(value, page.width() - 2).forEach(l -> lines.add("  " + l));
    return lines;
  }

  private List<String> expectations(List<Expectation> expectations) {
    if (expectations.isEmpty()) {
      return List.of();
    }
    var lines = unmet(expectations);
    lines.add(tally(expectations));
    return lines;
  }

  private List<String> unmet(List<Expectation> expectations) {
    var lines = new ArrayList<String>();
    expectations.stream()
        .filter(e -> e.verdict() != Verdict.HOLDS)
        .forEach(e -> lines.addAll(expectation(e)));
    return lines;
  }

  private List<String> expectation(Expectation expectation) {
    Ink ink = expectation.verdict() == Verdict.FAILS ? Ink.RED : Ink.YELLOW;
    var lines = new ArrayList<String>();
    String place = Glyphs.printable(expectation.span().toString());
    lines.add(page.ink(ink, word(expectation.verdict())) + "  " + place);
    Glyphs.wrap(expectation.text(), page.width() - 2).forEach(l -> lines.add("  " + l));
    Glyphs.wrap(expectation.detail(), page.width() - 2)
        .forEach(l -> lines.add("  " + page.ink(Ink.FAINT, l)));
    lines.add("");
    return lines;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> "holds";
      case FAILS -> "fails";
      case UNDECIDED -> "undecided";
    };
  }

  private String tally(List<Expectation> expectations) {
    Map<Verdict, Long> counts =
        expectations.stream()
            .collect(Collectors.groupingBy(Expectation::verdict, Collectors.counting()));
    var parts = new ArrayList<String>();
    counts(counts, Verdict.HOLDS, "hold", Ink.GREEN, parts);
    counts(counts, Verdict.FAILS, "fail", Ink.RED, parts);
    counts(counts, Verdict.UNDECIDED, "undecided", Ink.YELLOW, parts);
    int total = expectations.size();
    String what = total == 1 ? "1 expectation" : grouped(total) + " expectations";
    return what + (total == 0 ? "" : ": ") + String.join(", ", parts);
  }

  private void counts(
      Map<Verdict, Long> counts, Verdict verdict, String word, Ink ink, List<String> parts) {
    long count = counts.getOrDefault(verdict, 0L);
    if (count > 0) {
      String verb = count == 1 && verdict != Verdict.UNDECIDED ? word + "s" : word;
      parts.add(page.ink(ink, grouped(count) + " " + verb));
    }
  }
}
