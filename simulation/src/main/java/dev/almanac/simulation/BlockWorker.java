package dev.almanac.simulation;

/** Works on one block of paths at a time; one object per thread, so it may hold scratch columns. */
@FunctionalInterface
public interface BlockWorker {
  /**
   * Does one block.
   *
   * @param firstPath the path of lane 0
   * @param n the number of lanes: the block size, fewer in the last block
   * @param block the number of the block, from 0
   */
  void run(long firstPath, int n, long block);
}
