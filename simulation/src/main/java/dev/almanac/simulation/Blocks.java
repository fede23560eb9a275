package dev.almanac.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a worker over all blocks of paths; the blocks are handed out to the threads one by one. */
public final class Blocks {
  /** Measured best: every loop has a start and an end that are not vectorized. */
  public static final int DEFAULT_SIZE = 1024;

  /** The longest column of random bits that can be filled at once. */
  public static final int MAX_SIZE = Lanes.MAX;

  private final long paths;
  private final int size;
  private final Cancellation cancellation;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Blocks(long paths, int size, Cancellation cancellation) {
    this.paths = paths;
    this.size = size;
    this.cancellation = cancellation;
  }

  /**
   * Runs blocks of {@code size} paths until all are done, and returns then. With one thread it runs
   * in the caller's; with more, the caller's is one of them. What a worker throws stops the other
   * threads after their block and is thrown here.
   *
   * @param size a power of two from 2 to {@link #MAX_SIZE}
   * @param worker makes the worker of each thread, always in the caller's thread
   * @throws Cancelled if cancellation was requested before the last block was begun
   */
  public static void run(
      long paths,
      int size,
      int threads,
      Cancellation cancellation,
      Progress progress,
      Supplier<? extends BlockWorker> worker) {
    if (paths < 0 || threads < 1 || size < 2 || size > MAX_SIZE || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "paths " + paths + ", block size " + size + ", threads " + threads);
    }
    new Blocks(paths, size, cancellation).run(threads, progress, worker);
  }

  private void run(int threads, Progress progress, Supplier<? extends BlockWorker> worker) {
    BlockWorker own = worker.get();
    List<Thread> others = new ArrayList<>();
    long blocks = (paths + size - 1) / size;
    for (int i = 1; i < Math.min(threads, blocks); i++) {
      BlockWorker each = worker.get();
      others.add(
          Thread.ofPlatform().daemon().name("blocks-" + i).unstarted(() -> work(each, null)));
    }
    others.forEach(Thread::start);
    work(own, progress);
    join(others);
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    progress.report(paths, paths);
  }

  private void work(BlockWorker worker, @Nullable Progress progress) {
    try {
      long reported = 0;
      for (long block = next.getAndIncrement();
          block * size < paths && failure.get() == null;
          block = next.getAndIncrement()) {
        cancellation.check();
        long firstPath = block * size;
        int n = (int) Math.min(size, paths - firstPath);
        worker.run(firstPath, n, block);
        long sofar = done.addAndGet(n);
        if (progress != null && sofar < paths && sofar - reported >= paths / 64) {
          progress.report(sofar, paths);
          reported = sofar;
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Waits for all; an interrupt stops the run and is kept for the caller. */
  private void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          failure.compareAndSet(null, new Cancelled());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
