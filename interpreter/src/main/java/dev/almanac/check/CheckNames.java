package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Context;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Factor;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.List;
import java.util.Optional;

/** Resolves names: local ones first, then the strategy's, then those of the text. */
final class CheckNames {

  private final Checker checker;

  CheckNames(Checker checker) {
    this.checker = checker;
  }

  Expression reference(Ast.Reference r, Environment env) {
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
    if (declared.isEmpty() && StrategyScope.isOfStrategies(r.name())) {
      return checker.wrong(
          Diagnostic.error(
                  "name/unknown",
                  "`" + r.name() + "` exists only inside a strategy",
                  r.span(),
                  "outside of one")
              .withHint("read what became of it from a run, as in `base.plan.wealth(20)`"));
    }
    if (declared.isEmpty()) {
      return checker.wrong(
          checker.importable.withSuggestion(
              Diagnostic.error(
                  "name/unknown", "`" + r.name() + "` is not known here", r.span(), "unknown"),
              r.name(),
              env.visibleNames(),
              r.span().source()));
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
          checker.wrong(foresight(r.name(), r.span(), "It is carried along a path")));
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
          Optional.of(
              new Expression.ReadContext(Context.INITIAL_WEALTH, checker.money(), r.span()));
      case "year", "month" -> inStrategy ? Optional.of(clock(r, env)) : Optional.empty();
      case "wealth" ->
          inStrategy
              ? Optional.of(onPath(r, env, Context.WEALTH, checker.money()))
              : Optional.empty();
      case "portfolio_return" ->
          inStrategy
              ? Optional.of(atEnd(r, env, Context.PORTFOLIO_RETURN, Types.RATIO))
              : Optional.empty();
      case "owed" -> inStrategy ? Optional.of(owed(r, env)) : Optional.empty();
      case "price_level" -> {
        env.strategy().ifPresent(s -> s.read(Factor.PRICES));
        yield inStrategy
            ? Optional.of(onPath(r, env, Context.PRICE_LEVEL, Types.NUMBER))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Expression owed(Ast.Reference r, Environment env) {
    if (!env.onPath()) {
      return checker.wrong(
          Diagnostic.error("known/foresight", "`owed` is not known yet", r.span(), "read too early")
              .withExplanation(
                  "It is what is due at the instant at hand on this path: who lives then is not"
                      + " known before.")
              .withHint(
                  "read it in a block of a strategy; what is expected to be due says"
                      + " `planned(k)`"));
    }
    boolean start = env.instant() == Environment.Instant.START;
    return new Expression.Owed(env.monthlyBlock(), start, checker.money(), r.span());
  }

  private Expression clock(Ast.Reference r, Environment env) {
    if (!env.onPath()) {
      return checker.wrong(
          Diagnostic.error(
                  r.name().equals("year") ? "known/year" : "known/month",
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
        : checker.wrong(foresight(r.name(), r.span(), "It differs from path to path"));
  }

  Expression atEnd(Ast.Reference r, Environment env, Context what, Type type) {
    if (env.instant() == Environment.Instant.END) {
      return checkedPeriod(r, env).orElse(new Expression.ReadContext(what, type, r.span()));
    }
    return checker.wrong(
        foresight(r.name(), r.span(), "It is known only at the end of the period"));
  }

  /** A period's return is that of one step: in a monthly plan it is read in monthly blocks. */
  Optional<Expression> checkedPeriod(Ast.Reference r, Environment env) {
    if (checker.monthly == env.monthlyBlock()) {
      return Optional.empty();
    }
    if (!checker.monthly) {
      return Optional.of(Checker.unknown(r.span()));
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
        .withExplanation(why + ", and a plan cannot look ahead.")
        .withHint("use it in `at end of year`, or carry last year's value in a `state`");
  }
}
