package dev.almanac.repl;

import dev.almanac.execute.Job;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line that says how far a simulation is; it comes late, is redrawn, and goes away. */
public final class ProgressLine implements Job.Listener, AutoCloseable {

  private static final long FIRST_AFTER = 500_000_000L;
  private static final long THEN_EVERY = 100_000_000L;
  private static final double SECOND = 1e9;
  private static final String ERASE = "\r\u001B[K";
  private static final int LONGEST = 76;

  private final PrintStream err;
  private final LongSupplier clock;
  private final boolean watched;
  private final String what;
  private long next;
  private Heard first = new Heard("", 0, 0);
  private long latest = 0;
  private boolean drawn = false;
  private boolean closed = false;

  /** What was heard, and when. */
  private record Heard(String run, long done, long at) {}

  /**
   * Makes one.
   *
   * @param clock in nanoseconds
   * @param watched whether anybody sees it
   */
  public ProgressLine(PrintStream err, LongSupplier clock, boolean watched) {
    this(err, clock, watched, "paths");
  }

  /**
   * Makes one.
   *
   * @param what is counted
   */
  public ProgressLine(PrintStream err, LongSupplier clock, boolean watched, String what) {
    this.what = what;
    this.err = err;
    this.clock = clock;
    this.watched = watched;
    this.next = clock.getAsLong() + FIRST_AFTER;
  }

  @Override
  public synchronized void progress(String run, long done, long total) {
    if (!watched || closed || total <= 0) {
      return;
    }
    long now = clock.getAsLong();
    // The next run, or another pass over the paths of this one.
    if (!first.run().equals(run) || done < latest) {
      first = new Heard(run, done, now);
    }
    latest = done;
    if (now - next >= 0) {
      next = now + THEN_EVERY;
      drawn = true;
      err.print(ERASE + text(done, total, now));
      err.flush();
    }
  }

  private String text(long done, long total, long now) {
    String text =
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d %s, %d%%",
            first.run(),
            done,
            total,
            what,
            share(done, total));
    long since = done - first.done();
    if (since > 0 && done < total) {
      double left = (now - first.at()) / SECOND * (total - done) / since;
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
    erase();
  }

  /** Makes room for other lines; the next figure draws it again. */
  public synchronized void erase() {
    if (drawn) {
      drawn = false;
      err.print(ERASE);
      err.flush();
    }
  }
}
