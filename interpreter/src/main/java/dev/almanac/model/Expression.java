package dev.almanac.model;

import dev.almanac.source.Span;
import dev.almanac.type.FoldKind;
import dev.almanac.type.Sums;
import dev.almanac.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A checked expression: every name resolved, every type known, no sugar. */
public sealed interface Expression {

  Type type();

  Span span();

  /** A double in base units, a text, a truth, a date, or data that was read. */
  record Constant(Object value, Type type, Span span) implements Expression {}

  record ReadLocal(Local local, Type type, Span span) implements Expression {}

  record ReadGlobal(Global global, Type type, Span span) implements Expression {}

  /** What the strategy at hand was given, by its place among the parameters. */
  record ReadParameter(int index, String name, Type type, Span span) implements Expression {}

  record ReadContext(Context what, Type type, Span span) implements Expression {}

  /** A value carried along the path. */
  record ReadState(int index, String name, Type type, Span span) implements Expression {}

  /** The growth of an asset over the period that ends now. */
  record ReadGrowth(String asset, Type type, Span span) implements Expression {}

  /** Whether a person of the strategy is alive now, by the chance of it before the first year. */
  record Lives(int person, Expression survival, Type type, Span span) implements Expression {}

  /** What is planned to be paid in a year. */
  record Planned(Sums which, Expression year, Type type, Span span) implements Expression {}

  /** What is due in the year, or the month, at hand on this path: liabilities less incomes. */
  record Owed(boolean month, boolean start, Type type, Span span) implements Expression {}

  /**
   * An amount and when it is due.
   *
   * @param year the variable that stands for the year, where the amount depends on it
   * @param perYear whether the amount is a rate per year, or else is due once
   * @param nominal whether it is money of the day it is paid
   * @param growing its growth from one year to the next, if any
   */
  record MakeFlow(
      Optional<Local> year,
      Expression amount,
      boolean perYear,
      boolean nominal,
      Optional<Expression> from,
      Optional<Expression> until,
      Optional<Expression> due,
      Optional<Expression> growing,
      Type type,
      Span span)
      implements Expression {

    public MakeFlow {
      if (from.isPresent() && due.isPresent()) {
        throw new IllegalArgumentException("from and due exclude each other");
      }
    }
  }

  record Apply(Function function, List<Expression> arguments, Type type, Span span)
      implements Expression {}

  /** A planned function of a strategy, read from outside. */
  record ApplyMember(
      Expression strategy, Function function, List<Expression> arguments, Type type, Span span)
      implements Expression {}

  /** A parameter of a strategy, read from outside. */
  record ParameterOf(Expression strategy, int index, Type type, Span span) implements Expression {}

  /** A function of the engine, by name. */
  record Native(String name, List<Expression> arguments, Type type, Span span)
      implements Expression {}

  /** A study: a strategy and its market for every combination of the axes. */
  record MakeStudy(Study study, Type type, Span span) implements Expression {}

  /** What is computed for every cell of one or more cubes; axes of one name are one axis. */
  record ForEachCell(List<Loop> cubes, Expression body, Type type, Span span)
      implements Expression {}

  /** The place between two others at which a figure is what it should be. */
  record Solve(
      Local variable,
      Expression figure,
      Expression target,
      Expression from,
      Expression to,
      Expression within,
      Type type,
      Span span)
      implements Expression {}

  record Conditional(
      Expression condition, Expression then, Expression otherwise, Type type, Span span)
      implements Expression {}

  record Fold(
      FoldKind kind,
      List<Loop> loops,
      Optional<Expression> where,
      Expression body,
      Optional<Expression> weight,
      Type type,
      Span span)
      implements Expression {}

  /** A variable and the list it runs over. */
  record Loop(Local variable, Expression list) {}

  record ListOf(List<Expression> elements, Type type, Span span) implements Expression {}

  record RecordOf(SequencedMap<String, Expression> fields, Type type, Span span)
      implements Expression {}

  record Field(Expression record, String name, Type type, Span span) implements Expression {}

  /**
   * An allocation by parts, one for each asset of {@code assets}; an empty part is the rest, which
   * at most one asset takes.
   */
  record Parts(List<Part> parts, Type type, Span span) implements Expression {}

  record Part(String asset, Optional<Expression> weight) {}

  record MakeMarket(Market market, Type type, Span span) implements Expression {}

  /** A strategy with its parameters given; what is left out comes from the plan. */
  record MakeStrategy(
      Strategy strategy,
      String name,
      List<Expression> parameters,
      Expression market,
      Optional<Expression> horizon,
      Optional<Expression> wealth,
      Type type,
      Span span)
      implements Expression {}

  record Simulate(
      Expression strategies,
      Expression paths,
      Expression seed,
      Expression market,
      Type type,
      Span span)
      implements Expression {}
}
