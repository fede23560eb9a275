package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.report.CanonicalJson;
import dev.almanac.report.CsvTables;
import dev.almanac.report.Page;
import dev.almanac.report.RecordedResult;
import dev.almanac.report.TerminalReport;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code alm run}: a plan's result, as a report and as files. */
final class RunCommand {

  private final Call call;
  private final JsonTarget json;
  private final Optional<Path> csv;
  private final Optional<Path> record;

  RunCommand(Call call) {
    this.call = call;
    this.json = new JsonTarget(call);
    Path plan = call.resolve(call.invocation().files().getFirst());
    this.record = call.invocation().text(Option.RECORD).map(r -> RecordFile.beside(plan));
    this.csv = call.invocation().text(Option.CSV).map(d -> call.resolve(Path.of(d)));
  }

  int execute() throws UsageError {
    requireWritable();
    var files = call.open(call.invocation().files().getFirst());
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    var mistakes = new Mistakes(call);
    Optional<PlanResult> result = run(call, files.get(), mistakes);
    mistakes.tally();
    if (result.isEmpty()) {
      return ExitCode.WRONG;
    }
    write(result.get());
    print(result.get());
    return code(result.get().expectations());
  }

  /** Runs a plan; prints what is wrong with it. */
  static Optional<PlanResult> run(Call call, ProjectFiles files, Mistakes mistakes) {
    Almanac.Answer answer;
    try (var progress = call.progress()) {
      answer = new Almanac(files).run(files.plan(), call.request(), call.job(progress));
    }
    call.patience().end();
    boolean wrong = mistakes.print(answer.diagnostics(), files);
    return wrong ? Optional.empty() : answer.result();
  }

  /** Returns how a run with these expectations ends. */
  static int code(List<Expectation> expectations) {
    boolean met = expectations.stream().allMatch(e -> e.verdict() == Verdict.HOLDS);
    return met ? ExitCode.FINE : ExitCode.UNMET;
  }

  /** Fails before the work rather than after it. */
  private void requireWritable() throws UsageError {
    json.requireWritable();
    if (record.isPresent()) {
      NewFile.requireWritable(record.get());
    }
    if (csv.isPresent()) {
      NewFile.requireFolder(csv.get());
    }
  }

  private void write(PlanResult result) throws UsageError {
    json.write(() -> CanonicalJson.write(result));
    if (record.isPresent()) {
      NewFile.write(record.get(), RecordedResult.write(result));
    }
    if (csv.isPresent()) {
      NewFile.makeFolder(csv.get());
      for (Map.Entry<String, String> table : CsvTables.of(result).entrySet()) {
        NewFile.write(csv.get().resolve(table.getKey()), table.getValue());
      }
    }
  }

  /** Quiet is not mute: what did not hold is said. */
  static void printUnmet(Call call, List<Expectation> expectations) {
    List<Expectation> unmet =
        expectations.stream().filter(e -> e.verdict() != Verdict.HOLDS).toList();
    if (!unmet.isEmpty()) {
      call.err().print(TerminalReport.render(unmet, call.errorPage()));
    }
  }

  private void print(PlanResult result) {
    if (json.isPrinted()) {
      json.print(CanonicalJson.write(result));
    } else if (call.isQuiet()) {
      printUnmet(call, result.expectations());
    } else {
      Page page = call.page();
      call.out().print(TerminalReport.render(result, page.width(), page.colour(), page.unicode()));
    }
  }
}
