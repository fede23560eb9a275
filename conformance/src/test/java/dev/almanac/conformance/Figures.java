package dev.almanac.conformance;

import dev.almanac.result.Cell;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import java.util.List;
import java.util.stream.IntStream;

/** Reads figures out of a result by what they are called. */
record Figures(PlanResult result) {

  static Figures of(String plan) {
    return new Figures(Plans.run(plan));
  }

  Shown shown(String title) {
    return result.shown().stream()
        .filter(s -> s.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is shown as " + title));
  }

  /** Returns a single figure. */
  Cell.Figure figure(String title) {
    return (Cell.Figure) ((Shown.Single) shown(title)).cell();
  }

  double value(String title) {
    return figure(title).value();
  }

  double error(String title) {
    return figure(title).standardError().orElse(0.0);
  }

  Shown.Table table(String title) {
    return switch (shown(title)) {
      case Shown.Table t -> t;
      case Shown.Plot p -> p.data();
      case Shown s -> throw new AssertionError("no table: " + s);
    };
  }

  /** Returns a column of a table or plot. */
  List<Cell> column(String title, String name) {
    Shown.Table table = table(title);
    int index = table.columns().indexOf(name);
    return table.rows().stream().map(row -> row.get(index)).toList();
  }

  double[] values(String title, String name) {
    return column(title, name).stream().mapToDouble(c -> ((Cell.Figure) c).value()).toArray();
  }

  double[] errors(String title, String name) {
    return column(title, name).stream()
        .mapToDouble(c -> ((Cell.Figure) c).standardError().orElse(0.0))
        .toArray();
  }

  /** Returns what everything that is shown came to, without what else was in the plan. */
  List<String> titles() {
    return IntStream.range(0, result.shown().size())
        .mapToObj(i -> result.shown().get(i).title())
        .toList();
  }
}
