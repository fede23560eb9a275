package dev.almanac.cli;

import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostic.Label;
import dev.almanac.diagnostic.Diagnostic.Severity;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.result.Expectation;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints what is wrong with plans, and counts. */
final class Mistakes {

  private final Call call;
  private final Path folder;
  private final Set<String> already = new HashSet<>();
  private int errors = 0;
  private int warnings = 0;

  Mistakes(Call call) {
    this.call = call;
    this.folder = real(call.surroundings().folder());
  }

  /**
   * Prints diagnostics; returns whether one of them is an error. What many plans import is wrong in
   * all of them, and told once.
   */
  boolean print(List<Diagnostic> diagnostics, ProjectFiles files) {
    var shown = new ArrayList<Diagnostic>();
    boolean wrong = false;
    for (Diagnostic d : diagnostics) {
      boolean error = d.severity() == Severity.ERROR;
      wrong |= error;
      Diagnostic told = fromHere(d, files);
      if (already.add(told.code() + " " + told.labels())) {
        errors += error ? 1 : 0;
        warnings += error ? 0 : 1;
        if (error || !call.isQuiet()) {
          shown.add(told);
        }
      }
    }
    if (!shown.isEmpty()) {
      boolean colour = call.surroundings().errorColour();
      call.err().println(DiagnosticRenderer.render(shown, colour));
    }
    return wrong;
  }

  /** Prints how many there were, if there were any. */
  void tally() {
    String sum = count(errors, "error");
    if (!call.isQuiet()) {
      sum += (sum.isEmpty() || warnings == 0 ? "" : ", ") + count(warnings, "warning");
    }
    if (!sum.isEmpty()) {
      call.err().println(sum);
    }
  }

  private static String count(int count, String what) {
    return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
  }

  /** Names places as the user would from the current folder, not from the project's. */
  private Diagnostic fromHere(Diagnostic d, ProjectFiles files) {
    List<Label> labels =
        d.labels().stream().map(l -> new Label(fromHere(l.span(), files), l.text())).toList();
    return new Diagnostic(d.severity(), d.code(), d.title(), labels, d.explanation(), d.hint());
  }

  /** Returns an expectation that names its place so. */
  Expectation fromHere(Expectation e, ProjectFiles files) {
    return new Expectation(e.text(), e.verdict(), e.detail(), fromHere(e.span(), files));
  }

  private Span fromHere(Span span, ProjectFiles files) {
    Source source = span.source();
    // Settings of the command line are no files.
    Path file = files.root().resolve(source.name()).normalize();
    if (source.library() || !file.toFile().exists()) {
      return span;
    }
    Path shown = file.startsWith(folder) ? folder.relativize(file) : file;
    return new Span(source.named(shown.toString()), span.start(), span.end());
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }
}
