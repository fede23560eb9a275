package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the arguments of a call in the order of the parameters, and fills in the presets. */
final class Arguments {

  private final Checker checker;
  private final String callee;
  private final List<Ast.Parameter> parameters;
  private final Module home;
  private final Environment env;
  private final Span span;
  private final Map<String, Ast.Argument> extras = new LinkedHashMap<>();

  /**
   * @param callee how the function is called in a diagnostic
   * @param home the text whose names the presets use
   */
  Arguments(
      Checker checker,
      String callee,
      List<Ast.Parameter> parameters,
      Module home,
      Environment env,
      Span span) {
    this.checker = checker;
    this.callee = callee;
    this.parameters = parameters;
    this.home = home;
    this.env = env;
    this.span = span;
  }

  /**
   * Takes named arguments that are no parameters out of {@code written}, such as {@code market}.
   */
  List<Ast.Argument> separate(List<Ast.Argument> written, Set<String> names) {
    var rest = new ArrayList<Ast.Argument>();
    for (Ast.Argument a : written) {
      boolean extra =
          a.name().isPresent()
              && names.contains(a.name().get().text())
              && parameters.stream().noneMatch(p -> p.name().text().equals(a.name().get().text()));
      if (extra) {
        extras.put(a.name().get().text(), a);
      } else {
        rest.add(a);
      }
    }
    return rest;
  }

  Map<String, Ast.Argument> extras() {
    return extras;
  }

  List<Expression> bind(List<Ast.Argument> written, @Nullable Expression receiver) {
    var given = new @Nullable Expression[parameters.size()];
    int next = 0;
    if (receiver != null && given.length > 0) {
      given[next++] = receiver;
    }
    boolean misnamed = false;
    for (Ast.Argument a : written) {
      int index = a.name().isPresent() ? indexOf(a.name().get()) : next++;
      if (index < 0) {
        misnamed = true;
        continue;
      }
      if (index >= given.length) {
        checker.report(CheckCalls.count(callee, given.length, written.size(), a.span()));
        return List.of(Checker.unknown(span));
      }
      if (given[index] != null) {
        Diagnostic twice =
            Diagnostic.error(
                "call/twice",
                "`" + parameters.get(index).name().text() + "` is given twice",
                a.span(),
                "again here");
        checker.report(
            isThousands(a)
                ? twice.withHint("write thousands with underscores, as in `10_000`")
                : twice);
      }
      given[index] = check(a.value(), parameters.get(index), env);
    }
    return complete(given, misnamed);
  }

  /** Returns whether this is the second half of a number such as 10,000. */
  private static boolean isThousands(Ast.Argument a) {
    int start = a.span().start();
    return a.span().text().matches("\\d{3}")
        && a.span().source().text().substring(0, start).matches("(?s).*\\d,");
  }

  /** Fills in the presets; what is missing is not reported where a name that is none may be it. */
  private List<Expression> complete(@Nullable Expression[] given, boolean misnamed) {
    var all = new ArrayList<Expression>();
    for (int i = 0; i < given.length; i++) {
      Ast.Parameter p = parameters.get(i);
      Expression value = given[i];
      if (value != null) {
        all.add(value);
      } else if (p.preset().isPresent()) {
        all.add(check(p.preset().get(), p, Environment.of(home)));
      } else if (misnamed) {
        all.add(Checker.unknown(span));
      } else {
        all.add(
            checker.wrong(
                Diagnostic.error(
                    "call/missing",
                    callee + " needs `" + p.name().text() + "`",
                    span,
                    "not given")));
      }
    }
    return all;
  }

  private Expression check(Ast.Expression value, Ast.Parameter p, Environment where) {
    Type wanted = p.type().map(checker::type).orElse(Plain.UNKNOWN);
    if (wanted == Plain.ALLOCATION && value instanceof Ast.RecordLiteral r) {
      return checker.expressions.parts(CheckExpressions.asArguments(r), where, r.span());
    }
    if (wanted == Plain.AXIS && value instanceof Ast.Reference axis) {
      return new Expression.Constant(axis.name(), Plain.AXIS, axis.span());
    }
    Expression given = asList(checker.expressions.check(value, where), wanted);
    Expression checked = wanted == Plain.FLOW ? CheckFlows.asFlow(given) : given;
    // What is asked for one value is done for every cell of a cube.
    Type actual =
        checked.type() instanceof Type.CubeOf c && !(wanted instanceof Type.CubeOf)
            ? c.element()
            : checked.type();
    return Conformance.conforms(actual, wanted, new HashMap<>())
        ? checked
        : checker.wrong(
            Checker.mismatch(checked, wanted, "`" + p.name().text() + "` of " + callee));
  }

  private static Expression asList(Expression value, Type wanted) {
    return wanted instanceof Type.ListOf && CheckCubes.isCube(value)
        ? CheckCubes.values(value)
        : value;
  }

  private int indexOf(Ast.Name name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().text().equals(name.text())) {
        return i;
      }
    }
    List<String> known = parameters.stream().map(p -> p.name().text()).toList();
    Diagnostic d =
        Diagnostic.error(
            "call/name",
            callee + " has no `" + name.text() + "`",
            name.span(),
            known.isEmpty() ? "it takes nothing" : "it takes " + String.join(", ", known));
    boolean takesMix =
        parameters.stream()
            .anyMatch(p -> p.type().map(checker::type).equals(Optional.of(Plain.ALLOCATION)));
    checker.report(
        takesMix && Suggestion.closest(name.text(), known).isEmpty()
            ? d.withHint("put the weights into braces: `{stocks: 60%, bonds: rest}`")
            : Suggest.withSuggestion(d, name.text(), known));
    return -1;
  }
}
