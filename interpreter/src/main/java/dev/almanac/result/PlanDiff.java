package dev.almanac.result;

import java.util.List;
import java.util.Optional;

/**
 * What one plan says and yields that another does not.
 *
 * @param declarations what is declared otherwise, in the order of the texts; empty where results
 *     are compared whose texts are not known
 * @param changes figures that are others now; whether by more than noise says {@link #verdict}
 * @param compared what was compared: the titles of the lines that both show
 * @param same how many of them say the same
 * @param expectations those that are decided otherwise now
 */
public record PlanDiff(
    Optional<List<Declaration>> declarations,
    List<Change> changes,
    List<String> compared,
    int same,
    List<Decided> expectations) {

  /** The errors within which a difference of simulated figures is taken for noise: 95 of 100. */
  private static final double NOISE = 1.96;

  /**
   * A declaration, as written then and now; empty where it was not there. Comments and line breaks
   * are no difference.
   *
   * @param module the text that it stands in; empty for the plan itself
   */
  public record Declaration(
      String module, String name, Optional<String> before, Optional<String> after) {}

  /** What became of an {@code expect} line. */
  public record Decided(Expectation before, Expectation after) {}

  /** Whether a difference is there or may come from the draws. */
  public enum Verdict {
    /** More than noise, or computed without draws. */
    CHANGED,
    NOISE,
    /** The figures are no pair: nothing says how far their difference scatters. */
    UNKNOWN
  }

  /** Returns whether a figure is in both, so that it is the same if it has not changed. */
  public boolean isCompared(String title) {
    return compared.stream().anyMatch(c -> title.equals(c) || title.startsWith(c + ", "));
  }

  /** Returns whether a figure has changed by more than noise. */
  public static Verdict verdict(Change change) {
    if (!(change.difference().orElse(null) instanceof Cell.Figure f)
        || f.standardError().isEmpty()) {
      return Verdict.CHANGED;
    }
    double error = f.standardError().getAsDouble();
    if (Double.isNaN(error)) {
      return Verdict.UNKNOWN;
    }
    return isNoise(f) ? Verdict.NOISE : Verdict.CHANGED;
  }

  /** Returns whether a difference lies within what its error makes of no difference. */
  public static boolean isNoise(Cell.Figure difference) {
    return Math.abs(difference.value()) <= NOISE * difference.standardError().orElse(0);
  }
}
