package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.FoldKind;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Checks what runs over functions. Each function is a type of its own, so that every call is known;
 * a list of them cannot be. A comprehension over functions that are written out is therefore
 * checked once for each of them, and the lists that come of it are joined.
 */
final class CheckFunctionLists {

  private static final String VALUE = "value";
  private static final String WEIGHT = "weight";

  private final Checker checker;
  private final CheckFolds folds;

  CheckFunctionLists(Checker checker, CheckFolds folds) {
    this.checker = checker;
    this.folds = folds;
  }

  /** Returns the functions that the first variable runs over, if it runs over functions. */
  Optional<List<Expression>> functions(Ast.Comprehension c, FoldKind kind, Environment env) {
    boolean chooses = kind == FoldKind.ARGMAX || kind == FoldKind.ARGMIN;
    if (chooses || !(c.iterations().getFirst().range() instanceof Ast.ListLiteral list)) {
      return Optional.empty();
    }
    List<Expression> elements =
        list.elements().stream().map(e -> checker.expressions.check(e, env)).toList();
    boolean all = elements.stream().allMatch(e -> e.type() instanceof Type.FunctionOf);
    return all && !elements.isEmpty() ? Optional.of(elements) : Optional.empty();
  }

  Expression writeOut(
      Ast.Comprehension c, FoldKind kind, List<Expression> functions, Environment outer) {
    Expression all =
        functions.stream()
            .map(f -> values(c, kind, f, outer))
            .reduce((x, y) -> checker.operators.binary("+", x, y, c.span()))
            .orElseThrow();
    if (kind == FoldKind.LIST || all.type().isUnknown()) {
      return all;
    }
    return foldOf(kind, all, c.weight().isPresent(), c.span());
  }

  /** The list of the bodies for one function; where they are weighted, with their weights. */
  private Expression values(
      Ast.Comprehension c, FoldKind kind, Expression function, Environment outer) {
    Environment env = outer.inner();
    var variable = new Local(c.iterations().getFirst().name().text(), function.type());
    env.bind(variable);
    var one =
        new Expression.ListOf(List.of(function), new Type.ListOf(function.type()), function.span());
    var loops = new ArrayList<Expression.Loop>();
    loops.add(new Expression.Loop(variable, one));
    loops.addAll(folds.loops(c.iterations().subList(1, c.iterations().size()), env));
    Expression.Fold fold = folds.fold(c, kind, loops, env);
    Expression body = fold.weight().isPresent() ? weighted(fold) : fold.body();
    return body.type().isUnknown()
        ? Checker.unknown(c.span())
        : new Expression.Fold(
            FoldKind.LIST,
            loops,
            fold.where(),
            body,
            Optional.empty(),
            new Type.ListOf(body.type()),
            function.span());
  }

  private static Expression weighted(Expression.Fold fold) {
    Expression weight = fold.weight().orElseThrow();
    var fields = new LinkedHashMap<String, Expression>();
    fields.put(VALUE, fold.body());
    fields.put(WEIGHT, weight);
    var types = new LinkedHashMap<String, Type>();
    fields.forEach((name, value) -> types.put(name, value.type()));
    boolean wrong = types.values().stream().anyMatch(Type::isUnknown);
    return wrong
        ? Checker.unknown(fold.span())
        : new Expression.RecordOf(fields, new Type.RecordOf(types), fold.span());
  }

  private Expression foldOf(FoldKind kind, Expression list, boolean weighted, Span span) {
    Type element = ((Type.ListOf) list.type()).element();
    var variable = new Local(VALUE, element);
    var loops = List.of(new Expression.Loop(variable, list));
    Expression each = new Expression.ReadLocal(variable, element, span);
    Expression body = weighted ? field(each, VALUE) : each;
    Optional<Expression> weight = weighted ? Optional.of(field(each, WEIGHT)) : Optional.empty();
    Type type = folds.type(kind, loops, body, span);
    return new Expression.Fold(kind, loops, Optional.empty(), body, weight, type, span);
  }

  private static Expression field(Expression each, String name) {
    Type type = Optional.ofNullable(((Type.RecordOf) each.type()).fields().get(name)).orElseThrow();
    return new Expression.Field(each, name, type, each.span());
  }

  static Diagnostic explained(Diagnostic ofFunctions) {
    return ofFunctions
        .withExplanation("Which function is called must be known when the plan is checked.")
        .withHint(
            "only the first variable of a comprehension runs over functions, written out in its"
                + " list: `[f(10) for f in [sqrt, ln]]`");
  }
}
