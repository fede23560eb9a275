package dev.almanac.finance;

/**
 * On whose lives payments depend: what part of a payment is expected at a later time. Lives are
 * independent of each other.
 */
@FunctionalInterface
public interface Lives {

  /**
   * The expected part of a payment due then, in [0, 1].
   *
   * @param years from now, not negative
   */
  double expected(double years);

  /** On nobody's: always paid. */
  static Lives certain() {
    return years -> 1.0;
  }

  /** While one person lives, who has this age now. */
  static Lives single(Mortality mortality, double age) {
    return years -> mortality.survival(age, years);
  }

  /** While both live. */
  static Lives joint(Lives first, Lives second) {
    return years -> first.expected(years) * second.expected(years);
  }

  /** While at least one lives. */
  static Lives lastSurvivor(Lives first, Lives second) {
    return jointAndSurvivor(first, second, 1.0, 1.0);
  }

  /**
   * In full while both live, and afterwards a part of it to whoever survives.
   *
   * @param toFirst the part paid to the first after the second's death, in [0, 1]
   * @param toSecond the part paid to the second after the first's death, in [0, 1]
   */
  static Lives jointAndSurvivor(Lives first, Lives second, double toFirst, double toSecond) {
    for (double part : new double[] {toFirst, toSecond}) {
      if (!(part >= 0.0 && part <= 1.0)) {
        throw new IllegalArgumentException("a survivor's part of " + part);
      }
    }
    return years -> {
      double p = first.expected(years);
      double q = second.expected(years);
      return p * q + toFirst * p * (1.0 - q) + toSecond * q * (1.0 - p);
    };
  }
}
