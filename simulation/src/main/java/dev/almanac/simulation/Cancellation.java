package dev.almanac.simulation;

/** A flag that any thread may set to stop a run soon. */
public final class Cancellation {
  private volatile boolean requested;

  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /** Throws {@link Cancelled} once cancellation has been requested. */
  public void check() {
    if (requested) {
      throw new Cancelled();
    }
  }
}
