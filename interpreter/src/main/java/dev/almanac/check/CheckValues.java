package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.model.Expression;
import dev.almanac.model.Global;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.SyntaxParser;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the named values of a text, each when it is first used; a circle is a mistake. */
final class CheckValues {

  private final Checker checker;
  private final List<Global> checked = new ArrayList<>();

  CheckValues(Checker checker) {
    this.checker = checker;
  }

  /** Returns the globals that have been checked, in the order in which they need each other. */
  List<Global> checked() {
    return List.copyOf(checked);
  }

  Expression check(Declared.Value declared, Span use) {
    Global global = declared.global();
    switch (declared.state()) {
      case IN_PROGRESS -> {
        return checker.wrong(
            Diagnostic.error(
                    "name/circle", "`" + global.name() + "` depends on itself", use, "needed here")
                .withLabel(global.span(), "declared here"));
      }
      case UNCHECKED -> {
        declared.moveTo(Declared.Value.State.IN_PROGRESS);
        global.define(define(declared));
        declared.moveTo(Declared.Value.State.CHECKED);
        checked.add(global);
      }
      case CHECKED -> {}
    }
    Type type = global.value().type();
    return type.isUnknown() ? Checker.unknown(use) : new Expression.ReadGlobal(global, type, use);
  }

  private Expression define(Declared.Value declared) {
    Environment env = Environment.of(declared.module());
    return switch (declared.syntax()) {
      case Ast.Let l -> {
        Expression value = let(l, env);
        yield l.type().map(t -> typed(value, checker.type(t), l)).orElse(value);
      }
      case Ast.Use u -> use(u, env);
      case Ast.Market m -> checker.markets.check(m, env);
      case Ast.Study s -> checker.studies.check(s, env);
      case Ast.Data d -> checker.tables.check(d, d.span().source());
      case Ast.Person p -> checker.people.person(p, env);
      case Ast.Milestone m -> checker.people.milestone(m, env);
      case Ast.Flow f -> checker.flows.value(f, env);
      case Ast.Plan p -> parameter(declared, p, env);
      default -> throw new IllegalStateException("no value: " + declared.syntax());
    };
  }

  private Expression typed(Expression value, Type type, Ast.Let l) {
    Expression meant = type == Type.Plain.FLOW ? CheckFlows.asFlow(value) : value;
    return checker.require(meant, type, "`" + l.name().text() + "`");
  }

  /** An allocation that is declared as one is written like a record. */
  private Expression let(Ast.Let l, Environment env) {
    boolean allocation = l.type().map(t -> t.name().text().equals("Allocation")).orElse(false);
    return allocation && l.value() instanceof Ast.RecordLiteral r
        ? checker.expressions.parts(CheckExpressions.asArguments(r), env, r.span())
        : checker.expressions.check(l.value(), env);
  }

  private Expression use(Ast.Use u, Environment env) {
    Expression value = checker.expressions.check(u.value(), env);
    return switch (u.kind()) {
      case "run" -> checker.require(value, new Type.AnyOf("Run"), "a run");
      case "instrument" -> checker.require(value, Type.Plain.INSTRUMENT, "an instrument");
      default -> checker.require(value, new Type.AnyOf("Strategy"), "a strategy");
    };
  }

  private Expression parameter(Declared.Value declared, Ast.Plan p, Environment env) {
    String name = declared.global().name();
    Ast.Parameter parameter =
        p.parameters().stream().filter(q -> q.name().text().equals(name)).findFirst().orElseThrow();
    Optional<Type> type = parameter.type().map(checker::type);
    Ast.Expression text = setting(name).or(parameter::preset).orElse(null);
    if (text == null) {
      return checker.wrong(
          Diagnostic.error(
                  "plan/parameter",
                  "the plan needs `" + name + "`",
                  parameter.span(),
                  "no value is given")
              .withHint("give it on the command line: `--set " + name + "=...`"));
    }
    Expression value = checker.expressions.check(text, env);
    return type.map(t -> checker.require(value, t, "`" + name + "`")).orElse(value);
  }

  /** Reads a value given from outside, such as {@code --set level=5%}. */
  private Optional<Ast.Expression> setting(String name) {
    String text = checker.settings.get(name);
    if (text == null) {
      return Optional.empty();
    }
    var found = new Diagnostics();
    Source source = Source.of("--set " + name, "let " + name + " = " + text);
    Ast.File file = SyntaxParser.parse(source, found);
    found.sorted().forEach(checker::report);
    boolean one =
        file.declarations().size() == 1
            && file.declarations().getFirst() instanceof Ast.Let l
            && l.parameters().isEmpty();
    if (!one) {
      if (!found.hasErrors()) {
        checker.report(
            Diagnostic.error(
                "plan/setting",
                "this is not one value",
                new Span(source, 0, source.text().length()),
                ""));
      }
      return Optional.of(new Ast.Numeral(Ast.NumeralKind.WHOLE, 0, file.span()));
    }
    return Optional.of(((Ast.Let) file.declarations().getFirst()).value());
  }
}
