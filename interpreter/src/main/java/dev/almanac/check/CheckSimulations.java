package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Strategy;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Checks {@code simulate}: what a run is made of, and what its outcomes are called. */
final class CheckSimulations {

  private final Checker checker;

  CheckSimulations(Checker checker) {
    this.checker = checker;
  }

  Expression check(Declared.Function f, List<Ast.Argument> written, Environment env, Span span) {
    var binder = new Arguments(checker, "`simulate`", f.parameters(), f.module(), env, span);
    List<Ast.Argument> own = binder.separate(written, Set.of("market"));
    List<Expression> bound = binder.bind(own, null);
    if (env.strategy().isPresent()) {
      return checker.wrong(
          Diagnostic.error(
              "simulate/place", "a strategy cannot simulate", span, "inside a strategy"));
    }
    Expression market = checker.strategies.market(binder.extras(), env, span);
    if (bound.stream().anyMatch(e -> e.type().isUnknown()) || market.type().isUnknown()) {
      return Checker.unknown(span);
    }
    Expression strategies = bound.getFirst();
    if (!(strategies.type() instanceof Type.ListOf l)
        || !Conformance.conforms(l.element(), new Type.AnyOf("Strategy"), new HashMap<>())
        || l.element().isUnknown()) {
      return checker.wrong(
          Diagnostic.error(
              "simulate/empty", "there is no strategy to simulate", strategies.span(), ""));
    }
    return new Expression.Simulate(
        strategies, bound.get(1), bound.get(2), market, runOf(strategies), span);
  }

  private static Type.RunOf runOf(Expression strategies) {
    var outcomes = new LinkedHashMap<String, Type.OutcomeOf>();
    if (strategies instanceof Expression.ListOf list) {
      for (Expression element : list.elements()) {
        if (element.type() instanceof Type.StrategyOf strategy) {
          outcomes.putIfAbsent(name(element, strategy), outcomeOf(strategy));
        }
      }
    }
    return new Type.RunOf(outcomes);
  }

  /** A strategy has the name that a {@code strategy} line gives it, else that of its text. */
  private static String name(Expression element, Type.StrategyOf strategy) {
    return element instanceof Expression.ReadGlobal g && Checker.isKind(g.global(), "strategy")
        ? g.global().name()
        : strategy.name();
  }

  /** Of any strategy only what is always recorded is known. */
  Type.OutcomeOf outcomeOf(Type strategy) {
    if (strategy instanceof Type.StrategyOf known) {
      return outcomeOf(known);
    }
    var series = new LinkedHashMap<String, Type>();
    CheckBlocks.ALWAYS_RECORDED.forEach(
        name -> series.put(name, new Type.SeriesOf(checker.money())));
    return new Type.OutcomeOf(series);
  }

  private static Type.OutcomeOf outcomeOf(Type.StrategyOf strategy) {
    var series = new LinkedHashMap<String, Type>();
    ((StrategyScope) strategy.members())
        .checked()
        .map(Strategy::series)
        .orElse(List.of())
        .forEach(s -> series.put(s.name(), new Type.SeriesOf(s.type())));
    return new Type.OutcomeOf(series);
  }

  /** Returns the record that a function of the engine yields. */
  Type recordOf(String function) {
    var fields = new LinkedHashMap<String, Type>();
    if (function.equals("against")) {
      fields.put("figure", Plain.TEXT);
      fields.put("paper", Plain.CELL);
      fields.put("ours", Plain.CELL);
      fields.put("difference", Plain.CELL);
      fields.put("agrees", Plain.TRUTH);
    }
    return new Type.RecordOf(fields);
  }
}
