package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks what is done with cubes. What is written for one value is done for every cell; what looks
 * along an axis is a function of the engine.
 */
final class CheckCubes {

  private static final Set<String> OF_CUBES =
      Set.of(
          "lowest",
          "highest",
          "average",
          "argmin",
          "argmax",
          "rank",
          "tally",
          "rows",
          "arranged",
          "heat_map");

  private final Checker checker;

  CheckCubes(Checker checker) {
    this.checker = checker;
  }

  /** Returns whether a function of the engine takes a cube as a whole. */
  static boolean takesCubes(Declared.Function f) {
    return f.body().isEmpty() && OF_CUBES.contains(f.name());
  }

  static boolean isCube(Expression e) {
    return e.type() instanceof Type.CubeOf;
  }

  /** Does for every cell what {@code scalar} does with one value of each cube. */
  Expression forEachCell(
      List<Expression> arguments, Function<List<Expression>, Expression> scalar, Span span) {
    var cubes = new ArrayList<Expression.Loop>();
    var values = new ArrayList<Expression>();
    var axes = new LinkedHashMap<String, Type>();
    for (Expression argument : arguments) {
      if (argument.type() instanceof Type.CubeOf cube) {
        var cell = new Local("cell", cube.element());
        cubes.add(new Expression.Loop(cell, argument));
        values.add(new Expression.ReadLocal(cell, cube.element(), argument.span()));
        cube.axes().forEach(axes::putIfAbsent);
      } else {
        values.add(argument);
      }
    }
    Expression body = scalar.apply(values);
    return body.type().isUnknown()
        ? body
        : new Expression.ForEachCell(cubes, body, new Type.CubeOf(axes, body.type()), span);
  }

  // ---- what follows a cube

  /** An axis of the cube, or a member of every cell. */
  Optional<Expression> member(Expression cube, Ast.Name name, Span span) {
    SequencedMap<String, Type> axes = ((Type.CubeOf) cube.type()).axes();
    Type axis = axes.get(name.text());
    if (axis == null) {
      return Optional.empty();
    }
    var one = new LinkedHashMap<String, Type>();
    one.put(name.text(), axis);
    return Optional.of(
        new Expression.Native(
            "coordinates", List.of(cube, text(name)), new Type.CubeOf(one, axis), span));
  }

  /** {@code cube(rate: 4%, span: [20, 30])}: one value drops its axis, a list keeps it. */
  Expression slice(Expression cube, Ast.Call call, Environment env) {
    var type = (Type.CubeOf) cube.type();
    var left = new LinkedHashMap<>(type.axes());
    var operands = new ArrayList<Expression>(List.of(cube));
    boolean wrong = false;
    for (Ast.Argument a : call.arguments()) {
      Expression value = checker.expressions.check(a.value(), env);
      if (a.name().isEmpty()) {
        wrong |= unnamed(a, type);
        continue;
      }
      Ast.Name name = a.name().get();
      if (!isAxis(name.text(), name.span(), type)) {
        wrong = true;
        continue;
      }
      Expression listed = isCube(value) ? values(value) : value;
      boolean keeps = listed.type() instanceof Type.ListOf;
      Type one = listed.type() instanceof Type.ListOf l ? l.element() : listed.type();
      wrong |= !fits(one, type.axes().get(name.text()), value, name);
      if (!keeps) {
        left.remove(name.text());
      }
      operands.add(text(name));
      operands.add(listed);
    }
    if (wrong) {
      return Checker.unknown(call.span());
    }
    Type result = left.isEmpty() ? type.element() : new Type.CubeOf(left, type.element());
    return new Expression.Native("slice", operands, result, call.span());
  }

  private boolean unnamed(Ast.Argument a, Type.CubeOf type) {
    checker.report(
        Diagnostic.error("study/axis", "along which axis?", a.span(), "a value without its axis")
            .withHint("name it, as in `" + type.axes().firstEntry().getKey() + ": ...`"));
    return true;
  }

  /** A coordinate is given as it is, or by its name. */
  private boolean fits(
      Type one, @org.jspecify.annotations.Nullable Type axis, Expression value, Ast.Name name) {
    if (axis == null || one.isUnknown()) {
      return false;
    }
    boolean named = one == Plain.TEXT && !(axis instanceof Type.Quantity);
    if (named || Conformance.join(one, axis).isPresent()) {
      return true;
    }
    checker.report(Checker.mismatch(value, axis, "a place on the axis `" + name.text() + "`"));
    return false;
  }

  private boolean isAxis(String name, Span span, Type.CubeOf type) {
    if (type.axes().containsKey(name)) {
      return true;
    }
    checker.report(
        Suggest.withSuggestion(
            Diagnostic.error(
                "study/axis",
                "there is no axis `" + name + "`",
                span,
                "it has " + String.join(", ", type.axes().keySet())),
            name,
            type.axes().keySet()));
    return false;
  }

  /** The values of all cells, in order. */
  static Expression values(Expression cube) {
    Type element = ((Type.CubeOf) cube.type()).element();
    return new Expression.Native("values", List.of(cube), new Type.ListOf(element), cube.span());
  }

  private static Expression text(Ast.Name name) {
    return new Expression.Constant(name.text(), Plain.TEXT, name.span());
  }

  // ---- functions of the engine

  /** Types a function that takes a cube as a whole. */
  Expression function(String name, List<Expression> arguments, Span span) {
    var cube = (Type.CubeOf) arguments.getFirst().type();
    Optional<String> along = Optional.empty();
    for (Expression a : arguments) {
      if (a.type() == Plain.AXIS && a instanceof Expression.Constant c) {
        along = Optional.of((String) c.value());
        if (!isAxis(along.get(), c.span(), cube)) {
          return Checker.unknown(span);
        }
      }
    }
    if (name.equals("heat_map") && cube.axes().size() != 2) {
      return checker.wrong(
          Diagnostic.error(
                  "study/heat-map",
                  "a heat map has two axes",
                  arguments.getFirst().span(),
                  "this is " + cube.describe())
              .withHint(
                  cube.axes().size() < 2
                      ? "keep a second axis, or show the figures as they are"
                      : "fix the others, as in `x("
                          + cube.axes().lastEntry().getKey()
                          + ": ...)`"));
    }
    boolean listed = name.equals("rows") || name.equals("tally");
    if (listed && !isListed(cube.element())) {
      return checker.wrong(
          Checker.mismatch(arguments.getFirst(), Types.NUMBER, "every cell for `" + name + "`")
              .withHint("say which figure: `" + name + "(failure(...))`"));
    }
    if (name.equals("rows") && cube.axes().containsKey("value")) {
      return checker.wrong(
          Diagnostic.error(
                  "name/twice",
                  "the column `value` would stand twice",
                  arguments.getFirst().span(),
                  "an axis is called `value`, and so is the figure")
              .withHint("give the axis another name"));
    }
    if (needsNumbers(name) && !(cube.element() instanceof Type.Quantity)) {
      return checker.wrong(
          of(
              cube,
              Checker.mismatch(arguments.getFirst(), Types.NUMBER, "every cell for `" + name + "`"),
              name));
    }
    return new Expression.Native("cube_" + name, arguments, result(name, cube, along), span);
  }

  private static Diagnostic of(Type.CubeOf cube, Diagnostic d, String name) {
    return cube.element() instanceof Type.OutcomeOf
        ? d.withHint("say which figure: `" + name + "(failure(...), ...)`")
        : d.withExplanation("Each of its cells is " + cube.element().describe() + ".");
  }

  private static boolean isListed(Type cell) {
    return cell instanceof Type.Quantity
        || cell == Plain.TEXT
        || cell == Plain.TRUTH
        || cell == Plain.DATE;
  }

  private static boolean needsNumbers(String name) {
    return Set.of("lowest", "highest", "average", "argmin", "argmax", "rank").contains(name);
  }

  private static Type result(String name, Type.CubeOf cube, Optional<String> along) {
    return switch (name) {
      case "lowest", "highest" -> without(cube, along, cube.element());
      case "average" ->
          without(cube, along, cube.element().equals(Types.WHOLE) ? Types.NUMBER : cube.element());
      case "argmin", "argmax" -> without(cube, along, Plain.TEXT);
      case "rank" -> new Type.CubeOf(cube.axes(), Types.WHOLE);
      case "arranged" -> {
        var axes = new LinkedHashMap<String, Type>();
        along.ifPresent(a -> axes.put(a, java.util.Objects.requireNonNull(cube.axes().get(a))));
        cube.axes().forEach(axes::putIfAbsent);
        yield new Type.CubeOf(axes, cube.element());
      }
      case "tally" -> {
        var fields = new LinkedHashMap<String, Type>();
        fields.put("value", label(cube.element()));
        fields.put("count", Types.WHOLE);
        fields.put("share", Types.RATIO);
        yield new Type.ListOf(new Type.RecordOf(fields));
      }
      case "rows" -> {
        var fields = new LinkedHashMap<String, Type>();
        cube.axes().forEach((axis, type) -> fields.put(axis, label(type)));
        fields.put("value", cube.element());
        yield new Type.ListOf(new Type.RecordOf(fields));
      }
      case "heat_map" -> Plain.HEAT_MAP;
      default -> throw new IllegalStateException(name);
    };
  }

  /** What a table can show of a coordinate: itself, or its name. */
  private static Type label(Type type) {
    boolean plain = type instanceof Type.Quantity || type == Plain.TRUTH || type == Plain.DATE;
    return plain ? type : Plain.TEXT;
  }

  private static Type without(Type.CubeOf cube, Optional<String> along, Type element) {
    var axes = new LinkedHashMap<>(cube.axes());
    along.ifPresent(axes::remove);
    return axes.isEmpty() ? element : new Type.CubeOf(axes, element);
  }
}
