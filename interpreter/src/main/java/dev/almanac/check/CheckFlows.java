package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Flow;
import dev.almanac.model.Local;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks liabilities and incomes: what is due, in which money, and when. */
final class CheckFlows {

  private final Checker checker;

  CheckFlows(Checker checker) {
    this.checker = checker;
  }

  Flow check(Ast.Flow f, Environment outer) {
    Environment env = outer.inner();
    Optional<Local> year = f.year().map(n -> new Local(n.text(), Types.WHOLE));
    year.ifPresent(env::bind);
    Expression amount = amount(f, env);
    Map<String, Expression> timings = new HashMap<>();
    boolean atStart = false;
    for (Ast.Clause clause : f.clauses()) {
      switch (clause) {
        case Ast.Timing t -> timing(t, env, timings);
        case Ast.Instant i -> atStart = i.start();
      }
    }
    boolean perYear = amount.type() instanceof Quantity q && q.unit().time() == -1;
    Optional<Expression> due = Optional.ofNullable(timings.get("due"));
    if (due.isPresent() && timings.size() > 1) {
      checker.report(
          Diagnostic.error(
                  "flow/timing",
                  "what is due once has no other dates",
                  f.span(),
                  "`due` stands beside `from`, `until` or `growing`")
              .withHint("keep `due` for a single payment"));
      due = Optional.empty();
    } else {
      checkPerYear(amount, perYear, due.isPresent());
    }
    return new Flow(
        f.name().text(),
        f.income(),
        year,
        amount,
        perYear,
        amount.type() instanceof Quantity q && q.unit().basis() == Basis.NOMINAL,
        Optional.ofNullable(timings.get("from")),
        Optional.ofNullable(timings.get("until")),
        due,
        Optional.ofNullable(timings.get("growing")),
        atStart,
        f.span());
  }

  private Expression amount(Ast.Flow f, Environment env) {
    Expression amount = checker.expressions.check(f.amount(), env);
    boolean money =
        amount.type() instanceof Quantity q
            && q.unit().money() == 1
            && (q.unit().time() == 0 || q.unit().time() == -1);
    return money || amount.type().isUnknown()
        ? amount
        : checker.wrong(
            Diagnostic.error(
                    "flow/amount",
                    "`" + f.name().text() + "` must be an amount of money",
                    amount.span(),
                    "this is " + amount.type().describe())
                .withHint("as in `$40_000 per year`, or `$60_000 due 2 years`"));
  }

  private void checkPerYear(Expression amount, boolean perYear, boolean once) {
    if (amount.type().isUnknown() || perYear != once) {
      return;
    }
    checker.report(
        perYear
            ? Diagnostic.error(
                    "flow/often",
                    "an amount per year is not due once",
                    amount.span(),
                    "this is per year")
                .withHint("leave out `per year`, or say `from` and `until`")
            : Diagnostic.error(
                    "flow/when", "when is this due?", amount.span(), "an amount without a date")
                .withHint("say `due 2 years`, or `per year` for every year"));
  }

  private void timing(Ast.Timing t, Environment env, Map<String, Expression> timings) {
    Expression value = checker.expressions.check(t.value(), env);
    boolean date = value.type() == Type.Plain.DATE;
    Type wanted = t.word().equals("growing") ? Types.RATIO : date ? Type.Plain.DATE : Types.YEARS;
    String what =
        t.word().equals("growing")
            ? "the growth from year to year"
            : "what follows `" + t.word() + "`";
    Expression checked = checker.require(value, wanted, what);
    if (timings.put(t.word(), checked) != null) {
      checker.report(
          Diagnostic.error(
              "flow/twice", "`" + t.word() + "` stands twice", t.span(), "again here"));
    }
  }
}
