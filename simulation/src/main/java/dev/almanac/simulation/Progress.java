package dev.almanac.simulation;

/** Hears how many paths are done; called rarely, always by the thread that started the run. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (done, total) -> {};

  void report(long done, long total);
}
