package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanReport;
import dev.almanac.result.PlanReport.Liability;
import dev.almanac.result.PlanReport.Strategy;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import dev.almanac.result.WorstPath;
import dev.almanac.result.WorstPath.Sentence;
import dev.almanac.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A plan and what comes of it as one page: no other file, no network, the same bytes everywhere.
 */
public final class HtmlReport {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  /** Of what pays each liability, what fits beside one another, and the long list apart. */
  private static final List<String> MATCHES =
      List.of("liability", "years", "priority", "due", "explicit", "statistical");

  /** More sentences of one kind are better read as a table. */
  private static final int MOST_VERDICTS = 6;

  private static final List<String> SOURCES = List.of("liability", "from");

  private final PlanReport report;
  private final PlanResult result;
  private final HtmlPlan plan;

  private HtmlReport(PlanReport report) {
    this.plan = new HtmlPlan(report);
    this.report = report;
    this.result = report.result();
  }

  /** Returns the page. */
  public static String render(PlanReport report) {
    return "<!DOCTYPE html>\n" + new HtmlReport(report).page().write() + "\n";
  }

  private Html page() {
    Html.Element main = Html.of("main").add(head());
    section(main, "outcome", "What comes of it", outcomes());
    section(main, "plan", "The plan", plan.words());
    section(main, "shown", "What the plan shows", shown());
    section(main, "expected", "What the plan expects", expectations());
    section(main, "text", "The text", plan.texts());
    section(main, "made", "How this was made", made());
    return document(result.plan(), main);
  }

  /** Returns a whole document with our style and script in it. */
  static Html document(String title, Html main) {
    return Html.of("html")
        .with("lang", "en")
        .add(
            Html.of("head")
                .add(Html.of("meta").with("charset", "utf-8"))
                .add(
                    Html.of("meta")
                        .with("http-equiv", "Content-Security-Policy")
                        .with("content", POLICY))
                .add(
                    Html.of("meta")
                        .with("name", "viewport")
                        .with("content", "width=device-width, initial-scale=1"))
                .add(Html.of("title").add(title))
                .add(Html.of("style").add(new Html.Verbatim(resource("report.css")))))
        .add(
            Html.of("body")
                .add(main)
                .add(Html.of("script").add(new Html.Verbatim(resource("report.js")))));
  }

  static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void section(Html.Element main, String id, String title, List<Html> parts) {
    if (!parts.isEmpty()) {
      main.add(Html.of("section").with("id", id).add(Html.of("h2").add(title)).add(parts));
    }
  }

  // ---- what it comes to

  private Html head() {
    Html.Element head = Html.of("header").add(Html.of("h1").add(result.plan()));
    List<Html> verdicts = verdicts();
    verdicts.stream().limit(MOST_VERDICTS).forEach(head::add);
    if (verdicts.size() > MOST_VERDICTS) {
      int more = verdicts.size() - MOST_VERDICTS;
      head.add(Html.of("p", "faint", more + " more stand in the tables below."));
    }
    var words = new ArrayList<String>();
    result.parameters().forEach((name, cell) -> words.add(name + " " + Axes.words(cell)));
    result.conventions().forEach((name, text) -> words.add(name + " " + text));
    return head.add(Html.of("p", "faint", String.join(", ", words)));
  }

  /** Says of each strategy in a sentence how likely it makes all of its payments. */
  private List<Html> verdicts() {
    var verdicts = new ArrayList<Html>();
    for (RunSummary run : result.runs()) {
      for (RunSummary.Outcome outcome : run.outcomes()) {
        if (outcome.figures().get("failure") instanceof Figure f) {
          var success = new Figure(1 - f.value(), f.standardError(), f.display());
          String where = result.runs().size() > 1 ? " (" + run.name() + ")" : "";
          verdicts.add(
              Html.of("p", "verdict")
                  .add(HtmlTable.figure(success))
                  .add(" of the paths never run out of money with ")
                  .add(Html.of("b").add(outcome.strategy()))
                  .add(where + "."));
        }
      }
    }
    return verdicts;
  }

  private List<Html> outcomes() {
    var parts = new ArrayList<Html>();
    for (RunSummary run : result.runs()) {
      String paths = String.format(Locale.ROOT, "%,d paths, seed %d", run.paths(), run.seed());
      var settings = new ArrayList<>(List.of(paths));
      run.settings().forEach((name, text) -> settings.add(name + " " + text));
      parts.add(Html.of("h3").add(run.name()));
      parts.add(Html.of("p", "faint", String.join(", ", settings)));
      if (!run.outcomes().isEmpty()) {
        parts.add(HtmlTable.of(standard(run)));
      }
      List<Strategy> strategies =
          report.strategies().stream().filter(s -> s.run().equals(run.name())).toList();
      if (strategies.stream().anyMatch(s -> !s.liabilities().isEmpty())) {
        parts.add(figure("How likely is each liability met?", met(strategies)));
        parts.add(figure("What is missing of it, on average", missing(strategies)));
      }
      for (Strategy s : strategies) {
        parts.add(fan(s.name() + ": what is left", s.wealth(), s.paths()));
        s.funding()
            .ifPresent(f -> {
              parts.add(figure(s.name() + ": what pays it", columns(f, MATCHES)));
              parts.add(HtmlTable.of(columns(f, SOURCES)));
            });
        parts.add(worst(s));
        if (differs(s.paid())) {
          parts.add(fan(s.name() + ": what is paid in a year", s.paid(), List.of()));
        }
      }
    }
    if (report.leftOut() > 0) {
      String what = report.leftOut() == 1 ? "One figure is" : report.leftOut() + " figures are";
      parts.add(
          Html.of(
              "p",
              "faint",
              what + " left out here: the plan gives a name of the library another meaning."));
    }
    return parts;
  }

  /** What is the same on all paths is what is due, and needs no picture of its own. */
  private static boolean differs(Shown.Plot fan) {
    return fan.data().rows().stream()
        .anyMatch(row ->
            row.stream().skip(1).map(c -> c instanceof Figure f ? f.value() : 0).distinct().count()
                > 1);
  }

  private Html worst(Strategy strategy) {
    Html.Element details =
        Html.of("details", "worst").add(Html.of("summary").add("Where it does worst, and why"));
    for (WorstPath path : strategy.worst()) {
      String title = String.format(Locale.ROOT, "Path %,d", path.path());
      Html.Element told = Html.of("p").add(Html.of("b").add(title + ". "));
      for (Sentence sentence : path.sentences()) {
        told.add(sentence.text() + " ");
        sentence.place().ifPresent(p -> told.add(plan.link(p)).add(" "));
      }
      details.add(told);
    }
    return strategy.worst().isEmpty() ? new Html.Text("") : details;
  }

  /** Returns some columns of a table; how likely all is met stands above already. */
  private static Shown.Table columns(Shown.Table table, List<String> wanted) {
    List<Integer> places =
        wanted.stream().map(table.columns()::indexOf).filter(place -> place >= 0).toList();
    return new Shown.Table(
        table.title(),
        places.stream().map(table.columns()::get).toList(),
        table.rows().stream().map(row -> places.stream().map(row::get).toList()).toList(),
        table.span());
  }

  private Shown.Table standard(RunSummary run) {
    var names = new ArrayList<>(List.of("strategy"));
    run.outcomes().getFirst().figures().keySet().forEach(names::add);
    List<List<Cell>> rows =
        run.outcomes().stream()
            .map(o -> {
              var row = new ArrayList<Cell>(List.of(new Cell.Label(o.strategy())));
              names.stream()
                  .skip(1)
                  .forEach(n -> row.add(o.figures().getOrDefault(n, new Cell.Missing())));
              return List.copyOf(row);
            })
            .toList();
    return new Shown.Table("", names, rows, place());
  }

  private Span place() {
    return new Span(report.texts().getFirst(), 0, 0);
  }

  private static Html figure(String title, Shown.Table table) {
    return HtmlFigure.of(
        new Shown.Table(title, table.columns(), table.rows(), table.span()), new Html.Text(""));
  }

  private static Html fan(String title, Shown.Plot plot, List<List<Double>> paths) {
    return HtmlFigure.plot(
        new Shown.Plot(title, plot.data(), plot.span()), paths, new Html.Text(""));
  }

  private Shown.Table met(List<Strategy> strategies) {
    return byLiability(strategies, Liability::met);
  }

  private Shown.Table missing(List<Strategy> strategies) {
    return byLiability(strategies, Liability::missing);
  }

  private Shown.Table byLiability(List<Strategy> strategies, Function<Liability, Cell> figure) {
    var columns = new ArrayList<>(List.of("liability"));
    strategies.forEach(s -> columns.add(s.name()));
    var rows = new ArrayList<List<Cell>>();
    List<Liability> liabilities = strategies.getFirst().liabilities();
    for (int i = 0; i < liabilities.size(); i++) {
      var row = new ArrayList<Cell>(List.of(new Cell.Label(liabilities.get(i).name())));
      for (Strategy s : strategies) {
        row.add(figure.apply(s.liabilities().get(i)));
      }
      rows.add(row);
    }
    return new Shown.Table("", columns, rows, place());
  }

  // ---- what it shows

  private List<Html> shown() {
    var parts = new ArrayList<Html>();
    for (Shown shown : result.shown()) {
      parts.add(HtmlFigure.of(shown, plan.link(span(shown))));
    }
    return parts;
  }

  private static Span span(Shown shown) {
    return switch (shown) {
      case Shown.Single s -> s.span();
      case Shown.Table t -> t.span();
      case Shown.Plot p -> p.span();
      case Shown.BarChart b -> b.span();
      case Shown.HeatMap h -> h.span();
      case Shown.Histogram h -> h.span();
    };
  }

  private List<Html> expectations() {
    if (result.expectations().isEmpty()) {
      return List.of();
    }
    Html.Element list = Html.of("ul", "expected");
    for (Expectation e : result.expectations()) {
      String word = e.verdict().name().toLowerCase(Locale.ROOT);
      list.add(
          Html.of("li", word)
              .add(Html.of("b", "mark", word))
              .add(Html.of("code").add(e.text()))
              .add(Html.of("span", "faint", e.detail()))
              .add(plan.link(e.span())));
    }
    return List.of(list);
  }

  private List<Html> made() {
    Html.Element table = Html.of("table");
    for (Map.Entry<String, String> source : result.sources().entrySet()) {
      table.add(
          Html.of("tr")
              .add(Html.of("td").add(CanonicalJson.placeless(source.getKey())))
              .add(Html.of("td", "hash", source.getValue())));
    }
    return List.of(
        Html.of("p")
            .add(
                "Almanac "
                    + result.engine()
                    + ". The same texts and data give this page again, to the byte. Texts that took"
                    + " part, with their SHA-256:"),
        Html.of("div", "wide").add(table));
  }
}
