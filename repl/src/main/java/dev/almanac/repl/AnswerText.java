package dev.almanac.repl;

import dev.almanac.Response;
import dev.almanac.Response.End;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.report.Page;
import dev.almanac.report.SessionReport;

/** An answer as it stands under what was typed. */
public final class AnswerText {

  private AnswerText() {}

  /** Returns all of an answer: what is wrong first; each line ends with a line end. */
  public static String of(Response response, Page page) {
    String wrong = DiagnosticRenderer.render(response.diagnostics(), page.colour());
    String answer = SessionReport.render(response, page);
    String stopped = response.end() == End.STOPPED ? "stopped\n" : "";
    return wrong + (wrong.isEmpty() || answer.isEmpty() ? "" : "\n") + answer + stopped;
  }
}
