package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Plan;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Checks what a plan shows and expects. */
final class CheckShows {

  private final Checker checker;

  CheckShows(Checker checker) {
    this.checker = checker;
  }

  Optional<Plan.Step> show(Ast.Show s, Environment env) {
    Expression value = checker.expressions.check(s.value(), env);
    if (value.type().isUnknown()) {
      return Optional.empty();
    }
    Type shown = value.type() instanceof Type.CubeOf c ? c.element() : value.type();
    boolean event = shown == Plain.EVENT && value.type() != Plain.EVENT;
    if (shown instanceof Type.FunctionOf || shown instanceof Type.SampleOf || event) {
      boolean sample = shown instanceof Type.SampleOf;
      checker.report(
          Diagnostic.error(
                  "show/what",
                  "this cannot be shown as it is",
                  value.span(),
                  "this is " + value.type().describe())
              .withHint(
                  sample
                      ? "show its `mean(...)`, a `quantile(..., 5%)` or a `histogram(...)`"
                      : event ? "show its `probability(...)`" : "call it"));
      return Optional.empty();
    }
    String title = s.title().orElseGet(() -> s.value().span().text());
    return Optional.of(new Plan.Step.Show(title, value, s.span()));
  }

  Optional<Plan.Step> table(Ast.ShowTable t, Environment outer) {
    Environment env = outer.inner();
    List<Expression.Loop> loops = checker.expressions.folds().loops(t.iterations(), env);
    Optional<Expression> where =
        t.where()
            .map(w ->
                checker.require(checker.expressions.check(w, env), Plain.TRUTH, "a condition"));
    var columns = new LinkedHashMap<String, Expression>();
    for (Ast.Entry e : t.columns()) {
      Expression value = checker.expressions.check(e.value(), env);
      if (!isCell(value.type())) {
        checker.report(
            Diagnostic.error(
                "show/cell",
                "a column holds numbers or words",
                value.span(),
                "this is " + value.type().describe()));
      }
      if (columns.putIfAbsent(e.key().text(), value) != null) {
        checker.report(
            Diagnostic.error(
                "name/twice",
                "the column `" + e.key().text() + "` stands twice",
                e.key().span(),
                "again here"));
      }
    }
    if (t.plot() && columns.size() < 2) {
      checker.report(
          Diagnostic.error(
                  "show/plot", "a plot needs an axis and a line", t.span(), "too few columns")
              .withHint("the first column is the axis, each further one a line"));
    }
    String title = t.title().orElse("");
    return Optional.of(new Plan.Step.ShowTable(title, t.plot(), loops, where, columns, t.span()));
  }

  private static boolean isCell(Type type) {
    return type instanceof Quantity
        || type == Plain.TEXT
        || type == Plain.TRUTH
        || type == Plain.CELL
        || type == Plain.ALLOCATION
        || type == Plain.DATE
        || type.isUnknown();
  }

  Optional<Plan.Step> expect(Ast.Expect e, Environment env) {
    Expression claim = checker.expressions.check(e.claim(), env);
    Optional<Expression> confidence =
        e.confidence()
            .map(c ->
                checker.require(checker.expressions.check(c, env), Types.RATIO, "a confidence"));
    String text = e.span().text().replaceAll("\\s+", " ");
    if (e.value().isEmpty() || e.tolerance().isEmpty()) {
      Expression truth = claim(claim);
      return Optional.of(new Plan.Step.Expect(text, truth, confidence, e.span()));
    }
    Expression value = checker.expressions.check(e.value().get(), env);
    Expression tolerance = checker.expressions.check(e.tolerance().get(), env);
    if (CheckCubes.isCube(claim)) {
      checker.report(
          Diagnostic.error(
                  "expect/kind",
                  "only a figure can be near another",
                  claim.span(),
                  "this is " + claim.type().describe())
              .withHint("take one cell, or expect it of all: `all x in failure(...): x < 5%`"));
      return Optional.empty();
    }
    checkSameKind(claim, value);
    checkSameKind(claim, tolerance);
    return Optional.of(
        new Plan.Step.ExpectNear(text, claim, value, tolerance, confidence, e.span()));
  }

  private Expression claim(Expression claim) {
    return claim.type() instanceof Type.CubeOf c && c.element() == Plain.TRUTH
        ? checker.wrong(
            Checker.mismatch(claim, Plain.TRUTH, "what is expected")
                .withHint("expect it of all cells: `all x in failure(...): x < 5%`"))
        : checker.require(claim, Plain.TRUTH, "what is expected");
  }

  private void checkSameKind(Expression claim, Expression other) {
    boolean numbers =
        Conformance.join(claim.type(), other.type())
            .filter(t -> t instanceof Quantity || t.isUnknown())
            .isPresent();
    if (!numbers) {
      checker.report(
          Diagnostic.error(
                  "expect/kind",
                  "only figures of one kind can be near each other",
                  claim.span(),
                  "this is " + claim.type().describe())
              .withLabel(other.span(), "this is " + other.type().describe()));
    }
  }
}
