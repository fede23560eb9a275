package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Context;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** Resolves and types expressions. */
final class CheckExpressions {

  private final Checker checker;
  private final CheckFolds folds;
  private final CheckMembers members;

  CheckExpressions(Checker checker) {
    this.checker = checker;
    this.folds = new CheckFolds(checker);
    this.members = new CheckMembers(checker);
  }

  Expression check(Ast.Expression e, Environment env) {
    return switch (e) {
      case Ast.Numeral n -> number(n);
      case Ast.Date d -> date(d);
      case Ast.Text t -> new Expression.Constant(t.value(), Plain.TEXT, t.span());
      case Ast.Truth t -> new Expression.Constant(t.value(), Plain.TRUTH, t.span());
      case Ast.Rest r ->
          checker.wrong(
              Diagnostic.error(
                      "allocation/rest",
                      "`rest` stands only in an allocation",
                      r.span(),
                      "the rest of what?")
                  .withHint("as in `hold stocks: 60%, bonds: rest`"));
      case Ast.Reference r -> reference(r, env);
      case Ast.Member m -> members.check(m, env);
      case Ast.Call c -> checker.calls.check(c, env);
      case Ast.Unary u -> unary(u, env);
      case Ast.Binary b ->
          checker.operators.binary(
              b.operator(), check(b.left(), env), check(b.right(), env), b.span());
      case Ast.WithUnit w -> withUnit(w, env);
      case Ast.Conditional c -> conditional(c, env);
      case Ast.Range r -> folds.range(r, env);
      case Ast.Comprehension c -> folds.comprehension(c, env);
      case Ast.ListLiteral l -> list(l, env);
      case Ast.RecordLiteral r -> record(r, env);
    };
  }

  CheckFolds folds() {
    return folds;
  }

  private Expression number(Ast.Numeral n) {
    Type type =
        switch (n.kind()) {
          case WHOLE -> Types.WHOLE;
          case DECIMAL -> Types.NUMBER;
          case PERCENT -> Types.RATIO;
          case MONEY -> Types.of(Unit.money(checker.basis));
        };
    return new Expression.Constant(n.value(), type, n.span());
  }

  private Expression date(Ast.Date d) {
    try {
      return new Expression.Constant(LocalDate.parse(d.text()), Plain.DATE, d.span());
    } catch (DateTimeParseException e) {
      return checker.wrong(
          Diagnostic.error("date/impossible", "there is no such day", d.span(), "not a date")
              .withHint("a date is year-month-day, as in `2026-06-01`"));
    }
  }

  // ---- names

  private Expression reference(Ast.Reference r, Environment env) {
    Optional<Local> local = env.local(r.name());
    if (local.isPresent()) {
      return new Expression.ReadLocal(local.get(), local.get().type(), r.span());
    }
    Optional<Expression> own =
        env.strategy().flatMap(s -> ofStrategy(s, r, env)).or(() -> context(r, env));
    if (own.isPresent()) {
      return own.get();
    }
    Optional<Declared> declared = env.module().find(r.name());
    if (declared.isEmpty()) {
      return checker.wrong(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "name/unknown", "`" + r.name() + "` is not known here", r.span(), "unknown"),
              r.name(),
              env.visibleNames()));
    }
    return switch (declared.get()) {
      case Declared.Value v -> checker.valueOf(v, r.span());
      case Declared.Function f ->
          new Expression.Constant(0.0, new Type.FunctionOf(r.name(), f), r.span());
      case Declared.Strategy s -> checker.strategies.make(s, List.of(), env, r.span());
      case Declared.Broken b -> Checker.unknown(r.span());
    };
  }

  private Optional<Expression> ofStrategy(StrategyScope s, Ast.Reference r, Environment env) {
    StrategyScope.Parameter parameter = s.parameters().get(r.name());
    if (parameter != null) {
      return Optional.of(
          new Expression.ReadParameter(parameter.index(), r.name(), parameter.type(), r.span()));
    }
    Declared.Function let = s.lets().get(r.name());
    if (let != null) {
      return Optional.of(
          let.parameters().isEmpty()
              ? checker.calls.apply(let, List.of(), s, r.span())
              : new Expression.Constant(0.0, new Type.FunctionOf(r.name(), let), r.span()));
    }
    Integer state = s.states().get(r.name());
    if (state == null) {
      return Optional.empty();
    }
    if (!env.onPath()) {
      return Optional.of(
          checker.wrong(foresight(r.name(), r.span(), "it is carried along a path")));
    }
    Type type = checker.strategies.stateType(s, state);
    return Optional.of(new Expression.ReadState(state, r.name(), type, r.span()));
  }

  private Optional<Expression> context(Ast.Reference r, Environment env) {
    boolean inStrategy = env.strategy().isPresent();
    return switch (r.name()) {
      case "market" ->
          env.strategy()
              .<Expression>map(
                  s -> new Expression.ReadContext(Context.MARKET, s.market(), r.span()))
              .or(() -> checker.defaultMarket.map(m -> checker.valueOf(m, r.span())));
      case "horizon" ->
          Optional.of(new Expression.ReadContext(Context.HORIZON, Types.WHOLE, r.span()));
      case "initial_wealth" ->
          Optional.of(new Expression.ReadContext(Context.INITIAL_WEALTH, money(), r.span()));
      case "year", "month" -> inStrategy ? Optional.of(clock(r, env)) : Optional.empty();
      case "wealth" ->
          inStrategy ? Optional.of(onPath(r, env, Context.WEALTH, money())) : Optional.empty();
      case "portfolio_return" ->
          inStrategy
              ? Optional.of(atEnd(r, env, Context.PORTFOLIO_RETURN, Types.RATIO))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  Type money() {
    return Types.of(Unit.money(checker.basis));
  }

  private Expression clock(Ast.Reference r, Environment env) {
    if (!env.onPath()) {
      return checker.wrong(
          Diagnostic.error(
                  "known/" + r.name(),
                  "there is no " + r.name() + " at hand before the first one",
                  r.span(),
                  "used in what is planned")
              .withHint("make it a parameter: `let name(k) = ...`, and call it with `year`"));
    }
    Context what = r.name().equals("year") ? Context.YEAR : Context.MONTH;
    return new Expression.ReadContext(what, Types.WHOLE, r.span());
  }

  private Expression onPath(Ast.Reference r, Environment env, Context what, Type type) {
    return env.onPath()
        ? new Expression.ReadContext(what, type, r.span())
        : checker.wrong(foresight(r.name(), r.span(), "it differs from path to path"));
  }

  Expression atEnd(Ast.Reference r, Environment env, Context what, Type type) {
    if (env.instant() == Environment.Instant.END) {
      return checkedPeriod(r, env).orElse(new Expression.ReadContext(what, type, r.span()));
    }
    return checker.wrong(
        foresight(r.name(), r.span(), "it is known only at the end of the period"));
  }

  /** A period's return is that of one step: in a monthly plan it is read in monthly blocks. */
  Optional<Expression> checkedPeriod(Ast.Reference r, Environment env) {
    if (checker.monthly == env.monthlyBlock()) {
      return Optional.empty();
    }
    return Optional.of(
        checker.wrong(
            Diagnostic.error(
                    "known/period",
                    "this plan's periods are months",
                    r.span(),
                    "the return of a month")
                .withHint("read it in `at end of month` and carry it in a state")));
  }

  static Diagnostic foresight(String name, Span span, String why) {
    return Diagnostic.error(
            "known/foresight", "`" + name + "` is not known yet", span, "read too early")
        .withExplanation(why + "; a plan cannot look ahead.")
        .withHint("use it in `at end of year`, or carry last year's value in a `state`");
  }

  // ---- units

  private Expression unary(Ast.Unary u, Environment env) {
    Expression operand = check(u.operand(), env);
    return switch (u.operator()) {
      case "-" -> checker.operators.negate(operand, u.span());
      case "not" -> checker.operators.not(operand, u.span());
      default -> withBasis(u, operand);
    };
  }

  /** {@code nominal $60_000}: the amount is meant in the money of the day. */
  private Expression withBasis(Ast.Unary u, Expression operand) {
    Basis basis = Basis.valueOf(u.operator().toUpperCase(Locale.ROOT));
    if (operand.type() instanceof Quantity q && q.unit().money() == 1) {
      Unit unit = new Unit(1, q.unit().time(), basis, q.unit().convention());
      return new Expression.Native("retype", List.of(operand), Types.of(unit), u.span());
    }
    return operand.type().isUnknown()
        ? operand
        : checker.wrong(
            Diagnostic.error(
                    "unit/basis",
                    "only money is `" + u.operator() + "`",
                    operand.span(),
                    "this is " + operand.type().describe())
                .withHint("as in `nominal $60_000 per year`"));
  }

  private Expression withUnit(Ast.WithUnit w, Environment env) {
    Expression value = check(w.value(), env);
    if (value.type().isUnknown()) {
      return value;
    }
    if (!(value.type() instanceof Quantity q)) {
      return checker.wrong(Checker.mismatch(value, Types.NUMBER, "what has a unit"));
    }
    return switch (w.unit()) {
      case "year", "years" -> scaled(w, value, q, Unit.YEARS, 1.0);
      case "month", "months" -> scaled(w, value, q, Unit.YEARS, 1.0 / 12);
      case "per year" -> scaled(w, value, q, Unit.PER_YEAR, 1.0);
      case "per month" -> scaled(w, value, q, Unit.PER_YEAR, 12.0);
      case "bp" -> basisPoints(w, value, q);
      default -> withConvention(w, value, q);
    };
  }

  private Expression scaled(
      Ast.WithUnit w, Expression value, Quantity q, Unit unit, double factor) {
    boolean money = unit.equals(Unit.PER_YEAR) && q.unit().money() == 1 && q.unit().time() == 0;
    if (!q.unit().isOne() && !money) {
      return checker.wrong(
          Diagnostic.error(
              "unit/twice",
              "`" + w.unit() + "` cannot be said of this",
              value.span(),
              "this is " + q.describe()));
    }
    return times(value, factor, Types.of(q.unit().times(unit)), w.span());
  }

  private Expression basisPoints(Ast.WithUnit w, Expression value, Quantity q) {
    return q.unit().isOne()
        ? times(value, 1e-4, Types.RATIO, w.span())
        : checker.wrong(Checker.mismatch(value, Types.NUMBER, "a number of basis points"));
  }

  private Expression withConvention(Ast.WithUnit w, Expression value, Quantity q) {
    Convention c = Convention.valueOf(w.unit().toUpperCase(Locale.ROOT));
    if (!q.unit().isOne()) {
      return checker.wrong(
          Diagnostic.error(
              "unit/convention",
              "`" + w.unit() + "` is said of a plain percentage",
              value.span(),
              "this is " + q.describe()));
    }
    Type type = new Quantity(new Unit(0, 0, Basis.NONE, c), Form.RATIO);
    return times(value, 1.0, type, w.span());
  }

  private static Expression times(Expression value, double factor, Type type, Span span) {
    if (value instanceof Expression.Constant c && c.value() instanceof Double d) {
      return new Expression.Constant(d * factor, type, span);
    }
    var by = new Expression.Constant(factor, Types.NUMBER, span);
    return factor == 1.0
        ? new Expression.Native("retype", List.of(value), type, span)
        : new Expression.Native("*", List.of(value, by), type, span);
  }

  // ---- the rest

  private Expression conditional(Ast.Conditional c, Environment env) {
    Expression condition = checker.require(check(c.condition(), env), Plain.TRUTH, "a condition");
    Expression then = check(c.then(), env);
    Expression otherwise = check(c.otherwise(), env);
    return Conformance.join(then.type(), otherwise.type())
        .<Expression>map(
            type -> new Expression.Conditional(condition, then, otherwise, type, c.span()))
        .orElseGet(
            () ->
                checker.wrong(
                    Diagnostic.error(
                            "type/branches",
                            "the two branches are different things",
                            then.span(),
                            "this is " + then.type().describe())
                        .withLabel(
                            otherwise.span(), "this is " + otherwise.type().describe())));
  }

  private Expression list(Ast.ListLiteral l, Environment env) {
    List<Expression> elements = l.elements().stream().map(x -> check(x, env)).toList();
    if (elements.stream().anyMatch(x -> x.type().isUnknown())) {
      return Checker.unknown(l.span());
    }
    if (elements.isEmpty()) {
      return new Expression.ListOf(elements, new Type.ListOf(Plain.UNKNOWN), l.span());
    }
    Type type = elements.getFirst().type();
    for (Expression element : elements) {
      Optional<Type> joined = Conformance.join(type, element.type());
      if (joined.isEmpty()) {
        return checker.wrong(
            Diagnostic.error(
                    "type/list",
                    "the elements of a list must be of one kind",
                    element.span(),
                    "this is " + element.type().describe())
                .withLabel(elements.getFirst().span(), "this is " + type.describe()));
      }
      type = joined.get();
    }
    return new Expression.ListOf(elements, new Type.ListOf(type), l.span());
  }

  private Expression record(Ast.RecordLiteral r, Environment env) {
    var fields = new LinkedHashMap<String, Expression>();
    var types = new LinkedHashMap<String, Type>();
    for (Ast.Entry entry : r.fields()) {
      Expression value = check(entry.value(), env);
      if (fields.putIfAbsent(entry.key().text(), value) != null) {
        checker.report(
            Diagnostic.error(
                "name/twice",
                "the field `" + entry.key().text() + "` stands twice",
                entry.key().span(),
                "again here"));
      }
      types.putIfAbsent(entry.key().text(), value.type());
    }
    return new Expression.RecordOf(fields, new Type.RecordOf(types), r.span());
  }

  /** Checks an allocation written by parts; the assets of a known market must fit. */
  Expression parts(List<Ast.Argument> arguments, Environment env, Span span) {
    var parts = new ArrayList<Expression.Part>();
    List<String> assets = env.strategy().map(s -> s.market().assets()).orElse(List.of());
    boolean rest = false;
    for (Ast.Argument a : arguments) {
      if (a.name().isEmpty()) {
        return checker.wrong(
            Diagnostic.error(
                    "allocation/name", "each part of an allocation names its asset", a.span(), "")
                .withHint("as in `stocks: 60%, bonds: rest`"));
      }
      Ast.Name name = a.name().get();
      if (!assets.isEmpty() && !assets.contains(name.text())) {
        checker.report(unknownAsset(name, assets));
      }
      if (a.value() instanceof Ast.Rest r) {
        if (rest) {
          checker.report(
              Diagnostic.error(
                  "allocation/rest", "only one asset can take the rest", r.span(), "again"));
        }
        rest = true;
        parts.add(new Expression.Part(name.text(), Optional.empty()));
      } else {
        Expression weight =
            checker.require(check(a.value(), env), Types.RATIO, "a part of an allocation");
        parts.add(new Expression.Part(name.text(), Optional.of(weight)));
      }
    }
    return new Expression.Parts(parts, Plain.ALLOCATION, span);
  }

  static Diagnostic unknownAsset(Ast.Name name, List<String> assets) {
    return Suggest.withSuggestion(
            Diagnostic.error(
                "market/asset",
                "the market has no asset `" + name.text() + "`",
                name.span(),
                "not in the market"),
            name.text(),
            assets)
        .withExplanation("The market's assets are " + String.join(", ", assets) + ".");
  }

  /** Returns the fields of a record literal as named arguments, for an allocation. */
  static List<Ast.Argument> asArguments(Ast.RecordLiteral record) {
    return record.fields().stream()
        .map(f -> new Ast.Argument(Optional.of(f.key()), f.value(), f.span()))
        .toList();
  }

  static SequencedMap<String, Type> noFields() {
    return new LinkedHashMap<>();
  }
}
