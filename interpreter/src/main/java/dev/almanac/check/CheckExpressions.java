package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Resolves and types expressions. */
final class CheckExpressions {

  private final Checker checker;
  private final CheckFolds folds;
  private final CheckMembers members;
  private final CheckNames names;
  private final CheckUnits units;

  CheckExpressions(Checker checker) {
    this.checker = checker;
    this.folds = new CheckFolds(checker);
    this.members = new CheckMembers(checker);
    this.names = new CheckNames(checker);
    this.units = new CheckUnits(checker);
  }

  Expression check(Ast.Expression e, Environment env) {
    return switch (e) {
      case Ast.Numeral n -> units.number(n);
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
      case Ast.Reference r -> names.reference(r, env);
      case Ast.Member m -> members.check(m, env);
      case Ast.Call c -> checker.calls.check(c, env);
      case Ast.Unary u -> units.unary(u, env);
      case Ast.Binary b ->
          checker.operators.binary(
              b.operator(), check(b.left(), env), check(b.right(), env), b.span());
      case Ast.Timed t -> checker.flows.timed(t, env);
      case Ast.WithUnit w -> units.withUnit(w, env);
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

  CheckNames names() {
    return names;
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

  private Expression conditional(Ast.Conditional c, Environment env) {
    Expression condition = check(c.condition(), env);
    Expression then = check(c.then(), env);
    Expression otherwise = check(c.otherwise(), env);
    return CheckCubes.isCube(condition)
        ? checker.cubes.forEachCell(
            List.of(condition, then, otherwise),
            x -> conditional(x.get(0), x.get(1), x.get(2), c),
            c.span())
        : conditional(condition, then, otherwise, c);
  }

  private Expression conditional(
      Expression asked, Expression then, Expression otherwise, Ast.Conditional c) {
    Expression condition = checker.require(asked, Plain.TRUTH, "a condition");
    return Conformance.join(then.type(), otherwise.type())
        .<Expression>map(
            type -> new Expression.Conditional(condition, then, otherwise, type, c.span()))
        .orElseGet(() ->
            checker.wrong(
                Diagnostic.error(
                        "type/branches",
                        "the two branches are different things",
                        then.span(),
                        "this is " + then.type().describe())
                    .withLabel(otherwise.span(), "this is " + otherwise.type().describe())));
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
        Diagnostic d =
            Diagnostic.error(
                    "type/list",
                    "the elements of a list must be of one kind",
                    element.span(),
                    "this is " + element.type().describe())
                .withLabel(elements.getFirst().span(), "this is " + type.describe());
        boolean functions =
            type instanceof Type.FunctionOf && element.type() instanceof Type.FunctionOf;
        return checker.wrong(
            functions
                ? CheckFunctionLists.explained(d)
                : UnlikeRecords.explained(d, type, element.type()));
      }
      type = joined.get();
    }
    return new Expression.ListOf(elements, new Type.ListOf(type), l.span());
  }

  private Expression record(Ast.RecordLiteral r, Environment env) {
    if (r.fields().stream().anyMatch(f -> f.value() instanceof Ast.Rest)) {
      return parts(asArguments(r), env, r.span());
    }
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
      if (parts.stream().anyMatch(p -> p.asset().equals(name.text()))) {
        checker.report(
            Diagnostic.error(
                "name/twice",
                "the asset `" + name.text() + "` stands twice",
                name.span(),
                "again here"));
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
}
