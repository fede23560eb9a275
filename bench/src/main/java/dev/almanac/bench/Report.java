package dev.almanac.bench;

import java.util.Locale;

/** What is printed of the goals. */
final class Report {
  private Report() {}

  static void heading() {
    print("%n%-50s %8s %6s %14s%n", "goal", "medians", "best", "first stage");
  }

  /** How many times as long one takes as another. */
  static void ratio(String what, Typical over, Typical under, String first) {
    line(what, new Typical(over.median() / under.median(), over.best() / under.best()), first);
  }

  static void line(String what, Typical value, String first) {
    if (Double.isNaN(value.median())) {
      print("%-50s %8s%n", what, "skipped");
    } else {
      print("%-50s %8.2f %6.2f %14s%n", what, value.median(), value.best(), first);
    }
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // the annotation is in a library that nothing else needs
  static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
