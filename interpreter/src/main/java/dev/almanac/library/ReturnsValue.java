package dev.almanac.library;

import dev.almanac.type.Unit.Basis;
import java.util.Arrays;

/**
 * The returns of a history, step by step.
 *
 * <p>Each is simple: what 1 earns from the start to the end of its step.
 */
public final class ReturnsValue {

  private static final int MONTHS = 12;

  private final String name;
  private final double[] simple;
  private final int stepsPerYear;
  private final int first;
  private final Basis basis;

  /**
   * @param stepsPerYear 12 or 1
   * @param first the month in which the first step ends, counted from year 0
   * @param basis whether inflation has been taken off; none for inflation itself
   */
  public ReturnsValue(String name, double[] simple, int stepsPerYear, int first, Basis basis) {
    this.name = name;
    this.simple = simple.clone();
    this.stepsPerYear = stepsPerYear;
    this.first = first;
    this.basis = basis;
  }

  public String name() {
    return name;
  }

  /** Returns how many steps there are. */
  public int size() {
    return simple.length;
  }

  /** Returns what 1 earns in a step, counted from 0. */
  public double at(int step) {
    return simple[step];
  }

  /** Returns what 1 earns in each step. */
  public double[] simple() {
    return simple.clone();
  }

  /** Returns what 1 becomes in each step. */
  public double[] growth() {
    return Arrays.stream(simple).map(r -> 1.0 + r).toArray();
  }

  public int stepsPerYear() {
    return stepsPerYear;
  }

  public boolean isMonthly() {
    return stepsPerYear == MONTHS;
  }

  /** Returns the month in which the first step ends, counted from year 0. */
  public int first() {
    return first;
  }

  public Basis basis() {
    return basis;
  }

  /** Returns whether the steps of both are the same time. */
  public boolean isParallelTo(ReturnsValue other) {
    return first == other.first
        && stepsPerYear == other.stepsPerYear
        && simple.length == other.simple.length;
  }

  /** Returns the time of the steps, as in {@code 1927-01 to 2006-12}. */
  public String time() {
    if (simple.length == 1) {
      return words(first);
    }
    int last = first + (simple.length - 1) * (MONTHS / stepsPerYear);
    return words(first) + " to " + words(last);
  }

  private String words(int month) {
    int year = Math.floorDiv(month, MONTHS);
    return isMonthly() ? "%d-%02d".formatted(year, Math.floorMod(month, MONTHS) + 1) : "" + year;
  }

  /** Prints as {@code stocks: 960 months, 1927-01 to 2006-12}. */
  @Override
  public String toString() {
    String step = (isMonthly() ? " month" : " year") + (simple.length == 1 ? ", " : "s, ");
    return name + ": " + simple.length + step + time();
  }
}
