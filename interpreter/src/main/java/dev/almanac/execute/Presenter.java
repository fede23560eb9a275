package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.StepIr;
import dev.almanac.library.DataValue;
import dev.almanac.library.Estimate;
import dev.almanac.library.Problem;
import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes of values what is shown. */
final class Presenter {

  private static final int MOST_ROWS = 100_000;
  private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final Evaluator evaluator;

  Presenter(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Shown show(StepIr.Show s) {
    Object value = evaluator.evaluate(s.value(), evaluator.frame(s.slots()));
    Type type = s.value().type();
    return switch (value) {
      case HistogramValue h ->
          new Shown.Histogram(s.title(), h.edges(), h.counts(), h.display(), s.span());
      case Cubes.HeatMapValue h -> PresentCubes.heatMap(s.title(), h.cube(), h.type(), s.span());
      case CubeValue cube -> PresentCubes.table(s.title(), cube, type, s.span());
      case DataValue data ->
          table(s.title(), data, new Type.ListOf(((Type.DataOf) type).row()), s.span());
      case List<?> list -> table(s.title(), list, type, s.span());
      case Map<?, ?> record -> table(s.title(), List.of(record), new Type.ListOf(type), s.span());
      case RunValue run -> outcomes(s.title(), run.outcomes(), s.span());
      case OutcomeValue outcome -> outcomes(s.title(), List.of(outcome), s.span());
      case SeriesValue series -> fan(s.title(), series, ((Type.SeriesOf) type).element(), s.span());
      case StrategyValue strategy ->
          new Shown.Single(s.title(), new Cell.Label("strategy " + strategy.name()), s.span());
      default -> new Shown.Single(s.title(), Cells.of(value, type), s.span());
    };
  }

  Shown table(StepIr.ShowTable t) {
    var rows = new ArrayList<List<Cell>>();
    Frame frame = evaluator.frame(t.slots());
    evaluator
        .folds()
        .run(
            t.loops(),
            t.where(),
            frame,
            x -> {
              var row = new ArrayList<Cell>();
              t.columns()
                  .values()
                  .forEach(c -> row.add(Cells.of(evaluator.evaluate(c, x), c.type())));
              rows.add(row);
              checkRows(rows, t.span());
            });
    var table = new Shown.Table(t.title(), List.copyOf(t.columns().keySet()), rows, t.span());
    return t.plot() ? new Shown.Plot(t.title(), table, t.span()) : table;
  }

  private static void checkRows(List<?> rows, Span span) {
    if (rows.size() > MOST_ROWS) {
      throw new Problem(
          Diagnostic.error(
                  "limit/rows", "this table is too long", span, "more than " + MOST_ROWS + " rows")
              .withHint("show fewer values, or add a `where`"));
    }
  }

  private static Shown table(String title, List<?> list, Type type, Span span) {
    checkRows(list, span);
    Type element = type instanceof Type.ListOf l ? l.element() : Types.NUMBER;
    var rows = new ArrayList<List<Cell>>();
    if (!(element instanceof Type.RecordOf record)) {
      list.forEach(v -> rows.add(List.of(Cells.of(v, element))));
      return new Shown.Table(title, List.of("value"), rows, span);
    }
    for (Object each : list) {
      var row = new ArrayList<Cell>();
      for (var field : record.fields().entrySet()) {
        Object value = ((Map<?, ?>) each).get(field.getKey());
        row.add(Cells.of(Objects.requireNonNull(value), field.getValue()));
      }
      rows.add(row);
    }
    return new Shown.Table(title, List.copyOf(record.fields().keySet()), rows, span);
  }

  private static Shown outcomes(String title, List<OutcomeValue> outcomes, Span span) {
    var rows = new ArrayList<List<Cell>>();
    for (OutcomeValue o : outcomes) {
      rows.add(
          List.of(
              new Cell.Label(o.name()),
              Cells.figure(Statistics.failure(o, o.horizon()), Types.RATIO),
              Cells.figure(o.longevity(), Types.WHOLE)));
    }
    return new Shown.Table(title, List.of("strategy", "failure", "longevity"), rows, span);
  }

  /** A series is shown as its quantiles, year by year. */
  private static Shown fan(String title, SeriesValue series, Type element, Span span) {
    var columns = new ArrayList<String>();
    columns.add(series.monthly() ? "month" : "year");
    for (double level : LEVELS) {
      columns.add("P" + Math.round(level * 100));
    }
    var rows = new ArrayList<List<Cell>>();
    for (int index = 1; index <= series.length(); index++) {
      Sample sample = series.at(index, span);
      double[] v = sample.forQuantiles();
      var row = new ArrayList<Cell>();
      row.add(Cells.figure((double) index, Types.WHOLE));
      for (var q : dev.almanac.simulation.OrderStatistics.estimate(v, v.length, LEVELS)) {
        row.add(
            Cells.figure(
                Statistics.ofSample(sample, new Estimate(q.value(), q.standardError(), v.length)),
                element));
      }
      rows.add(row);
    }
    return new Shown.Plot(title, new Shown.Table(title, columns, rows, span), span);
  }
}
