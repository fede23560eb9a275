package dev.almanac.type;

import dev.almanac.type.Type.Form;
import dev.almanac.type.Type.Quantity;
import dev.almanac.type.Unit.Convention;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which types may stand for which, and the common type of two. */
public final class Conformance {

  private Conformance() {}

  /** Returns whether a value of type {@code actual} may be given where {@code wanted} is asked. */
  public static boolean conforms(Type actual, Type wanted, Map<String, Type> variables) {
    if (actual.isUnknown() || wanted.isUnknown()) {
      return true;
    }
    return switch (wanted) {
      case Type.Variable v -> bind(v, actual, variables);
      case Quantity w ->
          actual instanceof Quantity a
              && a.unit().equals(w.unit())
              && (w.form() != Form.WHOLE || a.form() == Form.WHOLE);
      case Type.ListOf w ->
          switch (actual) {
            case Type.ListOf a -> conforms(a.element(), w.element(), variables);
            case Type.DataOf d -> conforms(d.row(), w.element(), variables);
            default -> false;
          };
      case Type.SeriesOf w ->
          actual instanceof Type.SeriesOf a && conforms(a.element(), w.element(), variables);
      // An event counts as 1 or 0.
      case Type.SampleOf w when actual == Type.Plain.EVENT ->
          conforms(Types.RATIO, w.element(), variables);
      case Type.SampleOf w ->
          actual instanceof Type.SampleOf a && conforms(a.element(), w.element(), variables);
      // A cube in a signature stands for one of any axes.
      case Type.CubeOf w ->
          actual instanceof Type.CubeOf a && conforms(a.element(), w.element(), variables);
      case Type.AnyOf w -> isOfKind(actual, w.kind());
      default -> actual.equals(wanted);
    };
  }

  private static boolean bind(Type.Variable v, Type actual, Map<String, Type> variables) {
    Type bound = variables.get(v.name());
    Optional<Type> joined = bound == null ? Optional.of(actual) : join(bound, actual);
    joined.ifPresent(t -> variables.put(v.name(), t));
    return joined.isPresent();
  }

  private static boolean isOfKind(Type actual, String kind) {
    return switch (kind) {
      case "Market" -> actual instanceof Type.MarketOf;
      case "Strategy" ->
          actual instanceof Type.StrategyOf || actual.equals(new Type.AnyOf("Strategy"));
      case "Run" -> actual instanceof Type.RunOf;
      case "Outcome" -> actual instanceof Type.OutcomeOf;
      case "Function" -> actual instanceof Type.FunctionOf;
      case "Record" -> actual instanceof Type.RecordOf;
      case "Data" -> actual instanceof Type.DataOf;
      case "Mean" -> isRate(actual, Convention.GEOMETRIC, Convention.ARITHMETIC, Convention.LOG);
      case "Yield" -> isRate(actual, Convention.GEOMETRIC, Convention.LOG);
      case "Volatility" -> isRate(actual, Convention.LOG, Convention.SIMPLE);
      default -> false;
    };
  }

  private static boolean isRate(Type actual, Convention... conventions) {
    return actual instanceof Quantity q && List.of(conventions).contains(q.unit().convention());
  }

  /** Returns the type that holds values of both, if there is one. */
  public static Optional<Type> join(Type a, Type b) {
    if (a.equals(b) || b.isUnknown()) {
      return Optional.of(a);
    }
    if (a.isUnknown()) {
      return Optional.of(b);
    }
    if (a instanceof Quantity x && b instanceof Quantity y && x.unit().equals(y.unit())) {
      return Optional.of(new Quantity(x.unit(), form(x.form(), y.form())));
    }
    if (a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
      return join(x.element(), y.element()).map(Type.ListOf::new);
    }
    if (a instanceof Type.SampleOf x && b instanceof Type.SampleOf y) {
      return join(x.element(), y.element()).map(Type.SampleOf::new);
    }
    if (isOfKind(a, "Strategy") && isOfKind(b, "Strategy")) {
      return Optional.of(joinStrategies(a, b));
    }
    if (a instanceof Type.RecordOf x && b instanceof Type.RecordOf y) {
      return joinFields(x, y);
    }
    return Optional.empty();
  }

  /** Of strategies that are made of different functions only that is known: they are strategies. */
  private static Type joinStrategies(Type a, Type b) {
    boolean alike =
        a instanceof Type.StrategyOf x
            && b instanceof Type.StrategyOf y
            && x.members().equals(y.members());
    return alike ? a : new Type.AnyOf("Strategy");
  }

  private static Optional<Type> joinFields(Type.RecordOf x, Type.RecordOf y) {
    if (!x.fields().keySet().equals(y.fields().keySet())) {
      return Optional.empty();
    }
    var fields = new LinkedHashMap<String, Type>();
    for (var field : x.fields().entrySet()) {
      Optional<Type> joined =
          join(field.getValue(), Objects.requireNonNull(y.fields().get(field.getKey())));
      if (joined.isEmpty()) {
        return Optional.empty();
      }
      fields.put(field.getKey(), joined.get());
    }
    return Optional.of(new Type.RecordOf(fields));
  }

  /** Returns the form of a sum: a ratio stays one, a whole number only among its own. */
  public static Form form(Form a, Form b) {
    if (a == b) {
      return a;
    }
    return a == Form.RATIO || b == Form.RATIO ? Form.RATIO : Form.NUMBER;
  }

  /** Returns {@code type} with its variables replaced; one that is not bound becomes a number. */
  public static Type substitute(Type type, Map<String, Type> variables) {
    return switch (type) {
      case Type.Variable v -> variables.getOrDefault(v.name(), Types.NUMBER);
      case Type.ListOf l -> new Type.ListOf(substitute(l.element(), variables));
      case Type.SeriesOf s -> new Type.SeriesOf(substitute(s.element(), variables));
      case Type.SampleOf s -> new Type.SampleOf(substitute(s.element(), variables));
      case Type.CubeOf c -> new Type.CubeOf(c.axes(), substitute(c.element(), variables));
      default -> type;
    };
  }
}
