package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Context;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code lives("alex", law, age: 65)}: whether somebody who has an age when the plan begins
 * is alive at the instant at hand. A path draws the whole lifetime, but a plan learns of a death
 * only when it has happened.
 */
final class CheckLifetimes {

  private final Checker checker;

  CheckLifetimes(Checker checker) {
    this.checker = checker;
  }

  /** The name is read from the text: a name without quotes would be one of a value. */
  boolean isMisnamed(List<Ast.Argument> written, @Nullable Expression receiver) {
    Optional<Ast.Argument> person =
        written.stream()
            .filter(a -> a.name().map(n -> n.text().equals("person")).orElse(false))
            .findFirst()
            .or(() ->
                receiver == null
                    ? written.stream().limit(1).filter(a -> a.name().isEmpty()).findFirst()
                    : Optional.empty());
    if (person.isEmpty() || person.get().value() instanceof Ast.Text) {
      return false;
    }
    checker.report(misnamed(person.get().value().span()));
    return true;
  }

  private static Diagnostic misnamed(Span span) {
    return Diagnostic.error(
            "lives/name", "a person is named by a text in quotes", span, "not a text in quotes")
        .withExplanation("The lifetime is drawn by this name, on the same paths everywhere.")
        .withHint("write the name itself: `lives(\"alex\", ...)`");
  }

  Expression check(List<Expression> arguments, Environment env, Span span) {
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      return Checker.unknown(span);
    }
    Optional<StrategyScope> strategy = env.strategy();
    if (strategy.isEmpty() || !env.onPath()) {
      return checker.wrong(
          Diagnostic.error(
                  "known/foresight", "`lives` is not known yet", span, "outside of a block")
              .withExplanation(
                  "Who lives how long differs from path to path, and a plan cannot look ahead.")
              .withHint(
                  "ask in a block of a strategy, `let alive = lives(...)`, and use the answer"
                      + " there; how likely it is, says `survival(...)`"));
    }
    if (!(arguments.getFirst() instanceof Expression.Constant name)) {
      return checker.wrong(misnamed(arguments.getFirst().span()));
    }
    int person = strategy.get().person((String) name.value());
    Expression survival =
        new Expression.Native(
            "survival",
            List.of(arguments.get(1), arguments.get(2), elapsed(env, span)),
            Types.RATIO,
            span);
    return new Expression.Lives(person, survival, Plain.TRUTH, span);
  }

  /** The years since the plan began, at the start or end of the period at hand. */
  private static Expression elapsed(Environment env, Span span) {
    boolean month = env.monthlyBlock();
    Expression period =
        new Expression.ReadContext(month ? Context.MONTH : Context.YEAR, Types.WHOLE, span);
    Expression passed =
        env.instant() == Environment.Instant.END
            ? period
            : operation("-", period, new Expression.Constant(1.0, Types.WHOLE, span), span);
    return month
        ? operation("/", passed, new Expression.Constant(12.0, Types.WHOLE, span), span)
        : passed;
  }

  private static Expression operation(String name, Expression a, Expression b, Span span) {
    return new Expression.Native(name, List.of(a, b), Types.NUMBER, span);
  }
}
