package dev.almanac.model;

import dev.almanac.source.Span;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import java.util.Optional;

/**
 * A liability or an income.
 *
 * @param value a cash flow
 * @param atStart whether it is due at the start of its period
 * @param match by what a liability is to be met, if it says so
 * @param latest until when a liability may be put off, if it may
 */
public record Flow(
    String name,
    boolean income,
    Expression value,
    boolean atStart,
    Priority priority,
    Optional<Match> match,
    Optional<Expression> latest,
    Span span) {}
