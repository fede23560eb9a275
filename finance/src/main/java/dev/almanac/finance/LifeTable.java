package dev.almanac.finance;

import java.util.List;

/**
 * Mortality by a life table: for each whole age the probability of dying before the next. Deaths
 * are spread uniformly over the year of age in which they fall. Nobody survives the last year of
 * the table beyond its end, whatever its probability of death: who does not die in it dies at its
 * end.
 */
public final class LifeTable implements Mortality {
  private final int first;
  // Of one person of the first age, at each whole age; one more than there are probabilities.
  private final double[] alive;

  private LifeTable(int first, double[] alive) {
    this.first = first;
    this.alive = alive;
  }

  /**
   * A table.
   *
   * @param first the age of the first probability, not negative
   * @param deaths one-year probabilities of death q at the ages first, first + 1, ..., each in [0,
   *     1]; at least one
   */
  public static LifeTable of(int first, List<Double> deaths) {
    if (first < 0) {
      throw new IllegalArgumentException("a table from age " + first);
    }
    if (deaths.isEmpty()) {
      throw new IllegalArgumentException("a table without ages");
    }
    double[] alive = new double[deaths.size() + 1];
    alive[0] = 1.0;
    for (int i = 0; i < deaths.size(); i++) {
      double q = deaths.get(i);
      if (!(q >= 0.0 && q <= 1.0)) {
        throw new IllegalArgumentException("death probability " + q + " at age " + (first + i));
      }
      alive[i + 1] = alive[i] * (1.0 - q);
    }
    return new LifeTable(first, alive);
  }

  /** The first age of the table; younger ones are outside it. */
  public int first() {
    return first;
  }

  /** The last age that has a probability of death; nobody lives beyond the age after it. */
  public int last() {
    return first + alive.length - 2;
  }

  @Override
  public double survival(double age, double years) {
    double start = position(age);
    if (!(years >= 0.0)) {
      throw new IllegalArgumentException("survival of " + years + " years");
    }
    if (years == 0.0) {
      return 1.0;
    }
    double now = alive(start);
    return now > 0.0 ? Math.min(1.0, alive(start + years) / now) : 0.0;
  }

  @Override
  public double expectancy(double age) {
    double start = position(age);
    double now = alive(start);
    if (!(now > 0.0)) {
      return 0.0;
    }
    // The survivors are linear between whole ages, so that trapezoids are exact.
    double lived = 0.0;
    for (int i = alive.length - 1; i > start; i--) {
      double from = Math.max(i - 1.0, start);
      lived += 0.5 * (alive(from) + alive[i]) * (i - from);
    }
    return lived / now;
  }

  private double position(double age) {
    if (!(age >= first && age < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("age " + age + " in a table from age " + first);
    }
    return age - first;
  }

  private double alive(double position) {
    int end = alive.length - 1;
    if (position >= end) {
      return position == end ? alive[end] : 0.0;
    }
    int i = (int) position;
    return Math.fma(position - i, alive[i + 1] - alive[i], alive[i]);
  }
}
