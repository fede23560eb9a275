package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.Optional;

/** Checks until when a liability may be put off: one that is due once, on a day that is known. */
final class CheckLatest {

  private final Checker checker;

  CheckLatest(Checker checker) {
    this.checker = checker;
  }

  /** Returns the latest date, in years or as a day. */
  Expression check(Ast.Flow f, Ast.Latest latest, Expression value, Environment env) {
    Expression date = checker.expressions.check(latest.value(), env);
    if (f.income()) {
      return checker.wrong(CheckFlows.ofIncome(f, "latest", latest.span()));
    }
    if (date.type() == Plain.DEATH) {
      return checker.wrong(ofDeath("a latest date is known in advance", latest.value()));
    }
    Optional<Ast.Timing> due =
        f.clauses().stream()
            .filter(Ast.Timing.class::isInstance)
            .map(Ast.Timing.class::cast)
            .filter(t -> t.word().equals("due"))
            .findFirst();
    if (due.isEmpty()) {
      return value.type().isUnknown() ? value : checker.wrong(withoutDue(f, latest, value));
    }
    boolean atDeath =
        value instanceof Expression.MakeFlow m
            && m.due().filter(d -> d.type() == Plain.DEATH).isPresent();
    if (atDeath) {
      return checker.wrong(
          ofDeath("what is due with a death is not put off", due.get().value())
              .withLabel(latest.span(), "put off until here"));
    }
    return checker.require(
        date, date.type() == Plain.DATE ? Plain.DATE : Types.YEARS, "what follows `latest`");
  }

  private static Diagnostic ofDeath(String title, Ast.Expression death) {
    return Diagnostic.error("flow/latest", title, death.span(), "this is when somebody dies")
        .withHint("write a date or a length of time: `due 7 years latest 9 years`");
  }

  private static Diagnostic withoutDue(Ast.Flow f, Ast.Latest latest, Expression value) {
    boolean often =
        CheckFlows.isPerYear(value.type())
            || (value instanceof Expression.MakeFlow m && m.perYear());
    return Diagnostic.error(
            "flow/latest",
            "only what is due once can be put off",
            latest.span(),
            often ? "an amount per year is due every year" : "nothing says when it is wanted")
        .withLabel(f.amount().span(), often ? "per year" : "no `due` here")
        .withHint("say first when it is wanted: `$100_000 due 7 years latest 9 years`");
  }
}
