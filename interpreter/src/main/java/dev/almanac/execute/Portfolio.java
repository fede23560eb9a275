package dev.almanac.execute;

import dev.almanac.ir.Instruction;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy owns on the paths of a block, and what it does with it: one mix of the market's
 * assets, or pockets that are kept apart. Wealth, and whether a path has failed, are registers; a
 * portfolio keeps them true. One object per thread.
 */
interface Portfolio {

  /** Hears from which source a payment is taken, and what is moved between pockets. */
  @FunctionalInterface
  interface Taking {

    /**
     * @param source by its place in {@link #sources()}
     */
    void taken(int source, double[] amounts, int n);

    /**
     * @param from a pocket by its place, as {@code to}, which does not have the amounts yet
     */
    default void moved(int from, int to, double[] amounts, int n) {}
  }

  /** Returns where payments can come from, what comes first in front. */
  List<Source> sources();

  /** Begins a block; the register of wealth is set. */
  void begin(int n);

  void hold(Instruction hold, int period, int n);

  /**
   * Grows over a period.
   *
   * @param growth a column for each asset, and after them those of what moves beside them
   */
  void grow(int period, double[][] growth, int n);

  /** Pays, and tells from what; what is not paid in full is a failure. */
  void spend(Instruction spend, int period, int n, Optional<Taking> taking);

  /** Adds to wealth, unless a path has failed. */
  void save(Instruction save, int period, int n);

  void move(Instruction move, int period, int n, Optional<Taking> taking);

  /** Fills the register that an instruction about pockets writes. */
  void read(Instruction read, int period, boolean start, int n);

  /** Returns what is in a pocket on a path. */
  double balance(int pocket, int lane);

  /** Returns what a path holds, in words, after a period. */
  String describe(int lane);

  /** Fills the simple return of what has grown; of nothing it is 0. */
  static void simpleReturn(double[] d, double[] before, double[] after, int n) {
    for (int i = 0; i < n; i++) {
      d[i] = before[i] == 0.0 ? 0.0 : after[i] / before[i] - 1.0;
    }
  }
}
