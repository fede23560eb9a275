package dev.almanac.finance;

import java.util.List;

/** A curve whose forward rate is constant between knots, before the first and beyond the last. */
final class ForwardSteps implements YieldCurve {
  // From knot i - 1 to knot i, with one more knot at 0.
  private final double[] times;
  private final double[] logs;

  ForwardSteps(List<Double> years, List<Double> logDiscounts) {
    times = new double[years.size() + 1];
    logs = new double[times.length];
    for (int i = 1; i < times.length; i++) {
      times[i] = years.get(i - 1);
      logs[i] = logDiscounts.get(i - 1);
    }
  }

  @Override
  public double logDiscount(double years) {
    int i = segment(Knots.time(years));
    return Math.fma(years - times[i], -forward(i), logs[i]);
  }

  @Override
  public double instantaneousForward(double years) {
    return forward(segment(Knots.time(years)));
  }

  private double forward(int segment) {
    return (logs[segment] - logs[segment + 1]) / (times[segment + 1] - times[segment]);
  }

  /** The last segment that starts at or before a time. */
  private int segment(double years) {
    int low = 0;
    int high = times.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (times[middle] <= years) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
