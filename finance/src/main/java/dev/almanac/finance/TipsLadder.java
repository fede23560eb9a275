package dev.almanac.finance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The classical ladder of inflation-linked bonds: from the last year back, of the bond that matures
 * in a year so much is bought that its principal and last coupons, with the coupons of all later
 * bonds, are what the year needs. All amounts are in dollars of constant purchasing power; year y
 * ends y years from now, and the coupons of a bond in its year of maturity are those of a full
 * year.
 *
 * <p>A year in which no bond matures is a gap. Its place is taken by the bonds of the nearest years
 * before and after (its bracket), together worth what a bond that matured in the gap would cost,
 * and of its duration, so that they can be exchanged for one when it is issued, whatever a small
 * parallel change of yields; with yields changed otherwise the exchange is not exact. The missing
 * bond has a coupon between those of its bracket, in proportion to time, and a price on the curve.
 * Until the lower bond matures the coupons of both are spent, after that those of the missing bond.
 *
 * <p>Bracketing by duration is the practice of the #Cruncher spreadsheet and of tipsladder.com
 * (discussed at bogleheads.org, "Covering the TIPS gap years with bracket year duration matching").
 * There weights are of face and the missing bond is one at par, whose larger coupons, where those
 * of the bracket are small, leave a surplus when it is bought; here weights are of value.
 */
public final class TipsLadder {
  // A year needs so little more than what coupons pay, as a part, only by rounding.
  private static final double ROUNDING = 1e-12;

  private final YieldCurve curve;
  private final NavigableMap<Integer, Issue> issues = new TreeMap<>();
  private final NavigableMap<Integer, Double> bought = new TreeMap<>();
  private final NavigableMap<Integer, Double> held = new TreeMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  private TipsLadder(YieldCurve curve, List<Issue> issues) {
    this.curve = curve;
    for (Issue issue : issues) {
      if (this.issues.put(issue.year(), issue) != null) {
        throw new IllegalArgumentException("two bonds mature in year " + issue.year());
      }
    }
  }

  /**
   * A bond that may be bought.
   *
   * @param year of maturity, at least 1
   * @param coupon real, per year and dollar of face, not negative
   * @param price real, with accrued interest, per dollar of face, positive
   * @param duration in years, positive (Fisher-Weil, as for gaps)
   */
  public record Issue(int year, double coupon, double price, double duration) {
    public Issue {
      if (year < 1) {
        throw new IllegalArgumentException("a bond that matures in year " + year);
      }
      if (!(coupon >= 0.0 && coupon < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("coupon " + coupon + " of year " + year);
      }
      if (!(price > 0.0 && price < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("price " + price + " of year " + year);
      }
      if (!(duration > 0.0 && duration < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("duration " + duration + " of year " + year);
      }
    }

    /** A bond with semi-annual coupons, priced on a curve of real yields. */
    public static Issue on(YieldCurve curve, int year, double coupon) {
      CashFlows flows = CashFlows.bond(year, coupon, 2);
      return new Issue(year, coupon, flows.presentValue(curve), flows.duration(curve));
    }
  }

  /**
   * A bond to be held.
   *
   * @param face for the need of its own year
   * @param faceForGaps beyond that
   * @param cost of both
   */
  public record Rung(Issue issue, double face, double faceForGaps, double cost) {}

  /**
   * A year without a bond.
   *
   * @param missing the bond that would mature in it
   * @param face of that bond, for the need of the year
   * @param lowerWeight the part of the value in the lower bond; the rest is in the upper one
   */
  public record Gap(Issue missing, double face, Issue lower, Issue upper, double lowerWeight) {
    public int year() {
      return missing.year();
    }

    /** What is held for the gap is worth, now. */
    public double value() {
      return face * missing.price();
    }

    double lowerFace() {
      return lowerWeight * value() / lower.price();
    }

    double upperFace() {
      return (1.0 - lowerWeight) * value() / upper.price();
    }
  }

  /**
   * The ladder.
   *
   * @param cost of all rungs
   * @param rungs by year; of a bond that is not needed, a face of 0
   * @param gaps by year, those only in which something is needed beyond coupons
   * @param surplus by year: what coupons of later bonds pay beyond the need, which is not carried
   *     forward; years without surplus are left out
   */
  public record Ladder(
      double cost, List<Rung> rungs, List<Gap> gaps, SortedMap<Integer, Double> surplus) {
    public Ladder {
      rungs = List.copyOf(rungs);
      gaps = List.copyOf(gaps);
      surplus = Collections.unmodifiableSortedMap(new TreeMap<>(surplus));
    }
  }

  /**
   * Builds the ladder.
   *
   * @param needs real, by year from 1 on, not negative
   * @param issues at most one for each year
   * @param realCurve for the prices and durations of missing bonds
   */
  public static Ladder build(Map<Integer, Double> needs, List<Issue> issues, YieldCurve realCurve) {
    needs.forEach((year, need) -> {
      if (year < 1 || !(need >= 0.0 && need < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a need of " + need + " in year " + year);
      }
    });
    return new TipsLadder(realCurve, issues).from(new TreeMap<>(needs));
  }

  private Ladder from(NavigableMap<Integer, Double> needs) {
    SortedMap<Integer, Double> surplus = new TreeMap<>();
    int last = needs.isEmpty() ? 0 : needs.lastKey();
    for (int year = last; year >= 1; year--) {
      double need = needs.getOrDefault(year, 0.0);
      double left = need - coupons(year);
      if (left > ROUNDING * need) {
        buy(year, left);
      } else if (left < -ROUNDING * need) {
        surplus.put(year, -left);
      }
    }
    return ladder(surplus);
  }

  private void buy(int year, double need) {
    Issue issue = issues.get(year);
    if (issue != null) {
      double face = need / (1.0 + issue.coupon());
      bought.put(year, face);
      held.merge(year, face, Double::sum);
      return;
    }
    Gap gap = gap(year, need);
    gaps.addFirst(gap);
    held.merge(gap.lower().year(), gap.lowerFace(), Double::sum);
    held.merge(gap.upper().year(), gap.upperFace(), Double::sum);
  }

  private Gap gap(int year, double need) {
    Map.Entry<Integer, Issue> lower = issues.lowerEntry(year);
    Map.Entry<Integer, Issue> upper = issues.higherEntry(year);
    if (lower == null || upper == null) {
      throw new IllegalArgumentException(
          "no bond matures in year " + year + ", nor " + (lower == null ? "before" : "after"));
    }
    double place = (double) (year - lower.getKey()) / (upper.getKey() - lower.getKey());
    double from = lower.getValue().coupon();
    double coupon = from + place * (upper.getValue().coupon() - from);
    Issue missing = Issue.on(curve, year, coupon);
    double face = need / (1.0 + coupon);
    double duration = missing.duration();
    double low = lower.getValue().duration();
    double high = upper.getValue().duration();
    if (!(low <= duration && duration <= high && low < high)) {
      throw new IllegalArgumentException(
          "the duration "
              + duration
              + " of year "
              + year
              + " is not between "
              + low
              + " and "
              + high
              + " of the bonds beside it");
    }
    return new Gap(
        missing, face, lower.getValue(), upper.getValue(), (high - duration) / (high - low));
  }

  /** What bonds that mature later pay in a year. */
  private double coupons(int year) {
    double sum = 0.0;
    for (Map.Entry<Integer, Double> later : bought.tailMap(year, false).entrySet()) {
      sum += later.getValue() * coupon(later.getKey());
    }
    for (Gap gap : gaps) {
      if (year > gap.lower().year()) {
        // The missing bond, once issued.
        sum += year < gap.year() ? gap.face() * gap.missing().coupon() : 0.0;
      } else {
        sum += gap.upperFace() * gap.upper().coupon() + gap.lowerFace() * gap.lower().coupon();
      }
    }
    return sum;
  }

  private double coupon(int year) {
    Issue issue = issues.get(year);
    return issue == null ? 0.0 : issue.coupon();
  }

  private Ladder ladder(SortedMap<Integer, Double> surplus) {
    List<Rung> rungs = new ArrayList<>();
    for (Issue issue : issues.values()) {
      double own = bought.getOrDefault(issue.year(), 0.0);
      double all = held.getOrDefault(issue.year(), 0.0);
      rungs.add(new Rung(issue, own, Math.max(0.0, all - own), all * issue.price()));
    }
    return new Ladder(rungs.stream().mapToDouble(Rung::cost).sum(), rungs, gaps, surplus);
  }
}
