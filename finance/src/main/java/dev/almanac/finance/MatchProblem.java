package dev.almanac.finance;

import static dev.almanac.simulation.Elementary.exp;
import static dev.almanac.simulation.Elementary.log1p;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Cash-flow matching as arrays.
 *
 * @param times of obligations, rising
 * @param needs owed at each
 * @param inflows of one unit of each instrument (second index), since the time before, with
 *     interest until each time
 * @param growth of a dollar since the time before
 * @param prices of one unit of each instrument
 * @param limits in units
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MatchProblem(
    double[] times,
    double[] needs,
    double[][] inflows,
    double[] growth,
    double[] prices,
    double[] limits) {
  /** An obligation is met if not more than this part of it is missing. */
  static final double TOLERANCE = 1e-9;

  // Tighter, so that the solver is never given a problem that is impossible by rounding only.
  private static final double POSSIBLE = 1e-12;

  private static final double SAME_TIME = 1e-9;

  static MatchProblem of(
      CashFlows obligations, List<CashFlowMatch.Instrument> instruments, double rate) {
    if (!(rate >= -1.0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("reinvestment rate " + rate);
    }
    List<CashFlow> dates = dates(obligations);
    int n = dates.size();
    double[] times = dates.stream().mapToDouble(CashFlow::years).toArray();
    double[] needs = dates.stream().mapToDouble(CashFlow::amount).toArray();
    double[] growth = new double[n];
    for (int i = 0; i < n; i++) {
      growth[i] = growth(rate, times[i] - (i == 0 ? 0.0 : times[i - 1]));
    }
    double[][] inflows = new double[n][instruments.size()];
    for (int j = 0; j < instruments.size(); j++) {
      for (CashFlow flow : instruments.get(j).flows().flows()) {
        int i = firstNotBefore(times, flow.years());
        if (i < n) {
          double wait = Math.max(0.0, times[i] - flow.years());
          inflows[i][j] += flow.amount() * growth(rate, wait < SAME_TIME ? 0.0 : wait);
        }
      }
    }
    return new MatchProblem(
        times,
        needs,
        inflows,
        growth,
        instruments.stream().mapToDouble(CashFlowMatch.Instrument::price).toArray(),
        instruments.stream().mapToDouble(CashFlowMatch.Instrument::limit).toArray());
  }

  private static List<CashFlow> dates(CashFlows obligations) {
    List<CashFlow> dates = new ArrayList<>();
    for (CashFlow flow :
        obligations.flows().stream().sorted(Comparator.comparingDouble(CashFlow::years)).toList()) {
      if (!(flow.amount() >= 0.0)) {
        throw new IllegalArgumentException(
            "an obligation of " + flow.amount() + " at " + flow.years() + " years");
      }
      if (flow.amount() == 0.0) {
        continue;
      }
      if (!dates.isEmpty() && flow.years() - dates.getLast().years() < SAME_TIME) {
        CashFlow same = dates.removeLast();
        dates.add(new CashFlow(same.years(), same.amount() + flow.amount()));
      } else {
        dates.add(flow);
      }
    }
    if (dates.isEmpty()) {
      throw new IllegalArgumentException("no obligations");
    }
    return dates;
  }

  private static double growth(double rate, double years) {
    return rate > -1.0 ? exp(years * log1p(rate)) : years > 0.0 ? 0.0 : 1.0;
  }

  private static int firstNotBefore(double[] times, double time) {
    int found = Arrays.binarySearch(times, time - SAME_TIME);
    return found >= 0 ? found : -found - 1;
  }

  int instruments() {
    return prices.length;
  }

  double cost(double[] units) {
    double cost = 0.0;
    for (int j = 0; j < units.length; j++) {
      cost += prices[j] * units[j];
    }
    return cost;
  }

  /**
   * What is missing on each date, earlier dates paid first. Instruments only ever pay, so that the
   * most of all of them tells what is possible.
   *
   * @param units may be infinite
   */
  List<CashFlow> shortfalls(double[] units) {
    List<CashFlow> shortfalls = new ArrayList<>();
    double carried = 0.0;
    for (int i = 0; i < times.length; i++) {
      // Infinity times zero is nothing here.
      double kept = carried > 0.0 && growth[i] > 0.0 ? carried * growth[i] : 0.0;
      double left = kept + received(i, units) - needs[i];
      if (left < -POSSIBLE * needs[i]) {
        shortfalls.add(new CashFlow(times[i], -left));
      }
      carried = Math.max(0.0, left);
    }
    return shortfalls;
  }

  /** Whether every obligation is met but for the tolerance. */
  boolean met(double[] units) {
    double carried = 0.0;
    for (int i = 0; i < times.length; i++) {
      double left = carried * growth[i] + received(i, units) - needs[i];
      // Also false if it is NaN.
      if (!(left >= -TOLERANCE * needs[i])) {
        return false;
      }
      carried = Math.max(0.0, left);
    }
    return true;
  }

  List<CashFlowMatch.Date> dates(double[] units, double[] marginalCosts) {
    List<CashFlowMatch.Date> dates = new ArrayList<>();
    double carried = 0.0;
    for (int i = 0; i < times.length; i++) {
      double received = received(i, units);
      carried = Math.max(0.0, carried * growth[i] + received - needs[i]);
      dates.add(new CashFlowMatch.Date(times[i], needs[i], received, carried, marginalCosts[i]));
    }
    return dates;
  }

  private double received(int date, double[] units) {
    double sum = 0.0;
    for (int j = 0; j < units.length; j++) {
      if (inflows[date][j] > 0.0 && units[j] > 0.0) {
        sum += inflows[date][j] * units[j];
      }
    }
    return sum;
  }
}
