package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Convention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Checks ladders: what the records of bonds hold, and what the answer is in: the needs' money. */
final class CheckLadders {

  private static final Type PRICE = Types.NUMBER;

  private final Checker checker;

  CheckLadders(Checker checker) {
    this.checker = checker;
  }

  static boolean isLadder(String function) {
    return function.equals("cash_flow_match") || function.equals("tips_ladder");
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
    boolean match = function.equals("cash_flow_match");
    SequencedMap<String, Type> wanted = match ? ofMatch() : ofIssue();
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
    return new Expression.Native(
        function, arguments, match ? matched(amount) : ladder(amount), span);
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
    boolean tips = wanted.containsKey("year");
    return Diagnostic.error(
            "ladder/bonds",
            "each of the bonds says its `" + field + "`",
            bonds.span(),
            actual == null ? "there is none" : "it is " + actual.describe())
        .withHint(
            tips
                ? "write records as in `{year: 5, coupon: 0.5%}`"
                : "write records as in `{name: \"5 years\", price: 0.9, flows: zero_bond(5)}`");
  }

  private static SequencedMap<String, Type> ofMatch() {
    return fields("name", Plain.TEXT, "price", PRICE, "flows", Plain.CASH_FLOWS);
  }

  private static SequencedMap<String, Type> ofIssue() {
    return fields("year", Types.WHOLE, "coupon", Types.RATIO);
  }

  private static Type matched(Type amount) {
    return new Type.RecordOf(
        fields(
            "cost",
            amount,
            "holdings",
            list("name", Plain.TEXT, "price", PRICE, "face", amount, "cost", amount),
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
