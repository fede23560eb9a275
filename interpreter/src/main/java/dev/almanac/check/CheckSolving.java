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

  /** {@code solve(figure, is: 5%, from: 3%, to: 8%)}: the figure is a function of one value. */
  Expression check(List<Expression> arguments, Environment env, Span span) {
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
    if (declared.parameters().size() != 1) {
      return checker.wrong(
          Diagnostic.error(
                  "call/arguments",
                  "`solve` varies one value",
                  arguments.getFirst().span(),
                  "`" + declared.name() + "` takes " + declared.parameters().size())
              .withHint(
                  "fix the others in a function of one: `let figure(x) = "
                      + declared.name()
                      + "(x, ...)`"));
    }
    Optional<Type> wanted = declared.parameters().getFirst().type().map(checker::type);
    if (wanted.isPresent() && !Conformance.conforms(number, wanted.get(), new HashMap<>())) {
      return checker.wrong(Checker.mismatch(from, wanted.get(), "`from` of `solve`"));
    }
    StrategyScope scope =
        env.strategy().filter(s -> declared.equals(s.lets().get(declared.name()))).orElse(null);
    Expression x = new Expression.ReadLocal(variable, number, span);
    Expression figure =
        declared.body().isEmpty()
            ? calls.external(declared, List.of(x), span)
            : calls.apply(declared, List.of(x), scope, span);
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
    return new Expression.Solve(
        variable, figure, target, from, arguments.get(3), arguments.get(4), number, span);
  }
}
