package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks operators: units, bases and conventions must agree, or the mistake says how to convert.
 */
final class CheckOperators {

  /** Functions that say on which share of the paths something happens. */
  private static final Set<String> SHARES = Set.of("failure", "probability");

  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private final Checker checker;

  CheckOperators(Checker checker) {
    this.checker = checker;
  }

  Expression binary(String operator, Expression left, Expression right, Span span) {
    Type a = left.type();
    Type b = right.type();
    if (a.isUnknown() || b.isUnknown()) {
      return Checker.unknown(span);
    }
    if (CheckCubes.isCube(left) || CheckCubes.isCube(right)) {
      return checker.cubes.forEachCell(
          List.of(left, right), x -> binary(operator, x.get(0), x.get(1), span), span);
    }
    if (operator.equals("+") && a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
      return joined(left, x, right, y, span);
    }
    if (a == Plain.DEATH || b == Plain.DEATH) {
      return checker.wrong(death(a == Plain.DEATH ? left : right));
    }
    if ((a == Plain.FLOW ^ b == Plain.FLOW) && operator.equals("+")) {
      return flows(left, right, span);
    }
    Optional<Type> type = Optional.empty();
    if (operator.equals("and") || operator.equals("or")) {
      type = logical(a, b);
    } else if (COMPARISONS.contains(operator)) {
      Optional<Diagnostic> tooMuch = moreThanAll(left, right).or(() -> moreThanAll(right, left));
      if (tooMuch.isPresent()) {
        return checker.wrong(tooMuch.get());
      }
      type = comparison(operator, a, b);
    } else {
      type = arithmetic(operator, a, b);
    }
    return type.<Expression>map(t -> new Expression.Native(operator, List.of(left, right), t, span))
        .orElseGet(() -> checker.wrong(mismatch(operator, left, right)));
  }

  /** 10 where 10% is meant would make every claim hold. */
  private static Optional<Diagnostic> moreThanAll(Expression share, Expression limit) {
    boolean isShare =
        share instanceof Expression.Native n
            && SHARES.contains(n.name())
            && limit instanceof Expression.Constant c
            && c.value() instanceof Double d
            && d > 1.0;
    return isShare
        ? Optional.of(
            Diagnostic.error(
                    "unit/share",
                    "a share of the paths is never above 100%",
                    limit.span(),
                    "this is more than all")
                .withHint("write a share in percent, as in `10%`"))
        : Optional.empty();
  }

  /** One list behind the other; an empty one adds nothing, and need not say what it holds. */
  private Expression joined(
      Expression left, Type.ListOf a, Expression right, Type.ListOf b, Span span) {
    if (Checker.isEmptyList(left)) {
      return right;
    }
    if (Checker.isEmptyList(right)) {
      return left;
    }
    return Conformance.join(a, b)
        .<Expression>map(t -> new Expression.Native("+", List.of(left, right), t, span))
        .orElseGet(() ->
            checker.wrong(
                UnlikeRecords.explained(
                    Diagnostic.error(
                            "type/list",
                            "the elements of a list must be of one kind",
                            right.span(),
                            "here each is " + b.element().describe())
                        .withLabel(left.span(), "here each is " + a.element().describe()),
                    a.element(),
                    b.element())));
  }

  /** An amount per year beside a cash flow is one that is due every year. */
  private Expression flows(Expression left, Expression right, Span span) {
    Expression a = CheckFlows.asFlow(left);
    Expression b = CheckFlows.asFlow(right);
    return a.type().equals(b.type())
        ? new Expression.Native("+", List.of(a, b), Plain.FLOW, span)
        : checker.wrong(
            mismatch("+", left, right)
                .withHint("say when it is due, as in `($60_000 due 2 years)` or `per year`"));
  }

  private static Diagnostic death(Expression death) {
    return Diagnostic.error(
            "milestone/death",
            "nothing can be computed from the time of a death",
            death.span(),
            "when this is differs from path to path")
        .withExplanation("A cash flow can begin, end or be due with it; who lives, `lives` tells.")
        .withHint("as in `until last_death(alex, sam)`");
  }

  Expression negate(Expression operand, Span span) {
    if (CheckCubes.isCube(operand)) {
      return checker.cubes.forEachCell(List.of(operand), x -> negate(x.getFirst(), span), span);
    }
    boolean number =
        operand.type() instanceof Quantity
            || operand.type() instanceof Type.SampleOf
            || operand.type() == Plain.ALLOCATION;
    if (number) {
      return new Expression.Native("negate", List.of(operand), operand.type(), span);
    }
    return notANumber(operand, "-");
  }

  Expression not(Expression operand, Span span) {
    if (CheckCubes.isCube(operand)) {
      return checker.cubes.forEachCell(List.of(operand), x -> not(x.getFirst(), span), span);
    }
    if (operand.type() == Plain.TRUTH || operand.type() == Plain.EVENT) {
      return new Expression.Native("not", List.of(operand), operand.type(), span);
    }
    return operand.type().isUnknown()
        ? operand
        : checker.wrong(Checker.mismatch(operand, Plain.TRUTH, "what follows `not`"));
  }

  private Expression notANumber(Expression operand, String operator) {
    return operand.type().isUnknown()
        ? operand
        : checker.wrong(Checker.mismatch(operand, Types.NUMBER, "what follows `" + operator + "`"));
  }

  private static Optional<Type> logical(Type a, Type b) {
    if (a == Plain.TRUTH && b == Plain.TRUTH) {
      return Optional.of(Plain.TRUTH);
    }
    return a == Plain.EVENT && b == Plain.EVENT ? Optional.of(Plain.EVENT) : Optional.empty();
  }

  private static Optional<Type> comparison(String operator, Type a, Type b) {
    Type x = elementOf(a);
    Type y = elementOf(b);
    boolean onPaths = a instanceof Type.SampleOf || b instanceof Type.SampleOf;
    if (x instanceof Quantity p && y instanceof Quantity q && p.unit().equals(q.unit())) {
      return Optional.of(onPaths ? Plain.EVENT : Plain.TRUTH);
    }
    if (a == Plain.DATE && b == Plain.DATE) {
      return Optional.of(Plain.TRUTH);
    }
    boolean equality = operator.equals("==") || operator.equals("!=");
    return equality && a.equals(b) && (a == Plain.TEXT || a == Plain.TRUTH)
        ? Optional.of(Plain.TRUTH)
        : Optional.empty();
  }

  private static Type elementOf(Type type) {
    return type instanceof Type.SampleOf s ? s.element() : type;
  }

  private static Optional<Type> arithmetic(String operator, Type a, Type b) {
    if (a == Plain.DATE) {
      return dates(operator, b);
    }
    if (a == Plain.TEXT && b == Plain.TEXT) {
      return operator.equals("+") ? Optional.of(Plain.TEXT) : Optional.empty();
    }
    if (a == Plain.ALLOCATION || b == Plain.ALLOCATION) {
      return allocations(operator, a, b);
    }
    if (a == Plain.CASH_FLOWS || b == Plain.CASH_FLOWS) {
      return cashFlows(operator, a, b, Plain.CASH_FLOWS);
    }
    if (a == Plain.FLOW || b == Plain.FLOW) {
      return cashFlows(operator, a, b, Plain.FLOW);
    }
    // An event counts as 1 or 0, so that two failures can be compared path by path.
    Type x = a == Plain.EVENT ? Types.RATIO : elementOf(a);
    Type y = b == Plain.EVENT ? Types.RATIO : elementOf(b);
    if (!(x instanceof Quantity p) || !(y instanceof Quantity q)) {
      return Optional.empty();
    }
    Optional<Type> type =
        switch (operator) {
          case "+", "-" -> sum(p, q);
          case "*" -> product(p, q);
          case "/" -> quotient(p, q);
          case "^" -> power(p, q);
          default -> Optional.empty();
        };
    boolean plain = a instanceof Quantity && b instanceof Quantity;
    return plain ? type : type.map(Type.SampleOf::new);
  }

  /** A date and a length of time give a date; two dates the time between them. */
  private static Optional<Type> dates(String operator, Type b) {
    if (operator.equals("-") && b == Plain.DATE) {
      return Optional.of(Types.YEARS);
    }
    boolean moved = operator.equals("+") || operator.equals("-");
    return moved && b.equals(Types.YEARS) ? Optional.of(Plain.DATE) : Optional.empty();
  }

  private static Optional<Type> allocations(String operator, Type a, Type b) {
    boolean scaled =
        operator.equals("*")
            && ((a instanceof Quantity q && q.unit().isOne())
                || (b instanceof Quantity r && r.unit().isOne()));
    boolean added = (operator.equals("+") || operator.equals("-")) && a.equals(b);
    boolean divided = operator.equals("/") && b instanceof Quantity q && q.unit().isOne();
    return scaled || added || divided ? Optional.of(Plain.ALLOCATION) : Optional.empty();
  }

  private static Optional<Type> cashFlows(String operator, Type a, Type b, Type flows) {
    boolean added = operator.equals("+") && a.equals(b);
    boolean scaled =
        operator.equals("*")
            && ((a instanceof Quantity q && q.unit().isOne())
                || (b instanceof Quantity r && r.unit().isOne()));
    return added || scaled ? Optional.of(flows) : Optional.empty();
  }

  private static Optional<Type> sum(Quantity a, Quantity b) {
    return a.unit().equals(b.unit())
        ? Optional.of(new Quantity(a.unit(), Conformance.form(a.form(), b.form())))
        : Optional.empty();
  }

  private static Optional<Type> product(Quantity a, Quantity b) {
    Unit u = a.unit();
    Unit v = b.unit();
    boolean bases = u.basis() == v.basis() || u.basis() == Basis.NONE || v.basis() == Basis.NONE;
    return bases && scales(u.convention(), v) && scales(v.convention(), u)
        ? Optional.of(new Quantity(u.times(v), productForm(a, b)))
        : Optional.empty();
  }

  /** A log or simple rate may be scaled by a number; a geometric one must be converted first. */
  private static boolean scales(Convention convention, Unit other) {
    return convention == Convention.NONE
        || (other.convention() == Convention.NONE && convention != Convention.GEOMETRIC);
  }

  private static Form productForm(Quantity a, Quantity b) {
    if (a.form() == Form.RATIO && b.form() == Form.RATIO) {
      return Form.RATIO;
    }
    return Conformance.form(a.form(), b.form());
  }

  private static Optional<Type> quotient(Quantity a, Quantity b) {
    Unit u = a.unit();
    Unit v = b.unit();
    boolean bases = u.basis() == v.basis() || u.basis() == Basis.NONE || v.basis() == Basis.NONE;
    boolean conventions =
        (v.convention() == Convention.NONE && u.convention() != Convention.GEOMETRIC)
            || u.convention() == v.convention();
    if (!bases || !conventions) {
      return Optional.empty();
    }
    boolean share = (u.money() != 0 && u.equals(v)) || (a.form() == Form.RATIO && u.isOne());
    Unit unit = u.over(v);
    return Optional.of(new Quantity(unit, unit.isOne() && share ? Form.RATIO : Form.NUMBER));
  }

  private static Optional<Type> power(Quantity a, Quantity b) {
    return a.unit().isOne() && b.unit().isOne() ? Optional.of(Types.NUMBER) : Optional.empty();
  }

  private static Diagnostic mismatch(String operator, Expression left, Expression right) {
    String verb =
        switch (operator) {
          case "+" -> "added";
          case "-" -> "subtracted";
          case "*" -> "multiplied";
          case "/" -> "divided";
          case "^" -> "raised to that power";
          case "and", "or" -> "joined with `" + operator + "`";
          default -> "compared";
        };
    Diagnostic d =
        Diagnostic.error(
                "unit/mismatch",
                "these two cannot be " + verb,
                left.span(),
                "this is " + left.type().describe())
            .withLabel(right.span(), "this is " + right.type().describe());
    if (left.type() instanceof Quantity a && right.type() instanceof Quantity b) {
      return Conversions.hint(right, a)
          .filter(h -> a.unit().money() == 1 && b.unit().isOne())
          .or(() -> Conversions.hint(a.unit(), b.unit()))
          .map(d::withHint)
          .orElse(d);
    }
    boolean words = left.type() == Plain.TEXT || right.type() == Plain.TEXT;
    boolean other = canBeWritten(left.type()) && canBeWritten(right.type());
    return operator.equals("+") && words && other
        ? d.withHint("`text(...)` writes a value in words, as in `\"at \" + text(4%)`")
        : d;
  }

  /** Returns whether {@code text} can write values of a type. */
  static boolean canBeWritten(Type type) {
    return type instanceof Quantity || type == Plain.DATE || type == Plain.TEXT;
  }
}
