package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import dev.almanac.simulation.Blocks;
import dev.almanac.simulation.Cancellation;
import java.time.Duration;
import java.util.Optional;

/** One execution: what the host grants it, what it hears of it, and how it stops it. */
public final class Job {

  /** Hears how far a run is; called rarely. */
  @FunctionalInterface
  public interface Listener {
    void progress(String run, long done, long total);
  }

  /** How many paths are worked on at once, where nobody says otherwise. */
  public static final int DEFAULT_BLOCK_SIZE = Blocks.DEFAULT_SIZE;

  private final int threads;
  private final int blockSize;
  private final Listener listener;
  private final Limits limits;
  private volatile Cancellation cancellation = new Cancellation();
  private boolean sharing = true;

  /**
   * @param threads how many threads may work; no number changes a result
   * @param blockSize how many paths are worked on at once, a power of two; changes no result either
   */
  public Job(int threads, int blockSize, Listener listener) {
    this(threads, blockSize, listener, Limits.standard());
  }

  /** Returns a job that may ask for other amounts than usual. */
  public Job(int threads, int blockSize, Listener listener, Limits limits) {
    this.limits = limits;
    this.threads = threads;
    this.blockSize = blockSize;
    this.listener = listener;
  }

  /** Returns a job on all processors that tells nothing. */
  public static Job quiet() {
    return new Job(
        Runtime.getRuntime().availableProcessors(), DEFAULT_BLOCK_SIZE, (run, done, total) -> {});
  }

  /** Simulates every cell of a study by itself; no figure may depend on it, and a test says so. */
  public Job cellByCell() {
    sharing = false;
    return this;
  }

  boolean isSharing() {
    return sharing;
  }

  /** Stops the job soon, from any thread; what runs it throws {@link JobCancelled}. */
  public void cancel() {
    cancellation.request();
  }

  /** Lets a job that may have been stopped work again: one serves a whole session. */
  public void renew() {
    cancellation = new Cancellation();
    begin();
  }

  /** Lets the time that the host grants begin. */
  public void begin() {
    if (limits.isTimed()) {
      cancellation.requestAfter(Duration.ofMillis(limits.of(Limit.TIME)));
    }
  }

  /** Says so if the time is over, not the patience of a user. */
  public Optional<Diagnostic> overtime() {
    return cancellation.isOvertime() ? Optional.of(allowance().overtime()) : Optional.empty();
  }

  /** Returns what the host lets a plan ask for. */
  public Limits limits() {
    return limits;
  }

  Allowance allowance() {
    return new Allowance(limits);
  }

  int threads() {
    return threads;
  }

  int blockSize() {
    return blockSize;
  }

  Listener listener() {
    return listener;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Throws if the job has been stopped. */
  void check() {
    if (cancellation.isRequested()) {
      throw new JobCancelled();
    }
  }
}
