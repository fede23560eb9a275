package dev.almanac.simulation;

/** The run was stopped on request. */
public final class Cancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Cancelled() {
    super("cancelled");
  }
}
