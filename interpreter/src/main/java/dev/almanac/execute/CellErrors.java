package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.ir.StepIr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The errors of the paired differences of some cells of a table. */
final class CellErrors {

  /** Samples of so many cells are held at once. */
  private static final int HELD = 32;

  private final Evaluator evaluator;
  private final StepIr.ShowTable table;

  /** A cell, by its row and column from 0. */
  record Place(int row, int column) {}

  private CellErrors(Evaluator evaluator, StepIr.ShowTable table) {
    this.evaluator = evaluator;
    this.table = table;
  }

  /** Returns the errors of those cells that are figures of a sample in both programs. */
  static Map<Place, Double> of(
      StepIr.ShowTable before,
      Evaluator then,
      StepIr.ShowTable after,
      Evaluator now,
      List<Place> places) {
    var errors = new HashMap<Place, Double>();
    for (int from = 0; from < places.size(); from += HELD) {
      var some = new HashSet<>(places.subList(from, Math.min(from + HELD, places.size())));
      var b = new CellErrors(then, before).figures(some);
      var a = new CellErrors(now, after).figures(some);
      for (Place place : some) {
        Differences.error(Optional.ofNullable(b.get(place)), Optional.ofNullable(a.get(place)))
            .ifPresent(e -> errors.put(place, e));
      }
    }
    return errors;
  }

  private Map<Place, Differences.Figure> figures(Set<Place> places) {
    var figures = new HashMap<Place, Differences.Figure>();
    List<Ir> columns = List.copyOf(table.columns().values());
    int[] rows = {0};
    evaluator
        .folds()
        .run(
            table.loops(),
            table.where(),
            evaluator.frame(table.slots()),
            frame -> {
              int row = rows[0]++;
              for (int column = 0; column < columns.size(); column++) {
                var place = new Place(row, column);
                if (places.contains(place)) {
                  Differences.figure(new Differences.Term(columns.get(column), evaluator, frame))
                      .ifPresent(f -> figures.put(place, f));
                }
              }
            });
    return figures;
  }
}
