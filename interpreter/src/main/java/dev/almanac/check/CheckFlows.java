package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.FlowGrowth;
import dev.almanac.model.Expression;
import dev.almanac.model.Flow;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks liabilities and incomes: what is due, in which money, and when. */
final class CheckFlows {

  private final Checker checker;
  private final IdentityHashMap<Ast.Flow, Expression> values = new IdentityHashMap<>();
  private final Set<Ast.Flow> inProgress = Collections.newSetFromMap(new IdentityHashMap<>());
  private final CheckLatest latestDates;

  CheckFlows(Checker checker) {
    this.checker = checker;
    this.latestDates = new CheckLatest(checker);
  }

  Flow check(Ast.Flow f, Environment env) {
    Expression value = value(f, env);
    boolean atStart = false;
    Optional<Ast.Latest> latest = Optional.empty();
    var remarks = new HashMap<String, Ast.Name>();
    for (Ast.Clause clause : f.clauses()) {
      switch (clause) {
        case Ast.Timing t -> {}
        case Ast.Instant i -> atStart = i.start();
        case Ast.Remark r -> remark(f, r, remarks);
        case Ast.Latest l -> {
          latest.ifPresent(x -> checker.report(twice("latest", l.span())));
          latest = Optional.of(l);
        }
      }
    }
    return new Flow(
        f.name().text(),
        f.income(),
        value,
        atStart,
        Optional.ofNullable(remarks.get("priority"))
            .flatMap(n -> Priority.of(n.text()))
            .orElse(Priority.ESSENTIAL),
        Optional.ofNullable(remarks.get("match")).flatMap(n -> Match.of(n.text())),
        latest.map(l -> latestDates.check(f, l, value, env)),
        f.span());
  }

  /** Returns a declared cash flow as a value; it is checked once, whoever asks first. */
  Expression value(Ast.Flow f, Environment env) {
    Expression known = values.get(f);
    if (known != null) {
      return known;
    }
    if (!inProgress.add(f)) {
      return checker.wrong(
          Diagnostic.error(
              "name/circle",
              "`" + f.name().text() + "` depends on itself",
              f.name().span(),
              "needed for its own amount"));
    }
    Expression value = declared(f, env);
    values.put(f, value);
    return value;
  }

  private Expression declared(Ast.Flow f, Environment outer) {
    Environment env = outer.inner();
    Optional<Local> year = f.year().map(n -> new Local(n.text(), Types.WHOLE));
    year.ifPresent(env::bind);
    List<Ast.Timing> timings =
        f.clauses().stream()
            .filter(Ast.Timing.class::isInstance)
            .map(Ast.Timing.class::cast)
            .toList();
    Expression amount = checker.expressions.check(f.amount(), env);
    return amount.type() == Plain.FLOW && timings.isEmpty() && year.isEmpty()
        ? amount
        : make("`" + f.name().text() + "`", amount, year, timings, env);
  }

  /** Checks {@code $12_000 per year from 2 years until 7 years} where it is a value. */
  Expression timed(Ast.Timed t, Environment env) {
    Expression amount = checker.expressions.check(t.amount(), env);
    return make("what is due", amount, Optional.empty(), t.timings(), env);
  }

  /** Returns an amount per year as the cash flow that it is without dates. */
  static Expression asFlow(Expression amount) {
    return isPerYear(amount.type())
        ? flow(amount, Optional.empty(), Map.of(), amount.span())
        : amount;
  }

  static boolean isPerYear(Type type) {
    return type instanceof Quantity q && q.unit().money() == 1 && q.unit().time() == -1;
  }

  private Expression make(
      String name,
      Expression amount,
      Optional<Local> year,
      List<Ast.Timing> written,
      Environment env) {
    Map<String, Expression> timings = new HashMap<>();
    written.forEach(t -> timing(t, env, timings));
    Span span = written.isEmpty() ? amount.span() : amount.span().to(written.getLast().span());
    checkAmount(name, amount);
    if (timings.containsKey("due") && timings.size() > 1) {
      checker.report(
          Diagnostic.error(
                  "flow/timing",
                  "what is due once has no other dates",
                  span,
                  "`due` stands beside `from`, `until` or `growing`")
              .withHint("keep `due` for a single payment"));
    } else {
      checkPerYear(amount, timings.containsKey("due"));
    }
    boolean wrong =
        amount.type().isUnknown() || timings.values().stream().anyMatch(t -> t.type().isUnknown());
    return wrong ? Checker.unknown(span) : flow(amount, year, timings, span);
  }

  private static Expression flow(
      Expression amount, Optional<Local> year, Map<String, Expression> timings, Span span) {
    Optional<Expression> due = Optional.ofNullable(timings.get("due"));
    return new Expression.MakeFlow(
        year,
        amount,
        isPerYear(amount.type()),
        amount.type() instanceof Quantity q && q.unit().basis() == Basis.NOMINAL,
        due.isPresent() ? Optional.empty() : Optional.ofNullable(timings.get("from")),
        Optional.ofNullable(timings.get("until")),
        due,
        Optional.ofNullable(timings.get("growing")),
        Plain.FLOW,
        span);
  }

  private void checkAmount(String name, Expression amount) {
    boolean money =
        amount.type() instanceof Quantity q
            && q.unit().money() == 1
            && (q.unit().time() == 0 || q.unit().time() == -1);
    if (money || amount.type().isUnknown()) {
      return;
    }
    Diagnostic d =
        Diagnostic.error(
            "flow/amount",
            name + " must be an amount of money",
            amount.span(),
            "this is " + amount.type().describe());
    checker.report(
        amount.type() == Plain.FLOW
            ? d.withExplanation("A cash flow says itself when it is due.")
                .withHint("take it as it is, or scaled: `liability a = 1.1 * b`")
            : d.withHint("as in `$40_000 per year`, or `$60_000 due 2 years`"));
  }

  private void checkPerYear(Expression amount, boolean once) {
    boolean perYear = isPerYear(amount.type());
    if (!(amount.type() instanceof Quantity q) || q.unit().money() != 1 || perYear != once) {
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
    boolean growing = t.word().equals("growing");
    boolean day = value.type() == Plain.DATE || value.type() == Plain.DEATH;
    Type wanted = growing ? Types.RATIO : day ? value.type() : Types.YEARS;
    String what = growing ? "the growth from year to year" : "what follows `" + t.word() + "`";
    Expression checked = checker.require(value, wanted, what);
    if (growing && checked instanceof Expression.Constant c && c.value() instanceof Double g) {
      FlowGrowth.wrong(g, t.value().span()).ifPresent(checker::report);
    }
    if (timings.put(t.word(), checked) != null) {
      checker.report(twice(t.word(), t.span()));
    }
  }

  private static Diagnostic twice(String word, Span span) {
    return Diagnostic.error("flow/twice", "`" + word + "` stands twice", span, "again here");
  }

  static Diagnostic ofIncome(Ast.Flow income, String word, Span span) {
    return Diagnostic.error(
            "flow/income",
            "`" + word + "` is said of a liability",
            span,
            "`" + income.name().text() + "` is an income")
        .withHint("leave it out here; an income pays for whatever is due");
  }

  private void remark(Ast.Flow f, Ast.Remark r, Map<String, Ast.Name> remarks) {
    Collection<String> words = r.word().equals("match") ? Match.words() : Priority.words();
    if (f.income()) {
      checker.report(ofIncome(f, r.word(), r.span()));
    } else if (!words.contains(r.value().text())) {
      String kinds = String.join(" or ", words.stream().map(w -> "`" + w + "`").toList());
      checker.report(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "flow/word",
                  "after `" + r.word() + "` stands " + kinds,
                  r.value().span(),
                  "neither"),
              r.value().text(),
              words));
    }
    if (remarks.put(r.word(), r.value()) != null) {
      checker.report(twice(r.word(), r.span()));
    }
  }
}
