package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Function;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Sums;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks calls. A function's body is checked for the types it is called with, each combination
 * once; since nothing may call itself, this ends.
 */
final class CheckCalls {

  private record Key(Declared.Function function, @Nullable StrategyScope scope, List<Type> types) {}

  private final Checker checker;
  private final CheckSimulations simulations;
  private final CheckLifetimes lifetimes;
  private final CheckLadders ladders;
  private final CheckSolving solving;
  private final Map<Key, Function> instances = new HashMap<>();
  private final Map<Key, Type> results = new HashMap<>();
  private final List<Key> inProgress = new ArrayList<>();

  CheckCalls(Checker checker) {
    this.checker = checker;
    this.simulations = new CheckSimulations(checker);
    this.lifetimes = new CheckLifetimes(checker);
    this.ladders = new CheckLadders(checker);
    this.solving = new CheckSolving(checker, this);
  }

  CheckSimulations simulations() {
    return simulations;
  }

  Expression check(Ast.Call call, Environment env) {
    return switch (call.target()) {
      case Ast.Reference r when env.local(r.name()).isEmpty() -> named(r, call, env);
      case Ast.Member m -> member(m, call, env);
      default -> value(checker.expressions.check(call.target(), env), call, env);
    };
  }

  private Expression named(Ast.Reference r, Ast.Call call, Environment env) {
    Optional<Sums> sum = Sums.of(r.name());
    if (sum.isPresent() && env.module().names().get(r.name()) == null) {
      return planned(sum.get(), call, env);
    }
    if (r.name().equals("growth") && env.onPath()) {
      return growth(r, call, env);
    }
    boolean own = env.strategy().map(s -> s.names().contains(r.name())).orElse(false);
    Optional<Declared> declared = own ? Optional.empty() : env.module().find(r.name());
    if (declared.orElse(null) instanceof Declared.Strategy s) {
      return checker.strategies.make(s, call.arguments(), env, call.span());
    }
    return value(checker.expressions.check(r, env), call, env);
  }

  private Expression member(Ast.Member m, Ast.Call call, Environment env) {
    Expression target = checker.expressions.check(m.target(), env);
    if (target.type().isUnknown()) {
      return Checker.unknown(call.span());
    }
    String name = m.name().text();
    if (target.type() instanceof Type.StrategyOf s) {
      var scope = (StrategyScope) s.members();
      Declared.Function let = scope.lets().get(name);
      if (let != null) {
        List<Expression> arguments = bind(let, call.arguments(), null, env, call.span());
        return applyMember(target, let, arguments, scope, call.span());
      }
    }
    boolean has = CheckMembers.names(target.type()).contains(name);
    Optional<Declared.Function> function = env.module().function(name);
    if (!has && function.isPresent()) {
      Expression receiver = CheckPeople.receiver(target, name);
      return function(function.get(), call.arguments(), receiver, env, call.span());
    }
    return value(checker.expressions.check(m, env), call, env);
  }

  /** Calls what an expression yields: a function, or a series at a year. */
  private Expression value(Expression target, Ast.Call call, Environment env) {
    return switch (target.type()) {
      case Type.FunctionOf f -> {
        var declared = (Declared.Function) f.callee();
        StrategyScope scope =
            env.strategy().filter(s -> declared.equals(s.lets().get(f.name()))).orElse(null);
        if (scope == null) {
          yield function(declared, call.arguments(), null, env, call.span());
        }
        yield apply(
            declared, bind(declared, call.arguments(), null, env, call.span()), scope, call.span());
      }
      case Type.SeriesOf s -> at(target, s, call, env);
      case Type.CubeOf c when call.arguments().stream().noneMatch(a -> a.name().isEmpty()) ->
          checker.cubes.slice(target, call, env);
      case Type.CubeOf c when CheckMembers.isCalled(c.element()) ->
          checker.cubes.forEachCell(
              List.of(target), each -> value(each.getFirst(), call, env), call.span());
      case Type.CubeOf c -> checker.cubes.slice(target, call, env);
      case Type t when t.isUnknown() -> {
        call.arguments().forEach(a -> checker.expressions.check(a.value(), env));
        yield Checker.unknown(call.span());
      }
      default ->
          checker.wrong(
              Diagnostic.error(
                  "call/target",
                  "only a function can be called",
                  call.target().span(),
                  "this is " + target.type().describe()));
    };
  }

  private Expression at(Expression series, Type.SeriesOf s, Ast.Call call, Environment env) {
    if (call.arguments().size() != 1) {
      return checker.wrong(count("a series", 1, call.arguments().size(), call.span()));
    }
    Expression year = checker.expressions.check(call.arguments().getFirst().value(), env);
    checker.require(year, Types.WHOLE, "the year of a series");
    return new Expression.Native(
        "sample", List.of(series, year), new Type.SampleOf(s.element()), call.span());
  }

  private Expression planned(Sums which, Ast.Call call, Environment env) {
    if (env.strategy().isEmpty()) {
      return checker.wrong(
          Diagnostic.error(
                  "known/planned",
                  "what is planned depends on a strategy's years and market",
                  call.span(),
                  "outside of a strategy")
              .withHint("use it inside a strategy, in a `let` or a block"));
    }
    if (call.arguments().size() != 1) {
      return checker.wrong(
          count("`" + which.function() + "`", 1, call.arguments().size(), call.span()));
    }
    Expression year = checker.expressions.check(call.arguments().getFirst().value(), env);
    checker.require(year, Types.WHOLE, "the year of what is planned");
    return new Expression.Planned(which, year, checker.money(), call.span());
  }

  private Expression growth(Ast.Reference r, Ast.Call call, Environment env) {
    if (env.instant() != Environment.Instant.END) {
      return checker.wrong(
          CheckNames.foresight("growth", r.span(), "A period's growth is known only at its end"));
    }
    Optional<Expression> period = checker.expressions.names().checkedPeriod(r, env);
    if (period.isPresent()) {
      return period.get();
    }
    List<String> assets = env.strategy().map(s -> s.market().assets()).orElse(List.of());
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst().value() instanceof Ast.Reference asset)) {
      return checker.wrong(
          Diagnostic.error("call/asset", "the growth of which asset?", call.span(), "")
              .withHint("as in `growth(stocks)`"));
    }
    if (!assets.contains(asset.name())) {
      return checker.wrong(
          CheckExpressions.unknownAsset(new Ast.Name(asset.name(), asset.span()), assets));
    }
    return new Expression.ReadGrowth(asset.name(), Types.NUMBER, call.span());
  }

  // ---- functions of texts

  private Expression function(
      Declared.Function f,
      List<Ast.Argument> written,
      @Nullable Expression receiver,
      Environment env,
      Span span) {
    if (f.name().equals("simulate") && f.body().isEmpty()) {
      return simulations.check(f, written, env, span);
    }
    if (f.name().equals("lives") && f.body().isEmpty()) {
      return lifetimes.check(f, written, receiver, env, span);
    }
    if (CheckPeople.isDeath(f.name()) && f.body().isEmpty()) {
      return checker.people.death(f.name(), written, receiver, env, span);
    }
    if (f.name().equals("solve") && f.body().isEmpty()) {
      return solving.check(f, bind(f, written, receiver, env, span), env, span);
    }
    List<Expression> arguments = bind(f, written, receiver, env, span);
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      return Checker.unknown(span);
    }
    if (CheckCubes.takesCubes(f)) {
      return external(f, arguments, span);
    }
    return arguments.stream().anyMatch(CheckCubes::isCube) && !declaresCubes(f)
        ? checker.cubes.forEachCell(arguments, each -> plain(f, each, span), span)
        : plain(f, arguments, span);
  }

  /** A function that says `Cube<T>` takes it as a whole; any other is done cell by cell. */
  private boolean declaresCubes(Declared.Function f) {
    return f.parameters().stream()
        .anyMatch(p -> p.type().map(checker::type).orElse(Plain.UNKNOWN) instanceof Type.CubeOf);
  }

  private Expression plain(Declared.Function f, List<Expression> arguments, Span span) {
    return f.body().isEmpty() ? external(f, arguments, span) : apply(f, arguments, null, span);
  }

  /** Puts arguments in the order of the parameters and fills in presets; checks their types. */
  List<Expression> bind(
      Declared.Function f,
      List<Ast.Argument> written,
      @Nullable Expression receiver,
      Environment env,
      Span span) {
    var binder =
        new Arguments(checker, "`" + f.name() + "`", f.parameters(), f.module(), env, span);
    return binder.bind(written, receiver);
  }

  Expression external(Declared.Function f, List<Expression> arguments, Span span) {
    var variables = new HashMap<String, Type>();
    for (int i = 0; i < arguments.size(); i++) {
      Type wanted = f.parameters().get(i).type().map(checker::type).orElse(Plain.UNKNOWN);
      if (!Conformance.conforms(arguments.get(i).type(), wanted, variables)) {
        return checker.wrong(
            Checker.mismatch(
                arguments.get(i),
                Conformance.substitute(wanted, variables),
                "`" + f.parameters().get(i).name().text() + "` of `" + f.name() + "`"));
      }
    }
    if (CheckCubes.takesCubes(f)) {
      return checker.cubes.function(f.name(), arguments, span);
    }
    if (f.name().equals("text") && !CheckOperators.canBeWritten(arguments.getFirst().type())) {
      return checker.wrong(
          Diagnostic.error(
              "type/mismatch",
              "`text` writes a number, money, a length of time or a date",
              arguments.getFirst().span(),
              "this is " + arguments.getFirst().type().describe()));
    }
    if (CheckLadders.isLadder(f.name())) {
      return ladders.check(f.name(), arguments, span);
    }
    Type declared = f.result().map(checker::type).orElse(Plain.UNKNOWN);
    Type result =
        declared instanceof Type.AnyOf any
            ? any.kind().equals("Market")
                ? arguments.getFirst().type()
                : simulations.recordOf(f.name())
            : Conformance.substitute(declared, variables);
    return new Expression.Native(f.name(), arguments, result, span);
  }

  /** Applies a function of a text, or of the strategy at hand. */
  Expression apply(
      Declared.Function f, List<Expression> arguments, @Nullable StrategyScope scope, Span span) {
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      boolean _ = closesCircle(f, span);
      return Checker.unknown(span);
    }
    Optional<Function> instance = instance(f, types(f, arguments), scope, span);
    return instance
        .<Expression>map(i -> new Expression.Apply(i, arguments, i.body().type(), span))
        .orElseGet(() -> Checker.unknown(span));
  }

  Expression applyMember(
      Expression strategy,
      Declared.Function f,
      List<Expression> arguments,
      StrategyScope scope,
      Span span) {
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      return Checker.unknown(span);
    }
    Optional<Function> instance = instance(f, types(f, arguments), scope, span);
    return instance
        .<Expression>map(
            i -> new Expression.ApplyMember(strategy, i, arguments, i.body().type(), span))
        .orElseGet(() -> Checker.unknown(span));
  }

  /** Inside the body a parameter has its declared type where that is exact, else its argument's. */
  private List<Type> types(Declared.Function f, List<Expression> arguments) {
    var types = new ArrayList<Type>();
    for (int i = 0; i < arguments.size(); i++) {
      Type declared = f.parameters().get(i).type().map(checker::type).orElse(Plain.UNKNOWN);
      types.add(declared instanceof Type.Quantity ? declared : arguments.get(i).type());
    }
    return types;
  }

  /** Returns the function for types; empty when its body is wrong or calls itself. */
  Optional<Function> instance(
      Declared.Function f, List<Type> types, @Nullable StrategyScope scope, Span use) {
    var key = new Key(f, scope, types);
    if (closesCircle(f, use)) {
      return Optional.empty();
    }
    if (results.containsKey(key)) {
      return Optional.ofNullable(instances.get(key));
    }
    inProgress.add(key);
    Environment env = Environment.of(f.module(), scope);
    var parameters = new ArrayList<Local>();
    for (int i = 0; i < types.size(); i++) {
      var local = new Local(f.parameters().get(i).name().text(), types.get(i));
      parameters.add(local);
      env.bind(local);
    }
    Expression body = checker.expressions.check(f.body().orElseThrow(), env);
    if (f.result().isPresent()) {
      checkResult(f, body, types);
    }
    inProgress.remove(key);
    results.put(key, body.type());
    if (body.type().isUnknown()) {
      return Optional.empty();
    }
    var function = new Function(f.name(), parameters, scope != null);
    function.define(body);
    instances.put(key, function);
    return Optional.of(function);
  }

  private boolean closesCircle(Declared.Function f, Span use) {
    if (inProgress.stream().noneMatch(k -> k.function().equals(f))) {
      return false;
    }
    checker.report(
        Diagnostic.error(
                "function/recursive",
                "`" + f.name() + "` would call itself, and might never end",
                use,
                "the call that closes the circle")
            .withLabel(f.span(), "declared here")
            .withHint("use a sum or a list over a range instead"));
    return true;
  }

  private void checkResult(Declared.Function f, Expression body, List<Type> types) {
    var variables = new HashMap<String, Type>();
    for (int i = 0; i < types.size(); i++) {
      Type declared = f.parameters().get(i).type().map(checker::type).orElse(Plain.UNKNOWN);
      Conformance.conforms(types.get(i), declared, variables);
    }
    Type wanted = checker.type(f.result().orElseThrow());
    if (!Conformance.conforms(body.type(), wanted, variables)) {
      checker.report(
          Checker.mismatch(
              body, Conformance.substitute(wanted, variables), "the result of `" + f.name() + "`"));
    }
  }

  static Diagnostic count(String what, int wanted, int given, Span span) {
    return Diagnostic.error(
        "call/arguments",
        what + " takes " + wanted + (wanted == 1 ? " value" : " values"),
        span,
        given + " given");
  }
}
