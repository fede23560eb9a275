package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Checks what is asked of the liabilities of a plan: which one, and what the answer holds. */
final class CheckFunding {

  private static final Set<String> FUNCTIONS = Set.of("funding", "met", "shortfall");

  private final Checker checker;

  CheckFunding(Checker checker) {
    this.checker = checker;
  }

  static boolean isFunding(String function) {
    return FUNCTIONS.contains(function);
  }

  Expression check(String function, List<Expression> arguments, Span span) {
    if (function.equals("funding")) {
      return new Expression.Native(function, arguments, new Type.ListOf(row()), span);
    }
    Expression liability = arguments.get(1);
    if (!(liability instanceof Expression.ReadGlobal g
        && Checker.isKind(g.global(), "liability"))) {
      return checker.wrong(
          Diagnostic.error(
                  "funding/liability",
                  "`" + function + "` is asked of a liability of the plan",
                  liability.span(),
                  "not the name of one")
              .withHint("write the name after `liability`"));
    }
    var name = new Expression.Constant(g.global().name(), Plain.TEXT, liability.span());
    Type type = function.equals("met") ? Plain.EVENT : new Type.SampleOf(checker.money());
    return new Expression.Native(function, List.of(arguments.getFirst(), name), type, span);
  }

  private Type row() {
    var fields = new LinkedHashMap<String, Type>();
    fields.put("liability", Plain.TEXT);
    fields.put("years", Plain.TEXT);
    fields.put("priority", Plain.TEXT);
    fields.put("due", checker.money());
    fields.put("in_full", Types.RATIO);
    fields.put("missing", checker.money());
    fields.put("explicit", Types.RATIO);
    fields.put("statistical", Types.RATIO);
    fields.put("from", Plain.TEXT);
    return new Type.RecordOf(fields);
  }
}
