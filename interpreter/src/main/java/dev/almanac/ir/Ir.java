package dev.almanac.ir;

import dev.almanac.source.Span;
import dev.almanac.type.FoldKind;
import dev.almanac.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** A value that is computed once, or once for each period: never on a path. */
public sealed interface Ir {

  Type type();

  Span span();

  /** A double, a text, a truth, a date, or data that was read. */
  record Constant(Object value, Type type, Span span) implements Ir {}

  /** A parameter or a variable of the function at hand, by its slot. */
  record Local(int slot, String name, Type type, Span span) implements Ir {}

  record Global(int index, String name, Type type, Span span) implements Ir {}

  /** A parameter of the strategy at hand. */
  record Parameter(int index, String name, Type type, Span span) implements Ir {}

  /** The market, horizon or initial wealth of the strategy at hand, or the period being planned. */
  record Ambient(Surrounding what, Type type, Span span) implements Ir {}

  /** What {@link Ambient} reads. */
  enum Surrounding {
    MARKET,
    HORIZON,
    INITIAL_WEALTH,
    YEAR,
    MONTH
  }

  /** A call; with a strategy, its function is evaluated as that strategy sees the world. */
  record Call(int function, Optional<Ir> strategy, List<Ir> arguments, Type type, Span span)
      implements Ir {}

  record Native(String name, List<Ir> arguments, Type type, Span span) implements Ir {}

  record Choice(Ir condition, Ir then, Ir otherwise, Type type, Span span) implements Ir {}

  record Fold(
      FoldKind kind,
      List<Loop> loops,
      Optional<Ir> where,
      Ir body,
      Optional<Ir> weight,
      Type type,
      Span span)
      implements Ir {}

  /** A cube, computed cell by cell when it is read; the slots hold the cells of other cubes. */
  record ForEachCell(List<Loop> cubes, Ir body, Type type, Span span) implements Ir {}

  record MakeStudy(StudyIr study, Type type, Span span) implements Ir {}

  /** The value of a slot, between two others, at which a figure is what it should be. */
  record Solve(int slot, Ir figure, Ir target, Ir from, Ir to, Ir within, Type type, Span span)
      implements Ir {}

  /**
   * A cash flow; its parts are computed when what is due is planned.
   *
   * @param yearSlot where the amount reads the year, if it does
   * @param perYear whether the amount is per year, or else due once
   */
  record MakeFlow(
      OptionalInt yearSlot,
      Ir amount,
      boolean perYear,
      boolean nominal,
      Optional<Ir> from,
      Optional<Ir> until,
      Optional<Ir> due,
      Optional<Ir> growing,
      Type type,
      Span span)
      implements Ir {}

  /** A slot and the list that it takes its values from. */
  record Loop(int slot, String name, Ir list) {}

  record ListOf(List<Ir> elements, Type type, Span span) implements Ir {}

  record RecordOf(SequencedMap<String, Ir> fields, Type type, Span span) implements Ir {}

  /** An allocation; an empty part takes the rest. */
  record Parts(SequencedMap<String, Optional<Ir>> parts, Type type, Span span) implements Ir {}

  record MakeMarket(MarketIr market, Type type, Span span) implements Ir {}

  record MakeStrategy(
      int policy,
      String name,
      List<Ir> parameters,
      Ir market,
      Optional<Ir> horizon,
      Optional<Ir> wealth,
      Type type,
      Span span)
      implements Ir {}

  record Simulate(Ir strategies, Ir paths, Ir seed, Ir market, Type type, Span span)
      implements Ir {}
}
