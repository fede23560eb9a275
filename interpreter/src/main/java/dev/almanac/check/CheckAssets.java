package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks what there is at the start: money, or a record of accounts. */
final class CheckAssets {

  private static final Set<String> KINDS = Set.of("taxable", "deferred", "exempt");

  private final Checker checker;

  CheckAssets(Checker checker) {
    this.checker = checker;
  }

  /** Returns whether a function of the engine makes an account. */
  static boolean isAccount(String function) {
    return KINDS.contains(function);
  }

  Expression check(Ast.Assets a, Optional<Expression> earlier, Environment env) {
    earlier.ifPresent(e ->
        checker.report(
            Diagnostic.error(
                    "assets/twice", "the assets are declared twice", a.span(), "again here")
                .withLabel(e.span(), "first here")));
    Expression assets = checker.expressions.check(a.value(), env);
    if (!(assets.type() instanceof Type.RecordOf record)) {
      return checker.require(assets, checker.money(), "`assets`");
    }
    for (var field : record.fields().entrySet()) {
      Type type = field.getValue();
      if (type != Plain.ACCOUNT && !type.equals(checker.money()) && !type.isUnknown()) {
        return checker.wrong(
            Diagnostic.error(
                    "account/kind",
                    "`" + field.getKey() + "` must be an account, or an amount of money",
                    assets.span(),
                    "it is " + type.describe())
                .withHint(
                    "write `"
                        + field.getKey()
                        + ": taxable($500_000, rate: 15%)`, `deferred(...)`"
                        + " or `exempt(...)`"));
      }
    }
    return assets;
  }

  /** Checks what an account holds: an amount, or holdings by name. */
  Expression account(String kind, List<Expression> arguments, Span span) {
    Expression holds = arguments.getFirst();
    List<Type> amounts =
        holds.type() instanceof Type.RecordOf r
            ? List.copyOf(r.fields().values())
            : List.of(holds.type());
    if (!amounts.stream().allMatch(t -> t.equals(checker.money()))) {
      return checker.wrong(
          Diagnostic.error(
                  "account/holds",
                  "an account holds an amount of the plan's money, or holdings by name",
                  holds.span(),
                  "this is " + holds.type().describe())
              .withHint("as in `" + kind + "({stocks: $300_000, bonds: $200_000}, ...)`"));
    }
    return new Expression.Native(kind, arguments, Plain.ACCOUNT, span);
  }
}
