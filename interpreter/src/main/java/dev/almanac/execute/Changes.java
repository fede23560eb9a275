package dev.almanac.execute;

import dev.almanac.execute.CellErrors.Place;
import dev.almanac.ir.Ir;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Words;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what a line showed with what it shows now, figure by figure. */
final class Changes {

  private final Evaluator then;
  private final Evaluator now;
  private final int most;

  /**
   * @param most of so many changes of one line it is said only how many there are
   */
  Changes(Evaluator then, Evaluator now, int most) {
    this.then = then;
    this.now = now;
    this.most = most;
  }

  List<Change> of(Shown before, StepIr beforeStep, Shown after, StepIr afterStep) {
    if (before instanceof Shown.Single b && after instanceof Shown.Single a) {
      return same(b.cell(), a.cell())
          ? List.of()
          : List.of(change(a.title(), b.cell(), a.cell(), error(beforeStep, afterStep)));
    }
    Optional<Shown.Table> b = table(before);
    Optional<Shown.Table> a = table(after);
    if (a.isEmpty() || b.isEmpty() || !alike(b.get(), a.get())) {
      return before.equals(after) ? List.of() : List.of(different(after.title()));
    }
    List<Place> places = changed(b.get(), a.get(), after instanceof Shown.Plot);
    if (places.size() > most) {
      return List.of(different(after.title() + ", " + places.size() + " figures"));
    }
    Map<Place, Double> errors =
        beforeStep instanceof StepIr.ShowTable x && afterStep instanceof StepIr.ShowTable y
            ? CellErrors.of(x, then, y, now, places)
            : failures(beforeStep, afterStep, a.get().columns().indexOf("failure"));
    return places.stream()
        .map(p ->
            change(
                title(a.get(), p),
                cell(b.get(), p),
                cell(a.get(), p),
                Optional.ofNullable(errors.get(p))))
        .toList();
  }

  private static Optional<Shown.Table> table(Shown shown) {
    return switch (shown) {
      case Shown.Table t -> Optional.of(t);
      case Shown.Plot p -> Optional.of(p.data());
      default -> Optional.empty();
    };
  }

  private static boolean alike(Shown.Table before, Shown.Table after) {
    return before.columns().equals(after.columns()) && before.rows().size() == after.rows().size();
  }

  /** Of a plot only the last row counts: how its lines end. */
  private static List<Place> changed(Shown.Table before, Shown.Table after, boolean plot) {
    var places = new ArrayList<Place>();
    int rows = after.rows().size();
    for (int row = plot ? Math.max(0, rows - 1) : 0; row < rows; row++) {
      for (int column = after.columns().size() > 1 ? 1 : 0;
          column < after.columns().size();
          column++) {
        var place = new Place(row, column);
        if (!same(cell(before, place), cell(after, place))) {
          places.add(place);
        }
      }
    }
    return places;
  }

  private static Cell cell(Shown.Table table, Place place) {
    return table.rows().get(place.row()).get(place.column());
  }

  private static Change different(String title) {
    return new Change(title, new Cell.Missing(), new Cell.Missing(), Optional.empty());
  }

  private static boolean same(Cell before, Cell after) {
    return before.equals(after);
  }

  private static Change change(String title, Cell before, Cell after, Optional<Double> error) {
    return new Change(title, before, after, Differences.of(before, after, error));
  }

  private static String title(Shown.Table table, Place place) {
    Cell first = table.rows().get(place.row()).getFirst();
    String row =
        switch (first) {
          case Cell.Label l -> l.text();
          case Cell.Figure f -> table.columns().getFirst() + " " + words(f);
          default -> "row " + (place.row() + 1);
        };
    return table.title() + ", " + row + ": " + table.columns().get(place.column());
  }

  private static String words(Cell.Figure f) {
    return Words.of(f.value(), f.display() == Display.PERCENT ? Types.RATIO : Types.NUMBER);
  }

  // ---- errors

  private Optional<Double> error(StepIr before, StepIr after) {
    return before instanceof StepIr.Show b && after instanceof StepIr.Show a
        ? Differences.error(term(b, then), term(a, now))
        : Optional.empty();
  }

  private static Differences.Term term(StepIr.Show step, Evaluator evaluator) {
    return new Differences.Term(step.value(), evaluator, evaluator.frame(step.slots()));
  }

  /** Of a run or an outcome, the errors of how often each strategy fails, which has a row. */
  private Map<Place, Double> failures(StepIr before, StepIr after, int column) {
    if (!(before instanceof StepIr.Show b) || !(after instanceof StepIr.Show a)) {
      return Map.of();
    }
    List<OutcomeValue> earlier = outcomes(b.value(), then, b.slots());
    List<OutcomeValue> later = outcomes(a.value(), now, a.slots());
    var errors = new HashMap<Place, Double>();
    for (int i = 0; i < Math.min(earlier.size(), later.size()); i++) {
      var place = new Place(i, column);
      if (later.get(i).isSimulated()) {
        Differences.error(earlier.get(i), later.get(i)).ifPresent(e -> errors.put(place, e));
      }
    }
    return errors;
  }

  private static List<OutcomeValue> outcomes(Ir ir, Evaluator evaluator, int slots) {
    return switch (evaluator.evaluate(ir, evaluator.frame(slots))) {
      case RunValue run -> run.outcomes();
      case OutcomeValue outcome -> List.of(outcome);
      default -> List.of();
    };
  }
}
