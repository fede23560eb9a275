package dev.almanac.simulation;

import java.time.Duration;

/**
 * A flag that any thread may set to stop a run soon, or that is set by itself after some time. It
 * stops a run or leaves it alone: no figure depends on it.
 */
public final class Cancellation {
  private volatile boolean requested;
  private volatile boolean timed;
  private volatile long end;

  public void request() {
    requested = true;
  }

  /** Stops the run when it has taken this long from now. */
  public void requestAfter(Duration time) {
    end = System.nanoTime() + time.toNanos();
    timed = true;
  }

  public boolean isRequested() {
    return requested || isOver();
  }

  /** Returns whether the time is over and nobody has asked before. */
  public boolean isOvertime() {
    return !requested && isOver();
  }

  private boolean isOver() {
    return timed && System.nanoTime() - end >= 0;
  }

  /** Throws {@link Cancelled} once cancellation has been requested. */
  public void check() {
    if (isRequested()) {
      throw new Cancelled();
    }
  }
}
