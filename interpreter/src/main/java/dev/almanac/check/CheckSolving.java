package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Checks searches for the value at which a figure is what it should be. */
final class CheckSolving {

  private final Checker checker;
  private final CheckCalls calls;

  CheckSolving(Checker checker, CheckCalls calls) {
    this.checker = checker;
    this.calls = calls;
  }

  /**
   * {@code solve(figure, is: 5%, from: 3%, to: 8%)}: the figure is a function of one value; its
   * other parameters have presets.
   *
   * @param solve its declaration
   */
  Expression check(
      Declared.Function solve, List<Expression> arguments, Environment env, Span span) {
    if (arguments.stream().anyMatch(a -> a.type().isUnknown())) {
      return Checker.unknown(span);
    }
    Expression from = arguments.get(2);
    if (!(from.type() instanceof Type.Quantity)) {
      return checker.wrong(Checker.mismatch(from, Types.NUMBER, "`from` of `solve`"));
    }
    Optional<Type> type = Conformance.join(from.type(), arguments.get(3).type());
    if (type.isEmpty()) {
      return checker.wrong(Checker.mismatch(arguments.get(3), from.type(), "`to` of `solve`"));
    }
    Type number = type.get().equals(Types.WHOLE) ? Types.NUMBER : type.get();
    var variable = new Local("x", number);
    var declared = (Declared.Function) ((Type.FunctionOf) arguments.getFirst().type()).callee();
    if (!variesOneValue(declared)) {
      return checker.wrong(
          Diagnostic.error(
                  "call/arguments",
                  "`solve` varies one value",
                  arguments.getFirst().span(),
                  "`" + declared.name() + "` takes " + declared.parameters().size())
              .withHint(
                  "fix the others in a function of one: `let figure(x) = "
                      + declared.name()
                      + "(x, ...)`, or give them presets"));
    }
    Optional<Type> wanted = declared.parameters().getFirst().type().map(checker::type);
    if (wanted.isPresent() && !Conformance.conforms(number, wanted.get(), new HashMap<>())) {
      return checker.wrong(Checker.mismatch(from, wanted.get(), "`from` of `solve`"));
    }
    StrategyScope scope =
        env.strategy().filter(s -> declared.equals(s.lets().get(declared.name()))).orElse(null);
    Expression x = new Expression.ReadLocal(variable, number, span);
    List<Expression> values = calls.bind(declared, List.of(), x, env, span);
    if (values.stream().anyMatch(v -> v.type().isUnknown())) {
      return Checker.unknown(span);
    }
    Expression figure =
        declared.body().isEmpty()
            ? calls.external(declared, values, span)
            : calls.apply(declared, values, scope, span);
    if (figure.type().isUnknown()) {
      return Checker.unknown(span);
    }
    if (!(figure.type() instanceof Type.Quantity)) {
      return checker.wrong(
          Diagnostic.error(
              "type/mismatch",
              "the figure of `solve` must be a number",
              arguments.getFirst().span(),
              "`" + declared.name() + "` is " + figure.type().describe()));
    }
    Expression target = checker.require(arguments.get(1), figure.type(), "`is` of `solve`");
    Expression within = within(solve, arguments.get(4), number);
    return new Expression.Solve(
        variable, figure, target, from, arguments.get(3), within, number, span);
  }

  /** Returns whether a function needs one value: what comes after it has presets. */
  private static boolean variesOneValue(Declared.Function f) {
    return !f.parameters().isEmpty()
        && f.parameters().stream().skip(1).allMatch(p -> p.preset().isPresent());
  }

  /** The precision has the unit of the value; the preset is a number of it, whatever it is. */
  private Expression within(Declared.Function solve, Expression within, Type number) {
    boolean preset =
        solve.parameters().get(4).preset().map(p -> p.span().equals(within.span())).orElse(false);
    return preset ? within : checker.require(within, number, "`within` of `solve`");
  }
}
