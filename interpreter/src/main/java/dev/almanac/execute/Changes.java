package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.ir.StepIr;
import dev.almanac.library.Words;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.Display;
import dev.almanac.result.Shown;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a line showed with what it shows now, figure by figure. */
final class Changes {

  /** More than a screen of them says nothing. */
  private static final int MOST = 24;

  private final Evaluator then;
  private final Evaluator now;

  Changes(Evaluator then, Evaluator now) {
    this.then = then;
    this.now = now;
  }

  List<Change> of(Shown before, StepIr beforeStep, Shown after, StepIr afterStep) {
    if (before instanceof Shown.Single b && after instanceof Shown.Single a) {
      return same(b.cell(), a.cell())
          ? List.of()
          : List.of(change(a.title(), b.cell(), a.cell(), error(beforeStep, afterStep)));
    }
    Optional<Shown.Table> b = table(before);
    Optional<Shown.Table> a = table(after);
    if (a.isEmpty() || b.isEmpty() || !a.get().columns().equals(b.get().columns())) {
      return before.equals(after) ? List.of() : List.of(different(after.title()));
    }
    return tables(b.get(), a.get(), failures(beforeStep, afterStep));
  }

  private static Optional<Shown.Table> table(Shown shown) {
    return switch (shown) {
      case Shown.Table t -> Optional.of(t);
      // The last place of a line says how it ends.
      case Shown.Plot p ->
          Optional.of(
              new Shown.Table(
                  p.title(),
                  p.data().columns(),
                  p.data().rows().isEmpty() ? List.of() : List.of(p.data().rows().getLast()),
                  p.span()));
      default -> Optional.empty();
    };
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

  private static List<Change> tables(
      Shown.Table before, Shown.Table after, List<Optional<Double>> failures) {
    if (before.rows().size() != after.rows().size()) {
      return List.of(different(after.title()));
    }
    var changes = new ArrayList<Change>();
    for (int row = 0; row < after.rows().size(); row++) {
      for (int column = 1; column < after.columns().size(); column++) {
        Cell b = before.rows().get(row).get(column);
        Cell a = after.rows().get(row).get(column);
        if (!same(b, a)) {
          boolean failure = after.columns().get(column).equals("failure");
          Optional<Double> error =
              failure && row < failures.size() ? failures.get(row) : Optional.empty();
          changes.add(change(title(after, row, column), b, a, error));
        }
      }
    }
    return changes.size() > MOST
        ? List.of(different(after.title() + ", " + changes.size() + " figures"))
        : changes;
  }

  private static String title(Shown.Table table, int row, int column) {
    Cell first = table.rows().get(row).getFirst();
    String place =
        switch (first) {
          case Cell.Label l -> l.text();
          case Cell.Figure f -> table.columns().getFirst() + " " + words(f);
          default -> "row " + (row + 1);
        };
    return table.title() + ", " + place + ": " + table.columns().get(column);
  }

  private static String words(Cell.Figure f) {
    return Words.of(f.value(), f.display() == Display.PERCENT ? Types.RATIO : Types.NUMBER);
  }

  // ---- errors

  private Optional<Double> error(StepIr before, StepIr after) {
    return before instanceof StepIr.Show b && after instanceof StepIr.Show a
        ? Differences.error(b.value(), then, a.value(), now)
        : Optional.empty();
  }

  /** Of a run or an outcome, the errors of how often each strategy fails, in their order. */
  private List<Optional<Double>> failures(StepIr before, StepIr after) {
    if (!(before instanceof StepIr.Show b) || !(after instanceof StepIr.Show a)) {
      return List.of();
    }
    List<OutcomeValue> earlier = outcomes(b.value(), then, b.slots());
    List<OutcomeValue> later = outcomes(a.value(), now, a.slots());
    var errors = new ArrayList<Optional<Double>>();
    for (int i = 0; i < Math.min(earlier.size(), later.size()); i++) {
      errors.add(
          later.get(i).isSimulated()
              ? Differences.error(earlier.get(i), later.get(i))
              : Optional.empty());
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
