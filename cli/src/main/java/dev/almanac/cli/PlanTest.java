package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.execute.Job;
import dev.almanac.result.Expectation;
import dev.almanac.result.PlanDiff;
import dev.almanac.result.PlanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs one plan and keeps what it expects: many may run at once, nothing is printed. */
final class PlanTest {

  private final Call call;
  private final Path plan;

  PlanTest(Call call, Path plan) {
    this.call = call;
    this.plan = plan;
  }

  /**
   * What came of a plan.
   *
   * @param files what it was read from; empty if it could not be read
   * @param problem what is wrong with a file beside the plan; empty if nothing is
   * @param recorded what is other than it was recorded
   */
  record Outcome(
      Path plan,
      Optional<ProjectFiles> files,
      String problem,
      List<Diagnostic> diagnostics,
      List<Expectation> expectations,
      Optional<PlanDiff> recorded) {}

  /**
   * Runs it. Where nothing is expected and nothing recorded it is only checked.
   *
   * @param filter a part of what an expectation says, or of the plan's name; empty for all
   */
  Outcome run(Job job, String filter) {
    Optional<ProjectFiles> files = call.open(plan);
    if (files.isEmpty()) {
      return outcome(files, "", List.of(), List.of(), Optional.empty());
    }
    boolean named = plan.toString().contains(filter);
    String text = files.get().plan().text();
    boolean recorded = filter.isEmpty() && Files.exists(RecordFile.beside(call.resolve(plan)));
    if (!recorded && !text.contains("expect")) {
      return checked(files.get());
    }
    Almanac.Answer answer = new Almanac(files.get()).run(files.get().plan(), call.request(), job);
    call.patience().end();
    List<Expectation> expectations =
        answer.result().map(PlanResult::expectations).orElse(List.of()).stream()
            .filter(e -> named || e.text().contains(filter))
            .toList();
    try {
      Optional<PlanDiff> changes =
          recorded && answer.result().isPresent() && isAsWritten()
              ? RecordFile.changes(call.resolve(plan), answer.result().get())
              : Optional.empty();
      return outcome(files, "", answer.diagnostics(), expectations, changes);
    } catch (UsageError e) {
      String problem = String.valueOf(e.getMessage());
      return outcome(files, problem, answer.diagnostics(), expectations, Optional.empty());
    }
  }

  /** A record is of the plan as it is written: with other paths it says nothing. */
  private boolean isAsWritten() {
    return call.request().equals(Almanac.Request.asWritten());
  }

  private Outcome checked(ProjectFiles files) {
    List<Diagnostic> found =
        new Almanac(files).check(files.plan(), call.request(), call.invocation().limits());
    call.patience().end();
    return outcome(Optional.of(files), "", found, List.of(), Optional.empty());
  }

  private Outcome outcome(
      Optional<ProjectFiles> files,
      String problem,
      List<Diagnostic> diagnostics,
      List<Expectation> expectations,
      Optional<PlanDiff> recorded) {
    return new Outcome(plan, files, problem, diagnostics, expectations, recorded);
  }
}
