package dev.almanac.cli;

import java.io.PrintStream;

/** What went wrong on our side, in words for the user. */
record Fault(Throwable cause) {

  private static final String NO_MEMORY =
      """
      alm: there is not enough memory for this
      Simulate fewer paths (`--paths`), or allow more memory: ALMANAC_JAVA_OPTS=-Xmx8g
      """;

  private static final String NO_STACK =
      """
      alm: this plan is nested too deeply for us
      Give inner parts a name with `let`.
      """;

  /** Says it; returns how the process should end. */
  int print(PrintStream err, boolean trace) {
    err.print(message(trace));
    if (trace) {
      cause.printStackTrace(err);
    }
    return ExitCode.FAULT;
  }

  private String message(boolean trace) {
    // A worker's error may come wrapped.
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError) {
        return NO_MEMORY;
      }
      if (t instanceof StackOverflowError) {
        return NO_STACK;
      }
    }
    return """
    alm: internal error: %s
    This is a fault of Almanac, not of the plan. Please report it with the plan, the command \
    and the output of `alm version`%s.
    """
        .formatted(cause, trace ? "" : "; `--trace` prints where it arose");
  }
}
