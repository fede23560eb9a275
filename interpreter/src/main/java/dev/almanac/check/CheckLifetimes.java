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

  Expression check(
      Declared.Function f,
      List<Ast.Argument> written,
      @Nullable Expression receiver,
      Environment env,
      Span span) {
    Optional<Expression> alone = alone(written, receiver, env);
    if (alone.isPresent()) {
      return alone.get().type() == Plain.PERSON
          ? ofPerson(alone.get(), env, span)
          : Checker.unknown(span);
    }
    if (isMisnamed(written, receiver)) {
      return Checker.unknown(span);
    }
    return check(checker.calls.bind(f, written, receiver, env, span), env, span);
  }

  /** Returns the only argument, if it is a person, or nothing that is known. */
  private Optional<Expression> alone(
      List<Ast.Argument> written, @Nullable Expression receiver, Environment env) {
    if (written.size() + (receiver == null ? 0 : 1) != 1) {
      return Optional.empty();
    }
    Expression only =
        receiver != null ? receiver : checker.expressions.check(written.getFirst().value(), env);
    boolean person = only.type() == Plain.PERSON || only.type().isUnknown();
    return person ? Optional.of(only) : Optional.empty();
  }

  /** The lifetime of a declared person has that name; law and age are the declaration's. */
  private Expression ofPerson(Expression person, Environment env, Span span) {
    Optional<Expression> early = foresight(env, span);
    if (early.isPresent()) {
      return early.get();
    }
    Optional<String> name = nameOf(person);
    if (name.isEmpty()) {
      return checker.wrong(
          Diagnostic.error(
                  "lives/name", "whose lifetime is this?", person.span(), "no declared person")
              .withExplanation("A lifetime is drawn by the name of its person.")
              .withHint("name the person itself: `lives(alex)`"));
    }
    return lives(
        name.get(),
        new Expression.Native("person_mortality", List.of(person), Plain.MORTALITY, span),
        new Expression.Native("person_age", List.of(person), Types.NUMBER, span),
        env,
        span);
  }

  private static Optional<String> nameOf(Expression person) {
    if (!(person instanceof Expression.ReadGlobal g)) {
      return Optional.empty();
    }
    return g.global().kind().equals("person")
        ? Optional.of(g.global().name())
        : nameOf(g.global().value());
  }

  /** The name is read from the text: a name without quotes would be one of a value. */
  private boolean isMisnamed(List<Ast.Argument> written, @Nullable Expression receiver) {
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

  private Expression check(List<Expression> arguments, Environment env, Span span) {
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      return Checker.unknown(span);
    }
    Optional<Expression> early = foresight(env, span);
    if (early.isPresent()) {
      return early.get();
    }
    if (!(arguments.getFirst() instanceof Expression.Constant name)) {
      return checker.wrong(misnamed(arguments.getFirst().span()));
    }
    return lives((String) name.value(), arguments.get(1), arguments.get(2), env, span);
  }

  private Optional<Expression> foresight(Environment env, Span span) {
    if (env.strategy().isPresent() && env.onPath()) {
      return Optional.empty();
    }
    return Optional.of(
        checker.wrong(
            Diagnostic.error(
                    "known/foresight", "`lives` is not known yet", span, "outside of a block")
                .withExplanation(
                    "Who lives how long differs from path to path, and a plan cannot look ahead.")
                .withHint(
                    "ask in a block of a strategy, `let alive = lives(...)`, and use the answer"
                        + " there; how likely it is, says `survival(...)`")));
  }

  private static Expression lives(
      String name, Expression law, Expression age, Environment env, Span span) {
    int person = env.strategy().orElseThrow().person(name);
    List<Expression> years = List.of(law, age, elapsed(env, span));
    var survival = new Expression.Native("survival", years, Types.RATIO, span);
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
