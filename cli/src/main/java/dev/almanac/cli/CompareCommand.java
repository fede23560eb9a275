package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.Comparison;
import dev.almanac.Comparison.Side;
import dev.almanac.data.ProjectFiles;
import dev.almanac.report.CompareReport;
import dev.almanac.result.PlanDiff;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code alm compare}: several plans beside one, such as what-ifs beside what is planned. */
final class CompareCommand {

  private final Call call;
  private final JsonTarget json;
  private final Mistakes mistakes;

  CompareCommand(Call call) {
    this.call = call;
    this.json = new JsonTarget(call);
    this.mistakes = new Mistakes(call);
  }

  int execute() throws UsageError {
    json.requireWritable();
    List<Path> files = call.invocation().files();
    if (files.size() < 2) {
      throw new UsageError("`alm compare` sets plans beside one: alm compare BASE PLAN...");
    }
    var others = new LinkedHashMap<String, PlanDiff>();
    for (Path file : files.subList(1, files.size())) {
      Optional<ProjectFiles> base = call.open(files.getFirst());
      Optional<ProjectFiles> other = base.flatMap(b -> call.open(file));
      Optional<PlanDiff> diff = other.flatMap(o -> compare(base.get(), o));
      if (diff.isEmpty()) {
        mistakes.tally();
        return ExitCode.WRONG;
      }
      others.put(file.toString(), diff.get());
    }
    mistakes.tally();
    print(files.getFirst().toString(), others);
    return ExitCode.FINE;
  }

  private Optional<PlanDiff> compare(ProjectFiles base, ProjectFiles other) {
    Comparison.Answer answer;
    try (var progress = call.progress()) {
      answer = Comparison.of(side(base), side(other), call.job(progress));
    }
    call.patience().end();
    boolean wrong = mistakes.print(answer.diagnostics(), other);
    return wrong ? Optional.empty() : answer.difference();
  }

  private Side side(ProjectFiles files) {
    return new Side(new Almanac(files), files.plan(), call.request());
  }

  private void print(String base, SequencedMap<String, PlanDiff> others) throws UsageError {
    json.write(() -> CompareReport.json(base, others));
    if (json.isPrinted()) {
      json.print(CompareReport.json(base, others));
    } else if (call.invocation().has(Option.MARKDOWN)) {
      call.out().print(CompareReport.markdown(base, others));
    } else if (!call.isQuiet()) {
      call.out().print(CompareReport.render(base, others, call.page()));
    }
  }
}
