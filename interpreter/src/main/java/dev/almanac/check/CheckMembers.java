package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks what follows a dot. */
final class CheckMembers {

  private static final Map<String, Type> OF_GROWTH =
      new TreeMap<>(
          Map.of(
              "log_mean", rate(Convention.LOG),
              "log_volatility", rate(Convention.LOG),
              "geometric_mean", rate(Convention.GEOMETRIC),
              "arithmetic_mean", rate(Convention.ARITHMETIC),
              "simple_volatility", rate(Convention.SIMPLE)));

  private final Checker checker;

  CheckMembers(Checker checker) {
    this.checker = checker;
  }

  private static Type rate(Convention convention) {
    return new Quantity(new Unit(0, 0, Basis.NONE, convention), Form.RATIO);
  }

  Expression check(Ast.Member m, Environment env) {
    Expression target = checker.expressions.check(m.target(), env);
    if (target.type().isUnknown()) {
      return Checker.unknown(m.span());
    }
    return member(target, m)
        .orElseGet(() -> checker.wrong(unknown(m, target.type(), names(target.type()))));
  }

  private Optional<Expression> member(Expression target, Ast.Member m) {
    String name = m.name().text();
    return switch (target.type()) {
      case Type.CubeOf c ->
          checker.cubes.member(target, m.name(), m.span()).or(() -> ofEachCell(target, m));
      case Type.RecordOf r ->
          Optional.ofNullable(r.fields().get(name))
              .map(t -> new Expression.Field(target, name, t, m.span()));
      case Type.MarketOf market ->
          market.assets().contains(name)
              ? Optional.of(named("asset", target, name, Plain.GROWTH, m))
              : Optional.empty();
      case Type.DataOf data -> data.column(name).map(t -> named("column", target, name, t, m));
      case Type.RunOf run ->
          Optional.ofNullable(run.outcomes().get(name))
              .map(t -> named("outcome", target, name, t, m));
      case Type.OutcomeOf outcome ->
          Optional.ofNullable(outcome.series().get(name))
              .map(t -> named("series", target, name, t, m));
      case Type.StrategyOf s -> ofStrategy(target, (StrategyScope) s.members(), m);
      case Plain p when p == Plain.GROWTH ->
          Optional.ofNullable(OF_GROWTH.get(name))
              .map(t -> new Expression.Native(name + "_of_growth", List.of(target), t, m.span()));
      case Plain p when p == Plain.RETURNS ->
          Optional.ofNullable(OF_GROWTH.get(name))
              .map(t -> new Expression.Native(name + "_of_returns", List.of(target), t, m.span()));
      case Plain p when p == Plain.ALLOCATION ->
          Optional.of(named("part", target, name, Types.RATIO, m));
      case Plain p when p == Plain.PERSON -> CheckPeople.member(target, m.name(), m.span());
      default -> Optional.empty();
    };
  }

  private Optional<Expression> ofEachCell(Expression cube, Ast.Member m) {
    var cell = ((Type.CubeOf) cube.type()).element();
    if (!names(cell).contains(m.name().text())) {
      return Optional.empty();
    }
    return Optional.of(
        checker.cubes.forEachCell(
            List.of(cube), each -> member(each.getFirst(), m).orElseThrow(), m.span()));
  }

  /** Returns whether a value of this type can be called: {@code base.plan.wealth(20)}. */
  static boolean isCalled(Type type) {
    return type instanceof Type.SeriesOf || type instanceof Type.FunctionOf;
  }

  private static Expression named(
      String what, Expression target, String name, Type type, Ast.Member m) {
    var constant = new Expression.Constant(name, Plain.TEXT, m.name().span());
    return new Expression.Native(what, List.of(target, constant), type, m.span());
  }

  private Optional<Expression> ofStrategy(Expression target, StrategyScope s, Ast.Member m) {
    String name = m.name().text();
    StrategyScope.Parameter parameter = s.parameters().get(name);
    if (parameter != null) {
      return Optional.of(
          new Expression.ParameterOf(target, parameter.index(), parameter.type(), m.span()));
    }
    Declared.Function let = s.lets().get(name);
    if (let == null || !let.parameters().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(checker.calls.applyMember(target, let, List.of(), s, m.span()));
  }

  Diagnostic unknown(Ast.Member m, Type type, Collection<String> names) {
    Diagnostic d =
        Diagnostic.error(
            "name/member",
            "`" + m.name().text() + "` is not part of " + type.describe(),
            m.name().span(),
            "unknown");
    if (type instanceof Type.RunOf && names.isEmpty()) {
      return d.withExplanation("The strategies of this run have no names of their own.")
          .withHint("declare each with `strategy name = ...`, and simulate these");
    }
    if (!names.isEmpty()) {
      d = d.withExplanation("It has " + String.join(", ", names) + ".");
    }
    return withImport(Suggest.withSuggestion(d, m.name().text(), names), m);
  }

  /**
   * What follows a dot may be a function that is not imported, as in {@code curve.forward(1, 2)}.
   */
  private Diagnostic withImport(Diagnostic d, Ast.Member m) {
    String name = m.name().text();
    return checker
        .importable
        .moduleOf(name, m.span().source())
        .filter(module -> d.hint().isEmpty())
        .map(module -> d.withHint("write `import " + module + "`, which declares `" + name + "`"))
        .orElse(d);
  }

  static Collection<String> names(Type type) {
    return switch (type) {
      case Type.RecordOf r -> r.fields().keySet();
      case Type.MarketOf m -> m.assets();
      case Type.DataOf d -> d.columns().keySet();
      case Type.RunOf r -> r.outcomes().keySet();
      case Type.OutcomeOf o -> o.series().keySet();
      case Type.CubeOf c -> {
        var all = new java.util.ArrayList<>(c.axes().keySet());
        all.addAll(names(c.element()));
        yield all;
      }
      case Type.StrategyOf s -> {
        var scope = (StrategyScope) s.members();
        var all = new java.util.TreeSet<>(scope.parameters().keySet());
        all.addAll(scope.lets().keySet());
        yield all;
      }
      case Plain p when p == Plain.GROWTH || p == Plain.RETURNS -> OF_GROWTH.keySet();
      case Plain p when p == Plain.PERSON -> CheckPeople.members();
      default -> List.of();
    };
  }
}
