package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.format.Formatter;
import dev.almanac.report.TerminalReport;
import dev.almanac.result.PlanResult;
import dev.almanac.source.Source;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What must hold of any text: it yields a result or mistakes, soon, and can be formatted. */
final class Oracle {

  /** Longer than anything small takes; a machine that is busy may take as long, but not twice. */
  private static final long PATIENCE = 2_000_000_000;

  private Oracle() {}

  /** Reads, checks, runs and formats a text, which must not take long. */
  static void answerSoon(String text) {
    if (nanoseconds(text) > PATIENCE) {
      assertThat(nanoseconds(text)).as("nanoseconds").isLessThan(PATIENCE);
    }
  }

  private static long nanoseconds(String text) {
    long began = System.nanoTime();
    answer(text);
    return System.nanoTime() - began;
  }

  /** Reads, checks, runs and formats a text. */
  static void answer(String text) {
    Source source = Plans.source(text);
    format(source, run(source));
  }

  /** Reads, checks and formats a text. */
  static void read(String text) {
    List<Diagnostic> found = Plans.check(text);
    found.forEach(Oracle::diagnostic);
    format(Plans.source(text), found);
  }

  private static void format(Source source, List<Diagnostic> found) {
    // What cannot be read is not formatted.
    if (found.stream().noneMatch(d -> d.code().startsWith("syntax/"))) {
      String formatted = Formatter.format(source);
      assertThat(Formatter.format(Plans.source(formatted))).isEqualTo(formatted);
    }
  }

  private static List<Diagnostic> run(Source source) {
    // The paths are few, whatever the text says.
    var request = new Almanac.Request(Map.of(), OptionalLong.of(4), OptionalLong.empty());
    Almanac.Answer answer = Plans.library().run(source, request, Plans.job(1, 2));
    List<Diagnostic> found = answer.diagnostics();
    boolean wrong = found.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
    assertThat(answer.result().isPresent()).as("a result or errors").isEqualTo(!wrong);
    found.forEach(Oracle::diagnostic);
    answer.result().ifPresent(Oracle::result);
    return found;
  }

  private static void diagnostic(Diagnostic d) {
    assertThat(d.span().end()).isLessThanOrEqualTo(d.span().source().text().length() + 1);
    assertThat(DiagnosticRenderer.render(d, false)).doesNotContain("null", "dev.almanac");
  }

  private static void result(PlanResult result) {
    assertThat(TerminalReport.render(result, 80, false, true)).isNotEmpty();
    assertThat(Plans.json(result)).isNotEmpty();
  }
}
