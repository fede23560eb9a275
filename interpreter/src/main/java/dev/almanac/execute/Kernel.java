package dev.almanac.execute;

/** One instruction on the columns of a block. */
@FunctionalInterface
interface Kernel {

  /**
   * @param r the registers
   * @param p the planned values of the period
   * @param n the number of lanes
   */
  void run(double[][] r, double[] p, int n);
}
