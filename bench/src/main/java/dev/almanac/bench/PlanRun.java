package dev.almanac.bench;

import dev.almanac.Almanac;
import dev.almanac.Almanac.Answer;
import dev.almanac.Almanac.Request;
import dev.almanac.data.Imports;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.result.Cell;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import dev.almanac.simulation.Blocks;
import dev.almanac.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** A plan as a user would run it: from text to result, the simulation and all. */
final class PlanRun {
  /** A plan of so many paths costs what reading, checking and planning it costs. */
  static final long FEWEST = 2;

  private final Imports imports;
  private final Source source;

  private PlanRun(Imports imports, Source source) {
    this.imports = imports;
    this.source = source;
  }

  static PlanRun of(Path file) throws Unreadable {
    ProjectFiles files = ProjectFiles.of(file);
    return new PlanRun(files, files.plan());
  }

  /** The same plan with more lines at its end. */
  PlanRun and(String lines) {
    return new PlanRun(imports, Source.of(source.name(), source.text() + lines));
  }

  /** The same plan with some of its text replaced. */
  PlanRun with(String text, String replacement) {
    return new PlanRun(imports, Source.of(source.name(), source.text().replace(text, replacement)));
  }

  PlanResult run(long paths, int threads) {
    var job = new Job(threads, Blocks.DEFAULT_SIZE, (run, done, total) -> {});
    var request = new Request(Map.of(), OptionalLong.of(paths), OptionalLong.empty());
    Answer answer = new Almanac(imports).run(source, request, job);
    return answer
        .result()
        .orElseThrow(() -> new IllegalStateException(answer.diagnostics().toString()));
  }

  /** Returns the seconds of a run, from text to result. */
  double whole(long paths, int threads) {
    long start = System.nanoTime();
    run(paths, threads);
    return 1e-9 * (System.nanoTime() - start);
  }

  /** Times a run of one strategy without reading, checking and planning. */
  Measured time(long paths, int threads) {
    double planning = whole(FEWEST, threads);
    long start = System.nanoTime();
    PlanResult result = run(paths, threads);
    double seconds = 1e-9 * (System.nanoTime() - start) - planning;
    var failure =
        (Cell.Figure)
            Objects.requireNonNull(
                result.runs().getFirst().outcomes().getFirst().figures().get("failure"));
    return new Measured(seconds, Math.round(failure.value() * paths));
  }

  /** The rows of the first table that the plan shows. */
  List<List<Cell>> table(long paths) {
    return run(paths, 1).shown().stream()
        .filter(Shown.Table.class::isInstance)
        .map(Shown.Table.class::cast)
        .findFirst()
        .orElseThrow()
        .rows();
  }

  /** The numbers of that table, where no path matters. */
  double[][] numbers() {
    return table(FEWEST).stream().map(PlanRun::numbers).toArray(double[][]::new);
  }

  private static double[] numbers(List<Cell> row) {
    return row.stream().mapToDouble(c -> ((Cell.Figure) c).value()).toArray();
  }
}
