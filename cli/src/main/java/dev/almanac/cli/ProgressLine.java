package dev.almanac.cli;

import dev.almanac.execute.Job;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line that says how far a simulation is; it comes late, is redrawn, and goes away. */
final class ProgressLine implements Job.Listener, AutoCloseable {

  private static final long FIRST_AFTER = 500_000_000L;
  private static final long THEN_EVERY = 100_000_000L;
  private static final double SECOND = 1e9;
  private static final String ERASE = "\r\u001B[K";
  private static final int LONGEST = 76;

  private final PrintStream err;
  private final LongSupplier clock;
  private final boolean watched;
  private volatile long next;
  private String run = "";
  private long begun;
  private long before = 0;
  private boolean drawn = false;
  private boolean closed = false;

  ProgressLine(PrintStream err, LongSupplier clock, boolean watched) {
    this.err = err;
    this.clock = clock;
    this.watched = watched;
    this.next = clock.getAsLong() + FIRST_AFTER;
    this.begun = clock.getAsLong();
  }

  /** Called by every thread that works, so most calls return at once. */
  @Override
  public void progress(String name, long done, long total) {
    if (watched && clock.getAsLong() - next >= 0) {
      draw(name, done, total);
    }
  }

  private synchronized void draw(String name, long done, long total) {
    long now = clock.getAsLong();
    if (closed || now - next < 0 || total <= 0) {
      return;
    }
    next = now + THEN_EVERY;
    if (!run.equals(name) || done < before) {
      // The next run, or another pass over the paths of this one.
      begun = drawn ? now : begun;
    }
    run = name;
    before = done;
    drawn = true;
    err.print(ERASE + text(done, total, now - begun));
    err.flush();
  }

  private String text(long done, long total, long elapsed) {
    String text =
        String.format(Locale.ROOT, "%s: %,d of %,d paths, %d%%", run, done, total, share(done, total));
    if (done > 0 && done < total) {
      double left = elapsed / SECOND * (total - done) / done;
      text += String.format(Locale.ROOT, ", %.0f s left", Math.ceil(left));
    }
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static long share(long done, long total) {
    return (long) (100.0 * done / total);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (drawn) {
      err.print(ERASE);
      err.flush();
    }
  }
}
