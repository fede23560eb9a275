package dev.almanac.cli;

import dev.almanac.Almanac;
import dev.almanac.Reporting;
import dev.almanac.report.HtmlReport;
import dev.almanac.report.MarkdownReport;
import dev.almanac.report.SvgPicture;
import dev.almanac.result.PlanReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code alm report}: a plan and what comes of it, as a page to look at and to hand over. */
final class ReportCommand {

  private final Call call;

  ReportCommand(Call call) {
    this.call = call;
  }

  int execute() throws UsageError {
    Path written = call.invocation().files().getFirst();
    Path target = target(written);
    if (!isPrinted()) {
      NewFile.requireWritable(target);
    }
    var files = call.open(written);
    if (files.isEmpty()) {
      return ExitCode.WRONG;
    }
    Reporting.Answer answer;
    try (var progress = call.progress()) {
      var almanac = new Almanac(files.get());
      answer = Reporting.of(almanac, files.get().plan(), call.request(), call.job(progress));
    }
    call.patience().end();
    var mistakes = new Mistakes(call);
    boolean wrong = mistakes.print(answer.diagnostics(), files.get());
    mistakes.tally();
    Optional<PlanReport> report = answer.report();
    if (wrong || report.isEmpty()) {
      return ExitCode.WRONG;
    }
    write(report.get(), target);
    return RunCommand.code(report.get().result().expectations());
  }

  private boolean isPrinted() {
    return call.invocation().has(Option.MARKDOWN) || call.invocation().has(Option.SVG);
  }

  /** A page lies beside its plan, if nobody says otherwise. */
  private Path target(Path plan) throws UsageError {
    Optional<String> named = call.invocation().text(Option.OUTPUT);
    if (named.filter(n -> n.endsWith(".alm")).isPresent()) {
      throw new UsageError("a report is not written over a plan: " + named.get());
    }
    if (named.isPresent()) {
      return call.resolve(Path.of(named.get()));
    }
    String name = String.valueOf(plan.getFileName()).replaceFirst("\\.alm$", "");
    return call.resolve(plan).resolveSibling(name + ".html");
  }

  private static String picture(PlanReport report, String title) throws UsageError {
    List<String> titles = SvgPicture.titles(report);
    return SvgPicture.render(report, title)
        .orElseThrow(() ->
            new UsageError(
                titles.isEmpty()
                    ? "the plan shows no picture"
                    : "there is no picture `"
                        + title
                        + "`; there are "
                        + String.join(", ", titles)));
  }

  private void write(PlanReport report, Path target) throws UsageError {
    Optional<String> picture = call.invocation().text(Option.SVG);
    if (picture.isPresent()) {
      call.out().print(picture(report, picture.get()));
      return;
    }
    if (call.invocation().has(Option.MARKDOWN)) {
      call.out().print(MarkdownReport.render(report));
      return;
    }
    NewFile.write(target, HtmlReport.render(report));
    if (!call.isQuiet()) {
      call.out().println("wrote " + target.getFileName());
    }
  }
}
