package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Convention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks what chooses bonds for needs: what the records of bonds hold, and what the answer is in:
 * the needs' money.
 */
final class CheckLadders {

  private static final Type PRICE = Types.NUMBER;
  private static final Type LOG_RATE = Types.of(new Unit(0, 0, Unit.Basis.NONE, Convention.LOG));
  private static final String MATCH = "cash_flow_match";
  private static final String LADDER = "tips_ladder";
  private static final String IMMUNIZE = "immunize";

  private final Checker checker;

  CheckLadders(Checker checker) {
    this.checker = checker;
  }

  static boolean isLadder(String function) {
    return function.equals(MATCH) || function.equals(LADDER) || function.equals(IMMUNIZE);
  }

  Expression check(String function, List<Expression> arguments, Span span) {
    for (Expression list : arguments.subList(0, 2)) {
      if (Checker.isEmptyList(list)) {
        return checker.wrong(Checker.emptyList(list));
      }
    }
    Type needs = element(arguments.get(0));
    boolean amounts =
        needs instanceof Quantity q
            && q.unit().convention() == Convention.NONE
            && q.unit().time() == 0;
    if (!amounts) {
      return checker.wrong(
          Diagnostic.error(
                  "type/mismatch",
                  "`needs` of `" + function + "` must be amounts",
                  arguments.get(0).span(),
                  "each is " + needs.describe())
              .withHint("write what each year needs: `[$40_000 for year in 1 to 30]`"));
    }
    Type amount = new Quantity(((Quantity) needs).unit(), Form.NUMBER);
    boolean match = function.equals(MATCH);
    SequencedMap<String, Type> wanted =
        match ? ofMatch() : function.equals(LADDER) ? ofIssue() : ofFlows();
    Expression bonds = arguments.get(1);
    Map<String, Type> fields = ((Type.RecordOf) element(bonds)).fields();
    for (var each : wanted.entrySet()) {
      Type actual = fields.get(each.getKey());
      if (actual == null || !isLike(actual, each.getValue())) {
        return checker.wrong(bondLacks(bonds, wanted, each.getKey(), actual));
      }
    }
    Type limit = fields.get("limit");
    if (match && limit != null && !isLike(limit, amount)) {
      return checker.wrong(
          Diagnostic.error(
              "ladder/bonds",
              "the `limit` of a bond is an amount like the needs",
              bonds.span(),
              "it is " + limit.describe()));
    }
    if (match && !isUnit(arguments.get(3), amount)) {
      return checker.wrong(
          Checker.mismatch(arguments.get(3), amount, "`unit` of `" + function + "`"));
    }
    Type answer =
        match ? matched(amount) : function.equals(LADDER) ? ladder(amount) : immunized(amount);
    return new Expression.Native(function, arguments, answer, span);
  }

  /** The preset, 0, stands for parts of bonds in any money. */
  private static boolean isUnit(Expression unit, Type amount) {
    return unit.span().source().library() || isLike(unit.type(), amount);
  }

  private static Type element(Expression list) {
    return list.type() instanceof Type.ListOf l ? l.element() : ((Type.DataOf) list.type()).row();
  }

  private static boolean isLike(Type actual, Type wanted) {
    if (actual instanceof Quantity a && wanted instanceof Quantity w) {
      return a.unit().equals(w.unit());
    }
    return actual.equals(wanted);
  }

  private static Diagnostic bondLacks(
      Expression bonds, Map<String, Type> wanted, String field, @Nullable Type actual) {
    String example =
        wanted.containsKey("year")
            ? "`{year: 5, coupon: 0.5%}`"
            : wanted.containsKey("price")
                ? "`{name: \"5 years\", price: 0.9, flows: zero_bond(5)}`"
                : "`{name: \"5 years\", flows: zero_bond(5)}`";
    return Diagnostic.error(
            "ladder/bonds",
            "each of the bonds says its `" + field + "`",
            bonds.span(),
            actual == null ? "there is none" : "it is " + actual.describe())
        .withHint("write records as in " + example);
  }

  private static SequencedMap<String, Type> ofMatch() {
    return fields("name", Plain.TEXT, "price", PRICE, "flows", Plain.CASH_FLOWS);
  }

  private static SequencedMap<String, Type> ofFlows() {
    return fields("name", Plain.TEXT, "flows", Plain.CASH_FLOWS);
  }

  private static SequencedMap<String, Type> ofIssue() {
    return fields("year", Types.WHOLE, "coupon", Types.RATIO);
  }

  private static Type matched(Type amount) {
    return new Type.RecordOf(
        fields(
            "cost",
            amount,
            "rounding",
            amount,
            "unproved",
            amount,
            "holdings",
            holdings(amount),
            "years",
            list(
                "year",
                Types.WHOLE,
                "needed",
                amount,
                "received",
                amount,
                "kept",
                amount,
                "marginal",
                Types.NUMBER)));
  }

  private static Type holdings(Type amount) {
    return list("name", Plain.TEXT, "price", PRICE, "face", amount, "cost", amount);
  }

  private static Type immunized(Type amount) {
    Type side =
        new Type.RecordOf(
            fields("value", amount, "duration", Types.YEARS, "convexity", Types.NUMBER));
    return new Type.RecordOf(
        fields(
            "cost",
            amount,
            "holdings",
            holdings(amount),
            "needs",
            side,
            "bonds",
            side,
            "shifts",
            list("shift", LOG_RATE, "needs", amount, "bonds", amount, "left", amount)));
  }

  private static Type ladder(Type amount) {
    return new Type.RecordOf(
        fields(
            "cost",
            amount,
            "rungs",
            list(
                "year",
                Types.WHOLE,
                "coupon",
                Types.RATIO,
                "price",
                PRICE,
                "face",
                amount,
                "for_gaps",
                amount,
                "cost",
                amount),
            "gaps",
            list(
                "year",
                Types.WHOLE,
                "before",
                Types.WHOLE,
                "after",
                Types.WHOLE,
                "part_before",
                Types.RATIO,
                "face",
                amount,
                "cost",
                amount),
            "surplus",
            list("year", Types.WHOLE, "amount", amount)));
  }

  private static Type list(Object... namesAndTypes) {
    return new Type.ListOf(new Type.RecordOf(fields(namesAndTypes)));
  }

  private static SequencedMap<String, Type> fields(Object... namesAndTypes) {
    var fields = new LinkedHashMap<String, Type>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
    }
    return fields;
  }
}
