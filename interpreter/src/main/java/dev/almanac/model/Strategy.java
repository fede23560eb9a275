package dev.almanac.model;

import dev.almanac.source.Span;
import dev.almanac.type.Factor;
import dev.almanac.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A strategy for particular types of its parameters and a particular set of assets.
 *
 * @param people the names of those whose lifetimes its paths draw
 * @param factors what it reads of a path beside the growth of its assets, in their order
 * @param assets the names of the assets it can hold, in the market's order
 * @param pockets what it keeps apart, as a list of records; a strategy without any holds one mix
 */
public record Strategy(
    String name,
    List<String> assets,
    List<State> states,
    List<String> people,
    List<Factor> factors,
    Optional<Expression> pockets,
    List<Series> series,
    List<Block> blocks,
    Span span) {

  /** A value carried along a path. */
  public record State(String name, Type type, Expression initial) {}

  /** What is recorded once a year, or once a month. */
  public record Series(String name, Type type, boolean monthly) {}

  /** What is done at one instant of each year or month. */
  public record Block(boolean start, boolean month, List<Statement> statements) {}

  /** One thing that is done. */
  public sealed interface Statement {

    Span span();

    record Bind(Local local, Expression value, Span span) implements Statement {}

    /** Sets the portfolio's allocation. */
    record Hold(Expression allocation, Span span) implements Statement {}

    /** Pays; what the source does not cover comes from the other pockets. */
    record Spend(Expression amount, Optional<Expression> source, Span span) implements Statement {}

    record Save(Expression amount, Span span) implements Statement {}

    /** Moves between pockets, at most what is there. */
    record Move(Expression amount, Expression source, Expression target, Span span)
        implements Statement {}

    record Recording(int series, Expression value, Span span) implements Statement {}

    record Set(int state, Expression value, Span span) implements Statement {}
  }
}
