package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Strategy;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks strategies: each text once for the types of its parameters and the assets it can hold. */
final class CheckStrategies {

  private record Key(Declared.Strategy declared, List<Type> types, Type.MarketOf market) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key k
          && declared.equals(k.declared)
          && types.equals(k.types)
          && market.equals(k.market);
    }

    /** Not of the whole text of a strategy, which is the same only if it is this one. */
    @Override
    public int hashCode() {
      return System.identityHashCode(declared);
    }
  }

  private static final Set<String> FROM_THE_PLAN = Set.of("market", "horizon", "wealth");

  private final Checker checker;
  private final CheckBlocks blocks;
  private final CheckPockets pockets;
  private final Map<Key, StrategyScope> scopes = new HashMap<>();
  private final Map<StrategyScope, List<Strategy.State>> states = new HashMap<>();

  CheckStrategies(Checker checker) {
    this.checker = checker;
    this.pockets = new CheckPockets(checker);
    this.blocks = new CheckBlocks(checker, pockets);
  }

  CheckPockets pockets() {
    return pockets;
  }

  /** Checks the use of a strategy with arguments. */
  Expression make(Declared.Strategy s, List<Ast.Argument> written, Environment env, Span span) {
    String name = s.syntax().name().text();
    var binder =
        new Arguments(checker, "`" + name + "`", s.syntax().parameters(), s.module(), env, span);
    List<Ast.Argument> own = binder.separate(written, FROM_THE_PLAN);
    List<Expression> parameters = binder.bind(own, null);
    Expression market = market(binder.extras(), env, span);
    Optional<Expression> horizon = extra(binder, "horizon", Types.YEARS, env);
    Optional<Expression> wealth = extra(binder, "wealth", checker.money(), env);
    if (parameters.stream().anyMatch(p -> p.type().isUnknown()) || market.type().isUnknown()) {
      return Checker.unknown(span);
    }
    List<String> assets = ((Type.MarketOf) market.type()).assets();
    parameters.forEach(p -> checkAssets(p, assets));
    List<Type> types = types(s, parameters);
    StrategyScope scope = scope(s, types, (Type.MarketOf) market.type());
    if (scope.checked().isEmpty()) {
      return Checker.unknown(span);
    }
    return new Expression.MakeStrategy(
        scope.checked().get(),
        name,
        parameters,
        market,
        horizon,
        wealth,
        new Type.StrategyOf(name, scope),
        span);
  }

  /** An allocation that is written out as an argument names assets of the strategy's market. */
  private void checkAssets(Expression parameter, List<String> assets) {
    if (parameter instanceof Expression.Parts parts) {
      parts.parts().stream()
          .map(Expression.Part::asset)
          .filter(asset -> !assets.contains(asset))
          .map(asset -> CheckExpressions.unknownAsset(new Ast.Name(asset, parts.span()), assets))
          .forEach(checker::report);
    }
  }

  /** Returns the market that is named, or else the plan's. */
  Expression market(Map<String, Ast.Argument> extras, Environment env, Span span) {
    Ast.Argument given = extras.get("market");
    if (given != null) {
      Expression market = checker.expressions.check(given.value(), env);
      return checker.require(market, new Type.AnyOf("Market"), "`market`");
    }
    return checker
        .defaultMarket
        .map(m -> checker.valueOf(m, span))
        .orElseGet(() ->
            checker.wrong(
                Diagnostic.error(
                        "market/which", "which market is meant?", span, "no market is named")
                    .withHint("say it here, `market: name`, or once for all in the plan's head")));
  }

  private Optional<Expression> extra(Arguments binder, String name, Type wanted, Environment env) {
    return Optional.ofNullable(binder.extras().get(name))
        .map(a ->
            checker.require(checker.expressions.check(a.value(), env), wanted, "`" + name + "`"));
  }

  private List<Type> types(Declared.Strategy s, List<Expression> parameters) {
    var types = new ArrayList<Type>();
    for (int i = 0; i < parameters.size(); i++) {
      Type declared =
          s.syntax().parameters().get(i).type().map(checker::type).orElse(Plain.UNKNOWN);
      types.add(declared instanceof Type.Quantity ? declared : parameters.get(i).type());
    }
    return types;
  }

  /** Checks a strategy that a plan declares but does not use, for the types it declares. */
  void checkUnused(Declared.Strategy s) {
    boolean used = scopes.keySet().stream().anyMatch(k -> k.declared().equals(s));
    if (used || checker.defaultMarket.isEmpty()) {
      return;
    }
    Expression market = checker.valueOf(checker.defaultMarket.get(), s.span());
    if (market.type() instanceof Type.MarketOf m) {
      List<Type> types =
          s.syntax().parameters().stream()
              .map(p -> p.type().map(checker::type).orElse(Plain.UNKNOWN))
              .map(t -> t instanceof Type.AnyOf ? (Type) Plain.UNKNOWN : t)
              .toList();
      scope(s, types, m);
    }
  }

  private StrategyScope scope(Declared.Strategy declared, List<Type> types, Type.MarketOf market) {
    var key = new Key(declared, types, market);
    StrategyScope known = scopes.get(key);
    if (known != null) {
      return known;
    }
    var scope = new StrategyScope(declared, market);
    scopes.put(key, scope);
    Ast.Strategy syntax = declared.syntax();
    for (int i = 0; i < types.size(); i++) {
      String name = syntax.parameters().get(i).name().text();
      scope.parameters().put(name, new StrategyScope.Parameter(i, types.get(i)));
    }
    declare(scope, declared);
    List<Strategy.State> stateList = checkStates(scope, syntax);
    states.put(scope, stateList);
    for (Declared.Function let : scope.lets().values()) {
      if (let.parameters().isEmpty()) {
        checker.calls.instance(let, List.of(), scope, let.span());
      }
    }
    scope.define(blocks.check(scope, stateList));
    checkUnusedLets(scope);
    return scope;
  }

  private void checkUnusedLets(StrategyScope scope) {
    for (Declared.Function let : scope.lets().values()) {
      List<Type> unknown = let.parameters().stream().<Type>map(p -> Plain.UNKNOWN).toList();
      checker.calls.instance(let, unknown, scope, let.span());
    }
  }

  private void declare(StrategyScope scope, Declared.Strategy declared) {
    for (Ast.StrategyItem item : declared.syntax().items()) {
      switch (item) {
        case Ast.Let l -> {
          checkFree(scope, l.name());
          scope.lets().put(l.name().text(), Modules.function(declared.module(), l));
        }
        case Ast.State s -> {
          checkFree(scope, s.name());
          scope.states().put(s.name().text(), scope.states().size());
        }
        case Ast.Pockets p -> {}
        case Ast.Block b -> {}
      }
    }
  }

  private void checkFree(StrategyScope scope, Ast.Name name) {
    if (scope.names().contains(name.text())) {
      checker.report(
          Diagnostic.error(
                  "name/twice",
                  "`" + name.text() + "` already means something in a strategy",
                  name.span(),
                  "again here")
              .withHint("give it another name"));
    }
  }

  private List<Strategy.State> checkStates(StrategyScope scope, Ast.Strategy syntax) {
    var list = new ArrayList<Strategy.State>();
    Environment env = Environment.of(scope.declared().module(), scope);
    for (Ast.StrategyItem item : syntax.items()) {
      if (item instanceof Ast.State s) {
        Expression initial = checker.expressions.check(s.initial(), env);
        Type type = s.type().map(checker::type).orElseGet(() -> widened(initial.type()));
        Expression checked = checker.require(initial, type, "`" + s.name().text() + "`");
        if (!(type instanceof Type.Quantity) && type != Plain.TRUTH && !type.isUnknown()) {
          checker.report(
              Diagnostic.error(
                  "state/type",
                  "a state is a number or true or false",
                  s.initial().span(),
                  "this is " + type.describe()));
        }
        list.add(new Strategy.State(s.name().text(), type, checked));
      }
    }
    return list;
  }

  /** A state that begins as 0 may become any number. */
  private static Type widened(Type type) {
    return type.equals(Types.WHOLE) ? Types.NUMBER : type;
  }

  Type stateType(StrategyScope scope, int index) {
    return Optional.ofNullable(states.get(scope))
        .map(list -> list.get(index).type())
        .orElse(Plain.UNKNOWN);
  }
}
