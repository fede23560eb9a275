package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.FoldKind;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks ranges and everything that runs over a list. */
final class CheckFolds {

  private final Checker checker;
  private final CheckFunctionLists functionLists;

  CheckFolds(Checker checker) {
    this.checker = checker;
    this.functionLists = new CheckFunctionLists(checker, this);
  }

  Expression range(Ast.Range r, Environment env) {
    Expression from = checker.expressions.check(r.from(), env);
    Expression to = checker.expressions.check(r.to(), env);
    Optional<Expression> step = r.step().map(s -> checker.expressions.check(s, env));
    Optional<Type> type =
        Conformance.join(from.type(), to.type())
            .flatMap(t -> step.isEmpty() ? Optional.of(t) : Conformance.join(t, step.get().type()));
    if (type.isEmpty() || (!(type.get() instanceof Quantity) && !type.get().isUnknown())) {
      return checker.wrong(
          Diagnostic.error(
                  "range/kind",
                  "a range runs between two numbers of one kind",
                  from.span(),
                  "this is " + from.type().describe())
              .withLabel(to.span(), "this is " + to.type().describe()));
    }
    if (step.isEmpty() && !type.get().equals(Types.WHOLE) && !type.get().isUnknown()) {
      return checker.wrong(
          Diagnostic.error(
                  "range/step", "the step of this range is not said", r.span(), "in what steps?")
              .withHint("as in `0% to 100% step 1%`"));
    }
    Expression by = step.orElseGet(() -> new Expression.Constant(1.0, Types.WHOLE, r.span()));
    return new Expression.Native(
        "range", List.of(from, to, by), new Type.ListOf(type.get()), r.span());
  }

  /** Binds the variables of a comprehension in {@code env} and returns its loops. */
  List<Expression.Loop> loops(List<Ast.Iteration> iterations, Environment env) {
    var loops = new ArrayList<Expression.Loop>();
    for (Ast.Iteration i : iterations) {
      Expression range = checker.expressions.check(i.range(), env);
      Expression list = CheckCubes.isCube(range) ? CheckCubes.values(range) : range;
      Type element = Plain.UNKNOWN;
      if (Checker.isEmptyList(list)) {
        checker.report(Checker.emptyList(list));
      } else if (list.type() instanceof Type.ListOf l) {
        element = l.element();
      } else if (list.type() instanceof Type.DataOf d) {
        element = d.row();
      } else if (!list.type().isUnknown()) {
        checker.report(
            Checker.mismatch(
                list, new Type.ListOf(Plain.UNKNOWN), "what `" + i.name().text() + "` runs over"));
      }
      var variable = new Local(i.name().text(), element);
      env.bind(variable);
      loops.add(new Expression.Loop(variable, list));
    }
    return loops;
  }

  Expression comprehension(Ast.Comprehension c, Environment outer) {
    Optional<FoldKind> kind = kind(c.fold());
    if (kind.isEmpty()) {
      return checker.wrong(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "fold/unknown",
                  "`" + c.fold().text() + "` is nothing that can be made of a list of values",
                  c.fold().span(),
                  "unknown"),
              c.fold().text(),
              Stream.of(FoldKind.values()).map(FoldKind::word).toList()));
    }
    Optional<List<Expression>> functions = functionLists.functions(c, kind.get(), outer);
    if (functions.isPresent()) {
      return functionLists.writeOut(c, kind.get(), functions.get(), outer);
    }
    Environment env = outer.inner();
    return fold(c, kind.get(), loops(c.iterations(), env), env);
  }

  /** A comprehension whose variables are bound in {@code env}. */
  Expression.Fold fold(
      Ast.Comprehension c, FoldKind kind, List<Expression.Loop> loops, Environment env) {
    Optional<Expression> where =
        c.where()
            .map(w ->
                checker.require(checker.expressions.check(w, env), Plain.TRUTH, "a condition"));
    Expression body = checker.expressions.check(c.body(), env);
    Optional<Expression> weight = c.weight().map(w -> weight(c, kind, w, env));
    Type type = type(kind, loops, body, c.span());
    return new Expression.Fold(kind, loops, where, body, weight, type, c.span());
  }

  private static Optional<FoldKind> kind(Ast.Name fold) {
    return Stream.of(FoldKind.values())
        .filter(k -> k.word().equals(fold.text().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private Expression weight(
      Ast.Comprehension c, FoldKind kind, Ast.Expression weight, Environment env) {
    Expression checked = checker.expressions.check(weight, env);
    if (kind != FoldKind.AVERAGE) {
      return checker.wrong(
          Diagnostic.error(
              "fold/weight",
              "only an average is weighted",
              weight.span(),
              "`" + c.fold().text() + "` has no weights"));
    }
    return checked.type() instanceof Quantity || checked.type().isUnknown()
        ? checked
        : checker.wrong(Checker.mismatch(checked, Types.NUMBER, "a weight"));
  }

  Type type(FoldKind kind, List<Expression.Loop> loops, Expression body, Span span) {
    return switch (kind) {
      case LIST -> new Type.ListOf(body.type());
      case COUNT, ALL, ANY -> {
        checker.require(body, Plain.TRUTH, "what is counted or asked");
        yield kind == FoldKind.COUNT ? Types.WHOLE : Plain.TRUTH;
      }
      case ARGMAX, ARGMIN -> {
        requireNumber(body, kind);
        if (loops.size() != 1) {
          checker.report(
              Diagnostic.error(
                  "fold/variables",
                  "`" + kind.word() + "` runs over one variable",
                  span,
                  "more than one"));
        }
        yield loops.getFirst().variable().type();
      }
      case SUM, AVERAGE -> {
        if (body.type() != Plain.ALLOCATION) {
          requireNumber(body, kind);
        }
        yield kind == FoldKind.AVERAGE && body.type().equals(Types.WHOLE)
            ? Types.NUMBER
            : body.type();
      }
      case PRODUCT -> {
        checker.require(body, Types.NUMBER, "what is multiplied");
        yield body.type();
      }
      case HIGHEST, LOWEST -> {
        requireNumber(body, kind);
        yield body.type();
      }
    };
  }

  private void requireNumber(Expression body, FoldKind kind) {
    if (!(body.type() instanceof Quantity) && !body.type().isUnknown()) {
      checker.report(Checker.mismatch(body, Types.NUMBER, "what `" + kind.word() + "` looks at"));
    }
  }
}
