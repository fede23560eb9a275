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
  private static final long FEWEST = 2;

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

  /** Times a run without what it costs for hardly any path: reading, checking and planning. */
  Measured time(long paths, int threads) {
    long start = System.nanoTime();
    run(FEWEST, threads);
    long planned = System.nanoTime();
    PlanResult result = run(paths, threads);
    long end = System.nanoTime();
    var failure =
        (Cell.Figure)
            Objects.requireNonNull(
                result.runs().getFirst().outcomes().getFirst().figures().get("failure"));
    return new Measured(
        1e-9 * ((end - planned) - (planned - start)), Math.round(failure.value() * paths));
  }

  /** The numbers of the first table that the plan shows. */
  double[][] table() {
    return run(FEWEST, 1).shown().stream()
        .filter(Shown.Table.class::isInstance)
        .map(Shown.Table.class::cast)
        .findFirst()
        .orElseThrow()
        .rows()
        .stream()
        .map(PlanRun::numbers)
        .toArray(double[][]::new);
  }

  private static double[] numbers(List<Cell> row) {
    return row.stream().mapToDouble(c -> ((Cell.Figure) c).value()).toArray();
  }
}
