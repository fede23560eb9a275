package dev.almanac;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.result.Cell;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Input;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Draws what an expression yields: by its type, in the way that shows most of it. */
final class Plots {

  private final Workbench bench;

  Plots(Workbench bench) {
    this.bench = bench;
  }

  void plot(String expression, Span typed, Answer answer) {
    if (Input.of(expression) != Input.EXPRESSION) {
      Session.wrong(expression, Input.SHOW, answer);
      return;
    }
    if (expression.startsWith("table ") || expression.startsWith("plot ")) {
      show(expression, expression, typed, answer);
      return;
    }
    bench
        .type(expression, answer)
        .ifPresent(type -> show(expression, drawn(expression, type), typed, answer));
  }

  private static String drawn(String e, Type type) {
    return switch (type) {
      // The outermost bins are open: they take what lies outside.
      case Type.SampleOf _ ->
          "histogram(%1$s, quantile(%1$s, 0.5%%), quantile(%1$s, 99.5%%))".formatted(e);
      case Type.OutcomeOf o when o.series().containsKey("wealth") -> "(" + e + ").wealth";
      case Type.CubeOf c when c.axes().size() == 2 -> "heat_map(" + e + ")";
      default -> e;
    };
  }

  private void show(String expression, String drawn, Span typed, Answer answer) {
    bench
        .show(Source.of("input", expression), drawn, answer)
        .ifPresent(shown -> {
          Optional<Shown> plot = plot(shown);
          plot.ifPresent(answer.shown::add);
          if (plot.isEmpty()) {
            answer.diagnostics.add(
                Diagnostic.error(
                        "session/plot", "there is nothing here to draw", typed, "no row of figures")
                    .withHint(
                        "plot a series, a list, a sample or a study, such as"
                            + " `base.careful.wealth`"));
          }
        });
  }

  private static Optional<Shown> plot(Shown shown) {
    return switch (shown) {
      case Shown.Plot _, Shown.BarChart _, Shown.HeatMap _, Shown.Histogram _ -> Optional.of(shown);
      case Shown.Table t -> bars(t).or(() -> lines(t));
      case Shown.Single _ -> Optional.empty();
    };
  }

  /**
   * Rows that a text names have a bar each, unless several figures of a kind are to be compared.
   */
  private static Optional<Shown> bars(Shown.Table t) {
    List<Integer> texts = columns(t, Cell.Label.class);
    List<Integer> figures = columns(t, Cell.Figure.class);
    if (texts.isEmpty() || figures.isEmpty()) {
      return Optional.empty();
    }
    int name = texts.getFirst();
    int figure = figures.getFirst();
    boolean alone =
        name < figure
            ? figures.stream().filter(c -> display(t, c).equals(display(t, figure))).count() == 1
            : figures.size() == 1;
    List<String> columns = List.of(t.columns().get(name), t.columns().get(figure));
    List<List<Cell>> rows =
        t.rows().stream().map(r -> List.of(r.get(name), r.get(figure))).toList();
    return alone
        ? Optional.of(
            new Shown.BarChart(
                t.title(), new Shown.Table(t.title(), columns, rows, t.span()), t.span()))
        : Optional.empty();
  }

  /** Returns the columns all of whose cells are such. */
  private static List<Integer> columns(Shown.Table t, Class<? extends Cell> cells) {
    return IntStream.range(0, t.columns().size())
        .filter(c ->
            !t.rows().isEmpty() && t.rows().stream().map(r -> r.get(c)).allMatch(cells::isInstance))
        .boxed()
        .toList();
  }

  private static Optional<Display> display(Shown.Table t, int column) {
    return t.rows().getFirst().get(column) instanceof Cell.Figure f
        ? Optional.of(f.display())
        : Optional.empty();
  }

  /** The first column is the axis, or else the number of the row; each column of figures a line. */
  private static Optional<Shown> lines(Shown.Table t) {
    List<Integer> figures =
        columns(t, Cell.Figure.class).stream()
            .filter(c -> c > 0 || t.columns().size() == 1)
            .toList();
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    boolean numbered = figures.getFirst() == 0;
    var columns = new ArrayList<String>();
    columns.add(numbered ? "place" : t.columns().getFirst());
    figures.forEach(c -> columns.add(t.columns().get(c)));
    var rows = new ArrayList<List<Cell>>();
    for (int i = 0; i < t.rows().size(); i++) {
      List<Cell> from = t.rows().get(i);
      var row = new ArrayList<Cell>();
      row.add(numbered ? Cell.Figure.exact(i + 1.0, Display.WHOLE) : from.getFirst());
      figures.forEach(c -> row.add(from.get(c)));
      rows.add(row);
    }
    return Optional.of(
        new Shown.Plot(t.title(), new Shown.Table(t.title(), columns, rows, t.span()), t.span()));
  }
}
