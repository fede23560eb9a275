package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.PocketFigure;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the pockets of a strategy: what it keeps apart, and what is spent from, moved between and
 * read of them. Their number and their names are planned: they are known before the first year, but
 * not to the checker.
 */
final class CheckPockets {

  private static final Map<String, PocketFigure> FIGURES =
      Map.of(
          "balance", PocketFigure.BALANCE,
          "weighted_balance", PocketFigure.WEIGHTED_BALANCE,
          "bond_price", PocketFigure.BOND_PRICE);

  private static final Type NAMES = new Type.ListOf(Plain.TEXT);

  private final Checker checker;

  CheckPockets(Checker checker) {
    this.checker = checker;
  }

  /** Returns whether a call of this name reads pockets, where no text declares it otherwise. */
  static boolean isFigure(String name) {
    return FIGURES.containsKey(name);
  }

  /** Returns the pockets a strategy declares, checked before the first year. */
  Optional<Expression> list(StrategyScope scope) {
    List<Ast.Pockets> written = written(scope);
    if (written.size() > 1) {
      checker.report(
          Diagnostic.error(
                  "pocket/again", "the pockets are declared twice", written.get(1).span(), "again")
              .withLabel(written.get(0).span(), "first here")
              .withHint("add the lists: `pockets near + far`"));
    }
    return written.stream().findFirst().map(p -> list(p, scope));
  }

  static List<Ast.Pockets> written(StrategyScope scope) {
    return scope.declared().syntax().items().stream()
        .filter(Ast.Pockets.class::isInstance)
        .map(Ast.Pockets.class::cast)
        .toList();
  }

  private Expression list(Ast.Pockets p, StrategyScope scope) {
    Environment env = Environment.of(scope.declared().module(), scope);
    Expression list = checker.expressions.check(p.list(), env);
    if (list.type().isUnknown()) {
      return list;
    }
    var wanted = new LinkedHashMap<String, Type>();
    wanted.put("name", Plain.TEXT);
    wanted.put("amount", checker.money());
    wanted.put("holds", Plain.INSTRUMENT);
    if (!(list.type() instanceof Type.ListOf of && of.element() instanceof Type.RecordOf record)) {
      return checker.wrong(misshaped(list, "this is " + list.type().describe()));
    }
    for (Map.Entry<String, Type> field : wanted.entrySet()) {
      Type actual = record.fields().get(field.getKey());
      if (actual == null || !Conformance.conforms(actual, field.getValue(), new HashMap<>())) {
        String found = actual == null ? "there is none" : "it is " + actual.describe();
        return checker.wrong(misshaped(list, "its `" + field.getKey() + "`: " + found));
      }
    }
    return list;
  }

  private static Diagnostic misshaped(Expression list, String label) {
    return Diagnostic.error(
            "pocket/list", "a pocket has a name, an amount and what it holds", list.span(), label)
        .withHint("write records as in `{name: \"growth\", amount: $900_000, holds: world}`");
  }

  /** A strategy either holds one mix, or keeps pockets apart, each with what it holds. */
  void rejectHolding(Ast.Strategy syntax) {
    for (Ast.StrategyItem item : syntax.items()) {
      if (item instanceof Ast.Block b) {
        b.statements().stream()
            .filter(Ast.Hold.class::isInstance)
            .forEach(h ->
                checker.report(
                    Diagnostic.error(
                            "pocket/hold",
                            "a strategy with pockets holds what they hold",
                            h.span(),
                            "a second way to say it")
                        .withHint("leave out `hold`, or `pockets`")));
      }
    }
  }

  /** Checks a name of a pocket, or a list of names. */
  Expression named(Ast.Expression written, Environment env) {
    Expression names = checker.expressions.check(written, env);
    requirePockets(env, names.span());
    if (names.type().isUnknown() || names.type() == Plain.TEXT || names.type().equals(NAMES)) {
      return names;
    }
    return checker.wrong(
        Diagnostic.error(
                "pocket/name",
                "pockets are named by texts",
                names.span(),
                "this is " + names.type().describe())
            .withHint("write the name as it is declared, `\"growth\"`, or a list of names"));
  }

  private void requirePockets(Environment env, Span span) {
    if (env.strategy().map(s -> written(s).isEmpty()).orElse(false)) {
      checker.report(
          Diagnostic.error("pocket/none", "this strategy has no pockets", span, "of which pocket?")
              .withHint(
                  "declare them: `pockets [{name: \"near\", amount: $100_000, holds: bills},"
                      + " ...]`"));
    }
  }

  /** Checks a reading of pockets; they differ from path to path. */
  Expression figure(Ast.Reference r, Ast.Call call, Environment env) {
    if (call.arguments().size() != 1) {
      return checker.wrong(
          CheckCalls.count("`" + r.name() + "`", 1, call.arguments().size(), call.span()));
    }
    PocketFigure what = PocketFigure.valueOf(r.name().toUpperCase(Locale.ROOT));
    Ast.Expression written = call.arguments().getFirst().value();
    if (!env.onPath()) {
      checker.expressions.check(written, env);
      return checker.wrong(
          CheckNames.foresight(
              r.name(), r.span(), "What is in a pocket differs from path to path"));
    }
    return switch (what) {
      case BALANCE -> read(what, named(written, env), checker.money(), call.span());
      case BOND_PRICE -> read(what, named(written, env), Types.NUMBER, call.span());
      case WEIGHTED_BALANCE -> weighted(written, env, call.span());
    };
  }

  private Expression weighted(Ast.Expression written, Environment env, Span span) {
    Expression numbers = checker.expressions.check(written, env);
    requirePockets(env, numbers.span());
    if (numbers.type() instanceof Type.ListOf of
        && of.element() instanceof Quantity weight
        && checker.money() instanceof Quantity money) {
      Type type = Types.of(money.unit().times(weight.unit()));
      return read(PocketFigure.WEIGHTED_BALANCE, numbers, type, span);
    }
    boolean reported =
        numbers.type().isUnknown()
            || (numbers.type() instanceof Type.ListOf list && list.element().isUnknown());
    return reported
        ? Checker.unknown(span)
        : checker.wrong(Checker.mismatch(numbers, new Type.ListOf(Types.NUMBER), "what weighs"));
  }

  private static Expression read(PocketFigure what, Expression of, Type type, Span span) {
    return of.type().isUnknown()
        ? Checker.unknown(span)
        : new Expression.OfPockets(what, of, type, span);
  }
}
