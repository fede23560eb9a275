package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.List;
import java.util.Locale;

/** Types numbers and what is said of them: units, bases and conventions. */
final class CheckUnits {

  private final Checker checker;

  CheckUnits(Checker checker) {
    this.checker = checker;
  }

  Expression number(Ast.Numeral n) {
    Type type =
        switch (n.kind()) {
          case WHOLE -> Types.WHOLE;
          case DECIMAL -> Types.NUMBER;
          case PERCENT -> Types.RATIO;
          case MONEY -> Types.of(Unit.money(checker.basis));
        };
    return new Expression.Constant(n.value(), type, n.span());
  }

  Expression unary(Ast.Unary u, Environment env) {
    Expression operand = checker.expressions.check(u.operand(), env);
    return switch (u.operator()) {
      case "-" -> checker.operators.negate(operand, u.span());
      case "not" -> checker.operators.not(operand, u.span());
      default -> withBasis(u, operand);
    };
  }

  /** {@code nominal $60_000}: the amount is meant in the money of the day. */
  private Expression withBasis(Ast.Unary u, Expression operand) {
    Basis basis = Basis.valueOf(u.operator().toUpperCase(Locale.ROOT));
    if (operand.type() instanceof Quantity q && q.unit().money() == 1) {
      Unit unit = new Unit(1, q.unit().time(), basis, q.unit().convention());
      return new Expression.Native("retype", List.of(operand), Types.of(unit), u.span());
    }
    return operand.type().isUnknown()
        ? operand
        : checker.wrong(
            Diagnostic.error(
                    "unit/basis",
                    "only money is `" + u.operator() + "`",
                    operand.span(),
                    "this is " + operand.type().describe())
                .withHint("as in `nominal $60_000 per year`"));
  }

  Expression withUnit(Ast.WithUnit w, Environment env) {
    Expression value = checker.expressions.check(w.value(), env);
    if (value.type().isUnknown()) {
      return value;
    }
    if (!(value.type() instanceof Quantity q)) {
      return checker.wrong(Checker.mismatch(value, Types.NUMBER, "what has a unit"));
    }
    return switch (w.unit()) {
      case "year", "years" -> scaled(w, value, q, Unit.YEARS, 1.0);
      case "month", "months" -> scaled(w, value, q, Unit.YEARS, 1.0 / 12);
      case "per year" -> scaled(w, value, q, Unit.PER_YEAR, 1.0);
      case "per month" -> scaled(w, value, q, Unit.PER_YEAR, 12.0);
      case "bp" -> basisPoints(w, value, q);
      default -> withConvention(w, value, q);
    };
  }

  private Expression scaled(
      Ast.WithUnit w, Expression value, Quantity q, Unit unit, double factor) {
    boolean money = unit.equals(Unit.PER_YEAR) && q.unit().money() == 1 && q.unit().time() == 0;
    if (!q.unit().isOne() && !money) {
      return checker.wrong(
          Diagnostic.error(
              "unit/twice",
              "`" + w.unit() + "` cannot be said of this",
              value.span(),
              "this is " + q.describe()));
    }
    return times(value, factor, Types.of(q.unit().times(unit)), w.span());
  }

  private Expression basisPoints(Ast.WithUnit w, Expression value, Quantity q) {
    return q.unit().isOne()
        ? times(value, 1e-4, Types.RATIO, w.span())
        : checker.wrong(Checker.mismatch(value, Types.NUMBER, "a number of basis points"));
  }

  private Expression withConvention(Ast.WithUnit w, Expression value, Quantity q) {
    Convention c = Convention.valueOf(w.unit().toUpperCase(Locale.ROOT));
    if (!q.unit().isOne()) {
      return checker.wrong(
          Diagnostic.error(
              "unit/convention",
              "`" + w.unit() + "` is said of a plain percentage",
              value.span(),
              "this is " + q.describe()));
    }
    Type type = new Quantity(new Unit(0, 0, Basis.NONE, c), Form.RATIO);
    return times(value, 1.0, type, w.span());
  }

  private static Expression times(Expression value, double factor, Type type, Span span) {
    if (value instanceof Expression.Constant c && c.value() instanceof Double d) {
      return new Expression.Constant(d * factor, type, span);
    }
    var by = new Expression.Constant(factor, Types.NUMBER, span);
    return factor == 1.0
        ? new Expression.Native("retype", List.of(value), type, span)
        : new Expression.Native("*", List.of(value, by), type, span);
  }
}
