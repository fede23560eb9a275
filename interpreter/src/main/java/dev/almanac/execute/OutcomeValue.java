package dev.almanac.execute;

import dev.almanac.ir.PolicyIr;
import dev.almanac.library.MarketValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What became of one strategy on the paths of a run. */
final class OutcomeValue {

  /**
   * What the simulation of a strategy yields.
   *
   * @param place among the strategies that were simulated together
   * @param failures by payment, how many paths failed there first; last, how many never did
   * @param funding what pays the liabilities, where the plan asks for it
   */
  record Course(
      PolicyProgram program,
      int place,
      List<Long> failures,
      PathColumns columns,
      Optional<FundingTally> funding) {}

  private final Supplier<String> name;
  private final int horizon;
  private final long paths;
  private final MarketValue market;
  private final OptionalLong failed;
  private final Supplier<Course> course;

  /**
   * @param market on which it was simulated
   * @param failed how many paths failed in all, where that is known without a course
   * @param course the simulation, or what runs it when it is needed
   */
  OutcomeValue(
      Supplier<String> name,
      int horizon,
      long paths,
      MarketValue market,
      OptionalLong failed,
      Supplier<Course> course) {
    this.name = name;
    this.horizon = horizon;
    this.paths = paths;
    this.market = market;
    this.failed = failed;
    this.course = course;
  }

  String name() {
    return name.get();
  }

  PolicyProgram program() {
    return course.get().program();
  }

  int horizon() {
    return horizon;
  }

  /** Returns whether its paths differ at all. */
  boolean isSimulated() {
    return market.isRandom();
  }

  /** Returns whether its paths are independent of each other, so that figures have errors. */
  boolean isIndependent() {
    return market.isIndependent();
  }

  long paths() {
    return paths;
  }

  /** Returns how many paths failed in a year up to {@code by}. */
  long failed(int by) {
    if (by >= horizon && failed.isPresent()) {
      return failed.getAsLong();
    }
    Course c = course.get();
    long count = 0;
    List<Schedule.Payment> payments = c.program().payments();
    for (int i = 0; i < payments.size(); i++) {
      if (payments.get(i).year() <= by) {
        count += c.failures().get(i);
      }
    }
    return count;
  }

  /** Returns the first year in which any path failed; infinity if none did. */
  double longevity() {
    Course c = course.get();
    List<Schedule.Payment> payments = c.program().payments();
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < payments.size(); i++) {
      if (c.failures().get(i) > 0) {
        first = Math.min(first, payments.get(i).year());
      }
    }
    return first;
  }

  /** Returns the number of payments due in the years up to {@code by}. */
  int paymentsUpTo(int by) {
    return program().schedule().upTo(by);
  }

  /** Returns the count of payments made in full before the first that was not, path by path. */
  Sample livedSample() {
    Course c = course.get();
    PathColumns columns = c.columns();
    return new Sample(columns, columns.get(c.place(), c.program().policy().series().size(), 1));
  }

  /** Returns what multiple of its payments each path affords; needs a strategy fixed in advance. */
  Sample sustainable() {
    Course c = course.get();
    return new Sample(c.columns(), c.columns().get(c.place(), c.program().sustainable(), 1));
  }

  /** Returns what pays the liabilities; of a plan that asks for it. */
  FundingTally funding() {
    return course.get().funding().orElseThrow();
  }

  /** Returns what each path leaves unpaid of a liability, by its place in the tally. */
  Sample unpaid(int liability) {
    Course c = course.get();
    int series = c.program().unpaid(liability);
    return new Sample(c.columns(), c.columns().get(c.place(), series, 1));
  }

  SeriesValue series(String series) {
    Course c = course.get();
    List<PolicyIr.Series> all = c.program().policy().series();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(series)) {
        boolean monthly = all.get(i).monthly();
        int length = monthly ? c.program().periods() : horizon;
        return new SeriesValue(c.columns(), c.place(), i, length, series, monthly);
      }
    }
    throw new IllegalStateException("no series " + series);
  }
}
