package dev.almanac.finance;

/** The steps of a series: 12 a year are months. */
final class Steps {
  private Steps() {}

  static void check(int perYear) {
    if (perYear < 1) {
      throw new IllegalArgumentException(perYear + " steps per year");
    }
  }
}
