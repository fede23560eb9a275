package dev.almanac.library;

import java.util.List;

/** The growth of a market's assets, step by step, as it was; immutable. */
public final class History {

  private final String name;
  private final double[][] growth;
  private final int stepsPerYear;

  /**
   * @param name of the data: what is drawn from it is addressed by it
   * @param growth at [step][asset], what 1 becomes
   */
  public History(String name, double[][] growth, int stepsPerYear) {
    this.name = name;
    this.growth = growth;
    this.stepsPerYear = stepsPerYear;
  }

  public String name() {
    return name;
  }

  public int steps() {
    return growth.length;
  }

  public int stepsPerYear() {
    return stepsPerYear;
  }

  /** Returns the growth at [step][asset]. */
  public double[][] growth() {
    double[][] copy = new double[growth.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = growth[i].clone();
    }
    return copy;
  }

  /** Returns the simple returns of an asset, step by step. */
  public double[] returns(int asset) {
    double[] returns = new double[growth.length];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = growth[i][asset] - 1.0;
    }
    return returns;
  }

  /** Returns the same history, in which every step's growth is multiplied by its factor. */
  public History times(List<Double> factors) {
    double[][] scaled = growth();
    for (int i = 0; i < scaled.length; i++) {
      for (int a = 0; a < scaled[i].length; a++) {
        scaled[i][a] *= factors.get(i);
      }
    }
    return new History(name, scaled, stepsPerYear);
  }
}
