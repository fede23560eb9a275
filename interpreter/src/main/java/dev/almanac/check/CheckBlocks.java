package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.model.Strategy;
import dev.almanac.model.Strategy.Statement;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a strategy does at the instants of a period. */
final class CheckBlocks {

  /** Recorded for every strategy: what is left after the last payment, and what was paid. */
  static final List<String> ALWAYS_RECORDED = List.of("wealth", "paid");

  private final Checker checker;
  private final CheckPockets pockets;

  CheckBlocks(Checker checker, CheckPockets pockets) {
    this.checker = checker;
    this.pockets = pockets;
  }

  Strategy check(StrategyScope scope, List<Strategy.State> states) {
    var series = new ArrayList<Strategy.Series>();
    ALWAYS_RECORDED.forEach(name -> series.add(new Strategy.Series(name, checker.money(), false)));
    var checked = new ArrayList<Strategy.Block>();
    Ast.Strategy syntax = scope.declared().syntax();
    for (Ast.StrategyItem item : syntax.items()) {
      if (item instanceof Ast.Block b) {
        checked.add(block(b, scope, series));
      }
    }
    Optional<Expression> kept = pockets.list(scope);
    if (kept.isPresent()) {
      pockets.rejectHolding(syntax);
    } else if (checked.stream().noneMatch(CheckBlocks::holds)) {
      checker.report(
          Diagnostic.error(
                  "strategy/holds",
                  "`" + syntax.name().text() + "` never says what it holds",
                  syntax.name().span(),
                  "no `hold`")
              .withHint("add `at start of year { hold stocks: 60%, bonds: rest }`"));
    }
    return new Strategy(
        syntax.name().text(),
        scope.market().assets(),
        states,
        scope.people(),
        scope.factors(),
        kept,
        series,
        checked,
        syntax.span());
  }

  private static boolean holds(Strategy.Block block) {
    return block.start() && block.statements().stream().anyMatch(Statement.Hold.class::isInstance);
  }

  private Strategy.Block block(Ast.Block b, StrategyScope scope, List<Strategy.Series> series) {
    Ast.Instant when = b.instant();
    if (when.month() && !checker.monthly) {
      checker.report(
          Diagnostic.error(
                  "strategy/month",
                  "this plan's periods are years",
                  when.span(),
                  "there are no months")
              .withHint("write `step: 1 month` in the plan's head, or `of year` here"));
    }
    Environment env =
        Environment.of(scope.declared().module(), scope)
            .at(when.start() ? Environment.Instant.START : Environment.Instant.END, when.month());
    var statements = new ArrayList<Statement>();
    for (Ast.Statement s : b.statements()) {
      statement(s, when, env, scope, series).ifPresent(statements::add);
    }
    return new Strategy.Block(when.start(), when.month(), statements);
  }

  private Optional<Statement> statement(
      Ast.Statement s,
      Ast.Instant when,
      Environment env,
      StrategyScope scope,
      List<Strategy.Series> series) {
    return switch (s) {
      case Ast.Let l -> let(l, env);
      case Ast.Hold h -> hold(h, when, env);
      case Ast.Spend p ->
          Optional.of(
              new Statement.Spend(
                  money(p.amount(), env, "what is spent"),
                  p.source().map(source -> pockets.named(source, env)),
                  p.span()));
      case Ast.Move m ->
          Optional.of(
              new Statement.Move(
                  money(m.amount(), env, "what is moved"),
                  pockets.named(m.source(), env),
                  pockets.named(m.target(), env),
                  m.span()));
      case Ast.Save p ->
          Optional.of(new Statement.Save(money(p.amount(), env, "what is saved"), p.span()));
      case Ast.Recording r -> Optional.of(record(r, when, env, series));
      case Ast.Set set -> set(set, env, scope);
    };
  }

  private Optional<Statement> let(Ast.Let l, Environment env) {
    if (!l.parameters().isEmpty()) {
      checker.report(
          Diagnostic.error(
                  "strategy/function",
                  "a function cannot be declared inside a block",
                  l.name().span(),
                  "has parameters")
              .withHint("declare it in the strategy, before the blocks"));
      env.bind(new Local(l.name().text(), Type.Plain.UNKNOWN));
      return Optional.empty();
    }
    Expression value = checker.expressions.check(l.value(), env);
    Type type = l.type().map(checker::type).orElse(value.type());
    var local = new Local(l.name().text(), type);
    env.bind(local);
    return Optional.of(
        new Statement.Bind(
            local, checker.require(value, type, "`" + l.name().text() + "`"), l.span()));
  }

  private Optional<Statement> hold(Ast.Hold h, Ast.Instant when, Environment env) {
    if (!when.start()) {
      checker.report(
          Diagnostic.error(
                  "strategy/hold-late",
                  "what is held is set at the start of a period",
                  h.span(),
                  "at the end")
              .withHint("move it to `at start of year`"));
    }
    List<Ast.Argument> parts = h.allocation();
    if (parts.size() == 1 && parts.getFirst().name().isEmpty()) {
      Expression whole = checker.expressions.check(parts.getFirst().value(), env);
      return Optional.of(
          new Statement.Hold(checker.require(whole, Plain.ALLOCATION, "what is held"), h.span()));
    }
    return Optional.of(
        new Statement.Hold(checker.expressions.parts(parts, env, h.span()), h.span()));
  }

  private Expression money(Ast.Expression amount, Environment env, String what) {
    return checker.require(checker.expressions.check(amount, env), checker.money(), what);
  }

  private Statement record(
      Ast.Recording r, Ast.Instant when, Environment env, List<Strategy.Series> series) {
    String name = r.name().text();
    Expression value =
        checker.expressions.check(r.value().orElse(new Ast.Reference(name, r.name().span())), env);
    if (!(value.type() instanceof Type.Quantity) && !value.type().isUnknown()) {
      checker.report(Checker.mismatch(value, Types.NUMBER, "what is recorded"));
    }
    if (series.stream().anyMatch(x -> x.name().equals(name))) {
      checker.report(
          Diagnostic.error(
                  "strategy/record-twice",
                  "`" + name + "` is recorded already",
                  r.name().span(),
                  ALWAYS_RECORDED.contains(name) ? "always recorded" : "again here")
              .withHint("record it under another name: `record my_" + name + " = ...`"));
    }
    series.add(new Strategy.Series(name, value.type(), when.month()));
    return new Statement.Recording(series.size() - 1, value, r.span());
  }

  private Optional<Statement> set(Ast.Set set, Environment env, StrategyScope scope) {
    Expression value = checker.expressions.check(set.value(), env);
    Integer index = scope.states().get(set.name().text());
    if (index == null) {
      checker.report(
          Suggest.withSuggestion(
                  Diagnostic.error(
                      "strategy/state",
                      "there is no state `" + set.name().text() + "`",
                      set.name().span(),
                      "not a state"),
                  set.name().text(),
                  scope.states().keySet())
              .withExplanation("Only what is declared with `state` is carried along a path."));
      return Optional.empty();
    }
    Type type = checker.strategies.stateType(scope, index);
    Span span = set.span();
    return Optional.of(
        new Statement.Set(
            index, checker.require(value, type, "`" + set.name().text() + "`"), span));
  }
}
