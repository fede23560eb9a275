package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.AccountValue.Kind;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts of a plan's assets. */
public final class Accounts {

  private Accounts() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("taxable", c -> account(Kind.TAXABLE, c));
    natives.put("deferred", c -> account(Kind.DEFERRED, c));
    natives.put("exempt", c -> new AccountValue(Kind.EXEMPT, amount(c), 0.0));
  }

  private static AccountValue account(Kind kind, Native.Call c) {
    double rate = c.number(1);
    if (!(rate >= 0.0 && rate < 1.0)) {
      throw new Problem(
          Diagnostic.error(
              "account/rate",
              "a tax leaves something: its rate is from 0% to less than 100%",
              c.spans().get(1),
              "this is " + Words.of(rate, Types.RATIO)));
    }
    return new AccountValue(kind, amount(c), rate);
  }

  /** Reads money, or holdings whose amounts are added. */
  private static double amount(Native.Call c) {
    Object value = c.values().getFirst();
    double sum = 0.0;
    for (Object each : value instanceof Map<?, ?> holdings ? holdings.values() : List.of(value)) {
      double amount = Numbers.of(each);
      if (!(amount >= 0.0 && amount < Double.POSITIVE_INFINITY)) {
        throw new Problem(
            Diagnostic.error(
                    "account/amount",
                    "an account does not hold less than nothing",
                    c.spans().get(0),
                    "this is " + Words.of(amount, money(c)))
                .withHint("what is owed is a liability"));
      }
      sum += amount;
    }
    return sum;
  }

  private static Type money(Native.Call c) {
    return c.types().getFirst() instanceof Type.RecordOf r
        ? r.fields().firstEntry().getValue()
        : c.types().getFirst();
  }

  /** Returns the accounts of what a plan declares as its assets: money alone is one, untaxed. */
  public static List<AccountValue> of(Object assets) {
    var accounts = new ArrayList<AccountValue>();
    for (Object each : assets instanceof Map<?, ?> named ? named.values() : List.of(assets)) {
      accounts.add(
          each instanceof AccountValue a
              ? a
              : new AccountValue(Kind.EXEMPT, Numbers.of(each), 0.0));
    }
    return accounts;
  }
}
