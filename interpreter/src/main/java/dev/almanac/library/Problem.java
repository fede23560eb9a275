package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;

/** A user's mistake that shows only when a value is computed; caught by the driver. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostic diagnostic;

  public Problem(Diagnostic diagnostic) {
    super(diagnostic.title(), null, false, false);
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
