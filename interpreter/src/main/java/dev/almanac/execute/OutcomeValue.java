package dev.almanac.execute;

import dev.almanac.ir.PolicyIr;
import java.util.List;

/** What became of one strategy on the paths of a run. */
final class OutcomeValue {

  private final PolicyProgram program;
  private final int place;
  private final long[] failures;
  private final PathColumns columns;
  private final boolean simulated;

  /**
   * @param place among the strategies of the run
   * @param failures by payment, how many paths failed there first; last, how many never did
   * @param simulated whether the market is random
   */
  OutcomeValue(
      PolicyProgram program, int place, long[] failures, PathColumns columns, boolean simulated) {
    this.program = program;
    this.place = place;
    this.failures = failures;
    this.columns = columns;
    this.simulated = simulated;
  }

  String name() {
    return program.strategy().name();
  }

  PolicyProgram program() {
    return program;
  }

  int horizon() {
    return program.strategy().horizon();
  }

  /** Returns whether its paths differ at all. */
  boolean isSimulated() {
    return simulated;
  }

  long paths() {
    return columns.paths();
  }

  /** Returns how many paths failed in a year up to {@code by}. */
  long failed(int by) {
    long count = 0;
    List<PolicyProgram.Payment> payments = program.payments();
    for (int i = 0; i < payments.size(); i++) {
      if (payments.get(i).year() <= by) {
        count += failures[i];
      }
    }
    return count;
  }

  /** Returns the first year in which any path failed; infinity if none did. */
  double longevity() {
    List<PolicyProgram.Payment> payments = program.payments();
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < payments.size(); i++) {
      if (failures[i] > 0) {
        first = Math.min(first, payments.get(i).year());
      }
    }
    return first;
  }

  /** Returns the number of payments due in the years up to {@code by}. */
  int paymentsUpTo(int by) {
    return (int) program.payments().stream().filter(p -> p.year() <= by).count();
  }

  /** Returns the count of payments made in full before the first that was not, path by path. */
  Sample livedSample() {
    return new Sample(columns, columns.get(place, program.policy().series().size(), 1));
  }

  SeriesValue series(String name) {
    List<PolicyIr.Series> all = program.policy().series();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(name)) {
        int length = all.get(i).monthly() ? program.periods() : horizon();
        return new SeriesValue(columns, place, i, length, name, all.get(i).monthly());
      }
    }
    throw new IllegalStateException("no series " + name);
  }
}
