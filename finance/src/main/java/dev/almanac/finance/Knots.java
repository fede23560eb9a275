package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** The times at which a curve is given, and what is given there. */
final class Knots {
  private Knots() {}

  static void check(List<Double> years, List<Double> values, String what) {
    if (years.isEmpty() || years.size() != values.size()) {
      throw new IllegalArgumentException(
          values.size() + " values (" + what + ") at " + years.size() + " knots");
    }
    double before = 0.0;
    for (int i = 0; i < years.size(); i++) {
      double t = years.get(i);
      if (!(t > before && t < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "knot " + i + " at " + t + " years, after one at " + before);
      }
      if (!Double.isFinite(values.get(i))) {
        throw new IllegalArgumentException(what + " " + values.get(i) + " at " + t + " years");
      }
      before = t;
    }
  }

  /** One value for each knot, of its time and what is given there; errors name the knot. */
  static List<Double> map(List<Double> years, List<Double> values, DoubleBinaryOperator f) {
    List<Double> mapped = new ArrayList<>();
    for (int i = 0; i < years.size(); i++) {
      try {
        mapped.add(f.applyAsDouble(years.get(i), values.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(e.getMessage() + " at " + years.get(i) + " years", e);
      }
    }
    return mapped;
  }

  static List<Double> logs(List<Double> years, List<Double> factors) {
    check(years, factors, "discount factor");
    return map(
        years,
        factors,
        (t, factor) -> {
          if (!(factor > 0.0)) {
            throw new IllegalArgumentException("discount factor " + factor);
          }
          return log(factor);
        });
  }

  static double time(double years) {
    if (!(years >= 0.0 && years < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a curve at " + years + " years");
    }
    return years;
  }
}
