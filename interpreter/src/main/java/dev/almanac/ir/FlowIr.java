package dev.almanac.ir;

import dev.almanac.source.Span;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import java.util.Optional;

/**
 * A liability or an income.
 *
 * @param slots what evaluating it needs
 * @param value a cash flow
 * @param contingent whether somebody's death can begin or end it
 * @param moving whether it is in other money than the plan's while prices differ from path to path
 * @param match by what a liability is to be met, if it says so
 * @param latest until when a liability that is due once may be put off, if it may
 */
public record FlowIr(
    String name,
    boolean income,
    int slots,
    Ir value,
    boolean atStart,
    boolean contingent,
    boolean moving,
    Priority priority,
    Optional<Match> match,
    Optional<Ir> latest,
    Span span) {

  /** Returns whether what it comes to differs from path to path. */
  public boolean variesByPath() {
    return contingent || moving || latest.isPresent();
  }

  /** Returns the same where prices are known in advance. */
  public FlowIr withKnownPrices() {
    return new FlowIr(
        name, income, slots, value, atStart, contingent, false, priority, match, latest, span);
  }
}
