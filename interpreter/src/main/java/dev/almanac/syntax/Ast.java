package dev.almanac.syntax;

import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;

/** The tree of a text as written: nothing resolved, nothing left out, mistakes kept as Invalid. */
public sealed interface Ast {

  /** Returns the characters this stands for. */
  Span span();

  /** A word that names something, and its place. */
  record Name(String text, Span span) implements Ast {}

  /** A whole text. */
  record File(List<Declaration> declarations, Span span) implements Ast {}

  /** {@code name: expression} in a plan's head, a table, a record or a market. */
  record Entry(Name key, List<Name> arguments, Expression value, Span span) implements Ast {}

  /** {@code name: Type = default}. */
  record Parameter(Name name, Optional<TypeName> type, Optional<Expression> preset, Span span)
      implements Ast {}

  /** {@code List<Ratio>}. */
  record TypeName(Name name, Optional<TypeName> element, Span span) implements Ast {}

  /** {@code name in list}. */
  record Iteration(Name name, Expression range, Span span) implements Ast {}

  /** {@code name: expression} or {@code expression} in a call. */
  record Argument(Optional<Name> name, Expression value, Span span) implements Ast {}

  /** {@code let name(parameters): Type = expression}. */
  record Let(Name name, List<Name> parameters, Optional<TypeName> type, Expression value, Span span)
      implements Declaration, Statement, StrategyItem {}

  // ---- declarations

  /** A declaration of a text. */
  sealed interface Declaration extends Ast {}

  record Import(String module, Span moduleSpan, Span span) implements Declaration {}

  /** A plan's head; {@code base} is the file of the plan that it extends. */
  record Plan(
      Name name, List<Parameter> parameters, Optional<Text> base, List<Entry> settings, Span span)
      implements Declaration {}

  record Market(Name name, Name model, List<Entry> entries, Span span) implements Declaration {}

  /** A liability or an income. */
  record Flow(
      boolean income,
      Name name,
      Optional<Name> year,
      Expression amount,
      List<Clause> clauses,
      Span span)
      implements Declaration {}

  /** {@code person name { born: ..., mortality: ... }}. */
  record Person(Name name, List<Entry> settings, Span span) implements Declaration {}

  /** {@code milestone name = expression}: a time with a name. */
  record Milestone(Name name, Expression value, Span span) implements Declaration {}

  /** When and how a flow is due. */
  sealed interface Clause extends Ast {}

  /** {@code from}, {@code until}, {@code due} or {@code growing}. */
  record Timing(String word, Expression value, Span span) implements Clause {}

  /** {@code priority essential}, {@code match explicit}. */
  record Remark(String word, Name value, Span span) implements Clause {}

  /** {@code latest 9 years}: until when a payment may be put off. */
  record Latest(Expression value, Span span) implements Clause {}

  /** {@code at start of year}. */
  record Instant(boolean start, boolean month, Span span) implements Clause {}

  record Assets(Expression value, Span span) implements Declaration {}

  record Strategy(Name name, List<Parameter> parameters, List<StrategyItem> items, Span span)
      implements Declaration {}

  /** {@code strategy name = expression}; likewise for a run or an instrument. */
  record Use(String kind, Name name, Expression value, Span span) implements Declaration {}

  /** {@code study name { axis ... where ... run ... }}. */
  record Study(Name name, List<StudyItem> items, Span span) implements Declaration {}

  sealed interface StudyItem extends Ast {}

  record Axis(Name name, Expression list, Span span) implements StudyItem {}

  record Condition(Expression value, Span span) implements StudyItem {}

  /** What is run: a strategy, then named arguments such as {@code paths}. */
  record StudyRun(List<Argument> arguments, Span span) implements StudyItem {}

  /** {@code data name = csv("file") { entries }}; the file may be left to the caller. */
  record Data(Name name, Name format, Optional<Text> file, List<Entry> entries, Span span)
      implements Declaration {}

  /** {@code def}; without a body it is external. */
  record Function(
      Name name,
      List<Parameter> parameters,
      Optional<TypeName> result,
      Optional<Expression> body,
      Span span)
      implements Declaration {}

  /** {@code show expression}. */
  record Show(Expression value, Optional<String> title, Span span) implements Declaration {}

  /** {@code show table} or {@code show plot}. */
  record ShowTable(
      boolean plot,
      Optional<String> title,
      List<Iteration> iterations,
      Optional<Expression> where,
      List<Entry> columns,
      Span span)
      implements Declaration {}

  record Expect(
      Expression claim,
      Optional<Expression> value,
      Optional<Expression> tolerance,
      Optional<Expression> confidence,
      Span span)
      implements Declaration {}

  /** What could not be read; the mistake has been reported. */
  record Invalid(Optional<Name> declares, Span span) implements Declaration {}

  // ---- strategies

  sealed interface StrategyItem extends Ast {}

  record State(Name name, Optional<TypeName> type, Expression initial, Span span)
      implements StrategyItem {}

  /** {@code pockets list}: what a strategy keeps apart. */
  record Pockets(Expression list, Span span) implements StrategyItem {}

  /** What is done at an instant of each year or month. */
  record Block(Instant instant, List<Statement> statements, Span span) implements StrategyItem {}

  sealed interface Statement extends Ast {}

  record Hold(List<Argument> allocation, Span span) implements Statement {}

  /** {@code spend amount from pockets}. */
  record Spend(Expression amount, Optional<Expression> source, Span span) implements Statement {}

  /** {@code move amount from pockets to pocket}. */
  record Move(Expression amount, Expression source, Expression target, Span span)
      implements Statement {}

  record Save(Expression amount, Span span) implements Statement {}

  record Recording(Name name, Optional<Expression> value, Span span) implements Statement {}

  record Set(Name name, Expression value, Span span) implements Statement {}

  // ---- expressions

  sealed interface Expression extends Ast {}

  /** A number as written, its sign apart. */
  record Numeral(NumeralKind kind, double value, Span span) implements Expression {}

  /** How a number is written. */
  enum NumeralKind {
    WHOLE,
    DECIMAL,
    PERCENT,
    MONEY
  }

  record Date(String text, Span span) implements Expression {}

  record Text(String value, Span span) implements Expression {}

  record Truth(boolean value, Span span) implements Expression {}

  /** {@code rest}: what the other parts of an allocation leave. */
  record Rest(Span span) implements Expression {}

  record Reference(String name, Span span) implements Expression {}

  record Member(Expression target, Name name, Span span) implements Expression {}

  record Call(Expression target, List<Argument> arguments, Span span) implements Expression {}

  /** {@code -}, {@code not}, {@code real}, {@code nominal}. */
  record Unary(String operator, Expression operand, Span span) implements Expression {}

  record Binary(String operator, Expression left, Expression right, Span span)
      implements Expression {}

  /** An amount and when it is due: a cash flow. */
  record Timed(Expression amount, List<Timing> timings, Span span) implements Expression {}

  /** {@code 30 years}, {@code $4 per year}, {@code 8 % geometric}. */
  record WithUnit(Expression value, String unit, Span span) implements Expression {}

  record Conditional(Expression condition, Expression then, Expression otherwise, Span span)
      implements Expression {}

  record Range(Expression from, Expression to, Optional<Expression> step, Span span)
      implements Expression {}

  /** {@code sum t in 1 to 5: t}; a list in brackets has the fold {@code list}. */
  record Comprehension(
      Name fold,
      List<Iteration> iterations,
      Optional<Expression> where,
      Expression body,
      Optional<Expression> weight,
      Span span)
      implements Expression {}

  record ListLiteral(List<Expression> elements, Span span) implements Expression {}

  record RecordLiteral(List<Entry> fields, Span span) implements Expression {}
}
