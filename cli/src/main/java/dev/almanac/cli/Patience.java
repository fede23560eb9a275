package dev.almanac.cli;

import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process where a plan takes longer than {@code --limit time} and does not notice: while
 * it is read and checked. What is simulated stops by itself, with a diagnostic. Results are written
 * when the time does not count any more, so nothing is left half-written.
 */
final class Patience {

  /** How much longer the work may take to notice, in milliseconds. */
  private static final long GRACE = 2000;

  private final Limits limits;
  private final PrintStream err;
  private @Nullable Thread watch;

  private Patience(Limits limits, PrintStream err) {
    this.limits = limits;
    this.err = err;
  }

  static Patience of(Invocation invocation, PrintStream err) {
    return new Patience(invocation.limits(), err);
  }

  /** Lets the time of one plan begin. */
  void begin() {
    end();
    if (limits.isTimed()) {
      watch = Thread.ofPlatform().name("patience").daemon().start(this::watch);
    }
  }

  /** Says that what is left takes no time that counts. */
  void end() {
    if (watch != null) {
      watch.interrupt();
      watch = null;
    }
  }

  private void watch() {
    try {
      TimeUnit.MILLISECONDS.sleep(limits.of(Limit.TIME));
      TimeUnit.MILLISECONDS.sleep(GRACE);
    } catch (InterruptedException inTime) {
      return;
    }
    String most = Limit.TIME.words(limits.of(Limit.TIME));
    err.println("alm: stopped after " + most + ": it takes longer to read this plan");
    err.flush();
    Runtime.getRuntime().halt(ExitCode.WRONG);
  }
}
