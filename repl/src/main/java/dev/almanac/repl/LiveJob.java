package dev.almanac.repl;

import dev.almanac.execute.Job;
import dev.almanac.limit.Limits;
import java.util.Optional;
import java.util.function.Supplier;

/** The work of a session, whose progress is told to whoever listens to the answer at hand. */
public final class LiveJob {

  private final Job job;
  private volatile Optional<Job.Listener> listener = Optional.empty();

  /**
   * @param threads how many may work
   * @param blockSize how many paths are worked on at once
   */
  public LiveJob(int threads, int blockSize) {
    this(threads, blockSize, Limits.standard());
  }

  /** Returns the work of a session that may ask for other amounts than usual. */
  public LiveJob(int threads, int blockSize, Limits limits) {
    this.job = new Job(threads, blockSize, this::tell, limits);
  }

  private void tell(String run, long done, long total) {
    listener.ifPresent(l -> l.progress(run, done, total));
  }

  /** Returns the job to give to the session. */
  public Job job() {
    return job;
  }

  /** Stops the answer at hand, from any thread. */
  void stop() {
    job.cancel();
  }

  <T> T tellingTo(Job.Listener hears, Supplier<T> work) {
    listener = Optional.of(hears);
    try {
      return work.get();
    } finally {
      listener = Optional.empty();
    }
  }
}
