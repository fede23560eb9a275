package dev.almanac.cli;

import dev.almanac.execute.Job;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the work in good order when the user has had enough. */
public final class Interruption {

  /** How long the work may take to notice, in milliseconds. */
  private static final long PATIENCE = 1000;

  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested = false;
  private final Set<Job> jobs = ConcurrentHashMap.newKeySet();

  /** Lets Ctrl-C interrupt; the process then ends with 130 by itself. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "interruption"));
  }

  /** Interrupts the work, now or when it begins. */
  public void request() {
    requested = true;
    jobs.forEach(Job::cancel);
  }

  Job watch(Job begun) {
    jobs.add(begun);
    if (requested) {
      begun.cancel();
    }
    return begun;
  }

  boolean isRequested() {
    return requested;
  }

  /** Says that nothing is left that must not be cut short. */
  void finish() {
    finished.countDown();
  }

  private void shutDown() {
    if (finished.getCount() == 0) {
      return;
    }
    request();
    try {
      // Time to stop, to erase the progress line and to finish a file that is being written.
      boolean _ = finished.await(PATIENCE, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
