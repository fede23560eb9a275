package dev.almanac.execute;

/** The host has stopped the job. */
public final class JobCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobCancelled() {
    super("cancelled", null, false, false);
  }
}
