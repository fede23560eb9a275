package dev.almanac.model;

import java.util.List;
import java.util.Optional;

/**
 * A study as declared.
 *
 * @param axes the variables and the lists that they run over, the first the slowest
 * @param where which combinations count; all, if empty
 * @param strategy what is run; reads the axes
 * @param market on which it is run; may read the axes
 */
public record Study(
    String name,
    List<Expression.Loop> axes,
    Optional<Expression> where,
    Expression strategy,
    Expression market,
    Expression paths,
    Expression seed) {}
