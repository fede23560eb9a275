package dev.almanac.check;

import dev.almanac.data.Imports;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.limit.Limits;
import dev.almanac.model.Expression;
import dev.almanac.model.Flow;
import dev.almanac.model.Global;
import dev.almanac.model.Plan;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a text to a checked plan; every mistake of the text and its imports is reported. */
public final class CheckPlan {

  private static final Set<String> SETTINGS =
      Set.of("title", "start", "horizon", "step", "basis", "market");

  private final Checker checker;
  private final Modules modules;
  private String name = "plan";
  private Optional<String> title = Optional.empty();
  private Optional<Ast.Expression> horizon = Optional.empty();
  private Optional<Ast.Expression> start = Optional.empty();

  private CheckPlan(
      Diagnostics diagnostics,
      Imports imports,
      Map<String, String> settings,
      Map<String, Path> filesGiven,
      Limits limits) {
    this.checker = new Checker(diagnostics, imports, settings, filesGiven, limits);
    this.modules = new Modules(imports, diagnostics, limits);
  }

  /**
   * Checks a plan.
   *
   * @param settings values for the plan's parameters, as texts
   * @param filesGiven files or folders instead of those of data declarations, by name
   */
  public static Plan check(
      Source source,
      Imports imports,
      Map<String, String> settings,
      Map<String, Path> filesGiven,
      Limits limits,
      Diagnostics diagnostics) {
    return new CheckPlan(diagnostics, imports, settings, filesGiven, limits).check(source);
  }

  private Plan check(Source source) {
    Module module = modules.load(source);
    readHead(module);
    chooseMarket(module);
    rejectUnknownSettings(module);
    Environment env = Environment.of(module);
    Optional<Expression> begins =
        start.map(d -> checker.require(checker.expressions.check(d, env), Plain.DATE, "`start`"));
    begins.ifPresent(checker.people::planStarts);
    module.names().values().forEach(this::checkDeclared);
    var flows = new ArrayList<Flow>();
    Optional<Expression> assets = Optional.empty();
    var steps = new ArrayList<Plan.Step>();
    var shows = new CheckShows(checker);
    for (Ast.Declaration d : module.file().declarations()) {
      switch (d) {
        case Ast.Flow f -> flows.add(checker.flows.check(f, env));
        case Ast.Assets a -> assets = Optional.of(checker.assets.check(a, assets, env));
        case Ast.Show s -> shows.show(s, env).ifPresent(steps::add);
        case Ast.ShowTable t -> shows.table(t, env).ifPresent(steps::add);
        case Ast.Expect e -> shows.expect(e, env).ifPresent(steps::add);
        default -> {}
      }
    }
    module.names().values().forEach(this::checkUnused);
    Optional<Expression> years =
        horizon.map(
            h -> checker.require(checker.expressions.check(h, env), Types.YEARS, "`horizon`"));
    return new Plan(
        name,
        title,
        begins,
        years,
        checker.monthly,
        checker.basis,
        parameters(module),
        checker.values.checked(),
        flows,
        assets,
        steps,
        modules.sources(),
        modules.own(),
        module.file().declarations().stream().map(Ast.Declaration::span).toList(),
        checker.filesRead);
  }

  private void checkDeclared(Declared declared) {
    if (declared instanceof Declared.Value v) {
      checker.valueOf(v, v.span());
    }
  }

  /** What nothing uses is checked too: a mistake in it is still a mistake. */
  private void checkUnused(Declared declared) {
    switch (declared) {
      case Declared.Strategy s -> checker.strategies.checkUnused(s);
      case Declared.Function f when f.body().isPresent() -> {
        List<Type> types =
            f.parameters().stream()
                .map(p -> p.type().map(checker::type).orElse(Plain.UNKNOWN))
                .map(t -> t instanceof Type.Quantity ? t : (Type) Plain.UNKNOWN)
                .toList();
        checker.calls.instance(f, types, null, f.span());
      }
      default -> {}
    }
  }

  private static List<Global> parameters(Module module) {
    return module.names().values().stream()
        .filter(d -> d instanceof Declared.Value v && v.syntax() instanceof Ast.Plan)
        .map(d -> ((Declared.Value) d).global())
        .toList();
  }

  // ---- the head

  private void readHead(Module module) {
    List<Ast.Plan> heads =
        module.file().declarations().stream()
            .filter(Ast.Plan.class::isInstance)
            .map(Ast.Plan.class::cast)
            .toList();
    if (heads.size() > 1) {
      checker.report(
          Diagnostic.error(
                  "plan/twice", "a text holds one plan", heads.get(1).name().span(), "a second one")
              .withLabel(heads.get(0).name().span(), "the first one"));
    }
    for (Ast.Plan head : heads) {
      name = head.name().text();
      head.settings().forEach(this::readSetting);
    }
  }

  private void readSetting(Ast.Entry e) {
    switch (e.key().text()) {
      case "title" -> title = text(e);
      case "horizon" -> horizon = Optional.of(e.value());
      case "start" -> start = Optional.of(e.value());
      case "step" -> checker.monthly = isMonth(e);
      case "basis" -> checker.basis = checker.markets.basis(e.value()).orElse(Basis.REAL);
      case "market" -> {}
      default ->
          checker.report(
              Suggest.withSuggestion(
                  Diagnostic.error(
                      "plan/setting",
                      "a plan has no setting `" + e.key().text() + "`",
                      e.key().span(),
                      "unknown"),
                  e.key().text(),
                  SETTINGS));
    }
  }

  private Optional<String> text(Ast.Entry e) {
    if (e.value() instanceof Ast.Text t) {
      return Optional.of(t.value());
    }
    checker.report(
        Diagnostic.error("plan/title", "a title is a text in quotes", e.value().span(), ""));
    return Optional.empty();
  }

  private boolean isMonth(Ast.Entry e) {
    if (e.value() instanceof Ast.WithUnit w
        && w.value() instanceof Ast.Numeral n
        && n.value() == 1.0) {
      if (w.unit().equals("month")) {
        return true;
      }
      if (w.unit().equals("year")) {
        return false;
      }
    }
    checker.report(
        Diagnostic.error("plan/step", "a period is a year or a month", e.value().span(), "neither")
            .withHint("write `step: 1 year` or `step: 1 month`"));
    return false;
  }

  private void chooseMarket(Module module) {
    Optional<String> chosen =
        module.file().declarations().stream()
            .filter(Ast.Plan.class::isInstance)
            .flatMap(d -> ((Ast.Plan) d).settings().stream())
            .filter(e -> e.key().text().equals("market"))
            .map(e -> e.value() instanceof Ast.Reference r ? r.name() : "")
            .findFirst();
    List<Declared.Value> markets =
        module.names().values().stream()
            .filter(d -> d instanceof Declared.Value v && Checker.isKind(v.global(), "market"))
            .map(Declared.Value.class::cast)
            .toList();
    if (chosen.isPresent()) {
      checker.defaultMarket =
          module
              .find(chosen.get())
              .filter(Declared.Value.class::isInstance)
              .map(Declared.Value.class::cast)
              .filter(v -> Checker.isKind(v.global(), "market"));
      if (checker.defaultMarket.isEmpty()) {
        module.file().declarations().stream()
            .filter(Ast.Plan.class::isInstance)
            .flatMap(d -> ((Ast.Plan) d).settings().stream())
            .filter(e -> e.key().text().equals("market"))
            .forEach(e ->
                checker.report(
                    checker.importable.withSuggestion(
                        Diagnostic.error(
                            "name/unknown",
                            "there is no market of this name",
                            e.value().span(),
                            "unknown"),
                        chosen.get(),
                        markets.stream().map(m -> m.global().name()).toList(),
                        e.span().source())));
      }
    } else if (markets.size() == 1) {
      checker.defaultMarket = Optional.of(markets.getFirst());
    }
  }

  private void rejectUnknownSettings(Module module) {
    if (module.file().declarations().stream().anyMatch(Ast.Invalid.class::isInstance)) {
      return; // the plan's head may be what could not be read
    }
    List<String> known = parameters(module).stream().map(Global::name).toList();
    checker.tables.rejectUnknown(modules.data());
    for (var setting : checker.settings.entrySet()) {
      if (!known.contains(setting.getKey())) {
        Source source = Source.of("--set", setting.getKey() + "=" + setting.getValue());
        checker.report(
            Suggest.withSuggestion(
                Diagnostic.error(
                    "plan/no-parameter",
                    "the plan has no parameter `" + setting.getKey() + "`",
                    new Span(source, 0, setting.getKey().length()),
                    known.isEmpty() ? "it has none" : "it has " + String.join(", ", known)),
                setting.getKey(),
                known));
      }
    }
  }
}
