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
 * @param match by what a liability is to be met, if it says so
 */
public record FlowIr(
    String name,
    boolean income,
    int slots,
    Ir value,
    boolean atStart,
    boolean contingent,
    Priority priority,
    Optional<Match> match,
    Span span) {}
