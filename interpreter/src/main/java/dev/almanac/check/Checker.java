package dev.almanac.check;

import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.limit.Limits;
import dev.almanac.model.Expression;
import dev.almanac.model.Global;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import dev.almanac.type.TypeNames;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the passes of a check share: each other, what was found, and what was set on the way. */
final class Checker {

  final Diagnostics diagnostics;
  final Imports imports;
  final Map<String, String> settings;
  final Limits limits;

  /** The files given instead of those of data declarations, by name. */
  final Map<String, Path> filesGiven;

  /** The SHA-256 of each data file that was read, by name. */
  final Map<String, String> filesRead = new LinkedHashMap<>();

  final CheckExpressions expressions = new CheckExpressions(this);
  final CheckOperators operators = new CheckOperators(this);
  final CheckCalls calls = new CheckCalls(this);
  final CheckStrategies strategies = new CheckStrategies(this);
  final CheckMarkets markets = new CheckMarkets(this);
  final CheckData tables = new CheckData(this);
  final CheckValues values = new CheckValues(this);
  final CheckStudies studies = new CheckStudies(this);
  final CheckCubes cubes = new CheckCubes(this);
  final CheckAssets assets = new CheckAssets(this);
  final CheckFunding funding = new CheckFunding(this);
  final CheckFlows flows = new CheckFlows(this);
  final CheckPeople people = new CheckPeople(this);

  /** What the library has besides what the texts import. */
  final Importable importable;

  /** The plan's only or chosen market; known after the plan's head has been read. */
  Optional<Declared.Value> defaultMarket = Optional.empty();

  Basis basis = Basis.REAL;
  boolean monthly = false;

  Checker(
      Diagnostics diagnostics,
      Imports imports,
      Map<String, String> settings,
      Map<String, Path> filesGiven,
      Limits limits) {
    this.limits = limits;
    this.diagnostics = diagnostics;
    this.imports = imports;
    this.importable = new Importable(imports);
    this.settings = settings;
    this.filesGiven = filesGiven;
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Reports a mistake and returns a value that causes no further ones. */
  Expression wrong(Diagnostic diagnostic) {
    report(diagnostic);
    return unknown(diagnostic.span());
  }

  static Expression unknown(Span span) {
    return new Expression.Constant(0.0, Type.Plain.UNKNOWN, span);
  }

  /** Returns the type of an amount in the plan's own money. */
  Type money() {
    return Types.of(Unit.money(basis));
  }

  /** Returns the type that a text names; reports one that does not exist. */
  Type type(Ast.TypeName name) {
    Optional<Type> found =
        name.element().isPresent()
            ? TypeNames.of(name.name().text(), type(name.element().get()))
            : TypeNames.of(name.name().text());
    if (found.isPresent()) {
      return basisOfPlan(found.get());
    }
    report(
        Suggest.withSuggestion(
            Diagnostic.error(
                "type/unknown",
                "there is no type `" + name.name().text() + "`",
                name.name().span(),
                "not a type"),
            name.name().text(),
            TypeNames.all()));
    return Type.Plain.UNKNOWN;
  }

  /** A plan in nominal money means its own money by Money. */
  private Type basisOfPlan(Type type) {
    if (basis == Basis.NOMINAL
        && type instanceof Type.Quantity q
        && q.unit().basis() == Basis.REAL) {
      return Types.of(
          new Unit(q.unit().money(), q.unit().time(), Basis.NOMINAL, q.unit().convention()));
    }
    return type;
  }

  /**
   * Returns {@code value} if it conforms to {@code wanted}; reports it and returns it otherwise.
   */
  Expression require(Expression value, Type wanted, String what) {
    if (Conformance.conforms(value.type(), wanted, new HashMap<>())) {
      return value;
    }
    return wrong(mismatch(value, wanted, what));
  }

  static Diagnostic mismatch(Expression value, Type wanted, String what) {
    Diagnostic d =
        Diagnostic.error(
            "type/mismatch",
            what + " must be " + wanted.describe(),
            value.span(),
            "this is " + value.type().describe());
    return Conversions.hint(value, wanted).map(d::withHint).orElse(d);
  }

  /** Returns the checked value of a global, checking it first if that has not been done. */
  Expression valueOf(Declared.Value declared, Span use) {
    return values.check(declared, use);
  }

  /** Returns whether this is {@code []}, of which nothing says what it holds. */
  static boolean isEmptyList(Expression e) {
    return switch (e) {
      case Expression.ListOf l -> l.elements().isEmpty();
      case Expression.ReadGlobal g -> isEmptyList(g.global().value());
      default -> false;
    };
  }

  static Diagnostic emptyList(Expression list) {
    return Diagnostic.error(
            "list/empty", "nothing says what this list holds", list.span(), "it is empty")
        .withHint("write at least one element, or leave it out");
  }

  static boolean isKind(Global global, String kind) {
    return global.kind().equals(kind);
  }
}
