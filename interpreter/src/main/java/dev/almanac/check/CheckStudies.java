package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Study;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks studies: their axes, and what is run for every combination of them. */
final class CheckStudies {

  private static final Set<String> OF_THE_RUN = Set.of("market", "paths", "seed");
  private static final Set<String> OF_THE_STRATEGY = Set.of("horizon", "wealth");
  private static final String AN_AXIS =
      "make the strategies an axis: `axis s in [first, second]`, `run s`";
  private static final double PATHS = 10_000;
  private static final double SEED = 1;

  private final Checker checker;

  CheckStudies(Checker checker) {
    this.checker = checker;
  }

  Expression check(Ast.Study s, Environment outer) {
    Environment env = outer.inner();
    List<Expression.Loop> axes = axes(s, outer, env);
    Optional<Expression> where = where(s, env);
    Optional<Ast.StudyRun> run = run(s);
    if (run.isEmpty()) {
      return Checker.unknown(s.name().span());
    }
    boolean wrong = axes.stream().anyMatch(a -> a.variable().type().isUnknown());
    if (wrong || axes.isEmpty()) {
      return Checker.unknown(s.name().span());
    }
    Map<String, Ast.Argument> named = named(run.get());
    Expression strategy = strategy(run.get(), env);
    Expression market = checker.strategies.market(named, env, run.get().span());
    Expression paths = whole(named, "paths", PATHS, env, run.get().span());
    Expression seed = whole(named, "seed", SEED, env, run.get().span());
    if (strategy.type().isUnknown() || market.type().isUnknown()) {
      return Checker.unknown(s.name().span());
    }
    var types = new LinkedHashMap<String, Type>();
    axes.forEach(a -> types.put(a.variable().name(), a.variable().type()));
    var study = new Study(s.name().text(), axes, where, strategy, market, paths, seed);
    Type outcome = checker.calls.simulations().outcomeOf(strategy.type());
    return new Expression.MakeStudy(study, new Type.CubeOf(types, outcome), s.span());
  }

  /** An axis does not see the others: the grid is rectangular, and `where` thins it out. */
  private List<Expression.Loop> axes(Ast.Study s, Environment outer, Environment env) {
    var axes = new ArrayList<Expression.Loop>();
    for (Ast.StudyItem item : s.items()) {
      if (item instanceof Ast.Axis a) {
        var iteration = new Ast.Iteration(a.name(), a.list(), a.span());
        boolean twice = axes.stream().anyMatch(x -> x.variable().name().equals(a.name().text()));
        if (twice) {
          checker.report(
              Diagnostic.error(
                  "name/twice",
                  "the axis `" + a.name().text() + "` stands twice",
                  a.name().span(),
                  "again here"));
          continue;
        }
        Expression.Loop loop =
            checker.expressions.folds().loops(List.of(iteration), outer.inner()).getFirst();
        env.bind(loop.variable());
        axes.add(loop);
      }
    }
    if (axes.isEmpty()) {
      checker.report(
          Diagnostic.error(
                  "study/axes", "this study varies nothing", s.name().span(), "it has no axis")
              .withHint("add one, as in `axis rate in 3% to 8% step 0.1%`"));
    }
    return axes;
  }

  private Optional<Expression> where(Ast.Study s, Environment env) {
    Optional<Expression> all = Optional.empty();
    for (Ast.StudyItem item : s.items()) {
      if (item instanceof Ast.Condition c) {
        Expression checked =
            checker.require(checker.expressions.check(c.value(), env), Plain.TRUTH, "a condition");
        all =
            Optional.of(
                all.<Expression>map(earlier ->
                        new Expression.Native(
                            "and", List.of(earlier, checked), Plain.TRUTH, c.span()))
                    .orElse(checked));
      }
    }
    return all;
  }

  private Optional<Ast.StudyRun> run(Ast.Study s) {
    List<Ast.StudyRun> runs =
        s.items().stream()
            .filter(Ast.StudyRun.class::isInstance)
            .map(Ast.StudyRun.class::cast)
            .toList();
    if (runs.size() != 1) {
      checker.report(
          Diagnostic.error(
                  "study/run",
                  runs.isEmpty() ? "this study runs nothing" : "a study runs one strategy",
                  runs.isEmpty() ? s.name().span() : runs.get(1).span(),
                  runs.isEmpty() ? "no `run`" : "a second `run`")
              .withHint(runs.isEmpty() ? "add `run` and a strategy that reads the axes" : AN_AXIS));
    }
    return runs.size() == 1 ? Optional.of(runs.getFirst()) : Optional.empty();
  }

  private Expression strategy(Ast.StudyRun run, Environment env) {
    Ast.Argument first = run.arguments().getFirst();
    Expression strategy = checker.expressions.check(first.value(), env);
    var wanted = new Type.AnyOf("Strategy");
    String what = "what a study runs";
    if (strategy.type() instanceof Type.RunOf) {
      return checker.wrong(
          Checker.mismatch(strategy, wanted, what)
              .withHint("write the strategy alone: `run fixed(rate), paths: 10_000`"));
    }
    if (strategy.type() instanceof Type.ListOf) {
      return checker.wrong(Checker.mismatch(strategy, wanted, what).withHint(AN_AXIS));
    }
    return checker.require(strategy, wanted, what);
  }

  private Map<String, Ast.Argument> named(Ast.StudyRun run) {
    var named = new LinkedHashMap<String, Ast.Argument>();
    for (Ast.Argument a : run.arguments().subList(1, run.arguments().size())) {
      String name = a.name().map(Ast.Name::text).orElse("");
      if (!OF_THE_RUN.contains(name)) {
        Diagnostic unknown =
            Diagnostic.error(
                "call/name",
                name.isEmpty()
                    ? "a study's `run` names all but the strategy"
                    : "a study's `run` has no `" + name + "`",
                a.span(),
                "it takes a strategy, then market, paths, seed");
        checker.report(
            OF_THE_STRATEGY.contains(name)
                ? unknown.withHint("give it to the strategy: `run fixed(rate, " + name + ": ...)`")
                : name.isEmpty()
                    ? unknown.withHint("say what it is, as in `paths: 10_000`")
                    : Suggest.withSuggestion(unknown, name, OF_THE_RUN));
      } else if (named.putIfAbsent(name, a) != null) {
        checker.report(
            Diagnostic.error(
                "call/twice", "`" + name + "` is given twice", a.span(), "again here"));
      }
    }
    return named;
  }

  private Expression whole(
      Map<String, Ast.Argument> named, String name, double preset, Environment env, Span span) {
    Ast.Argument given = named.get(name);
    return given == null
        ? new Expression.Constant(preset, Types.WHOLE, span)
        : checker.require(
            checker.expressions.check(given.value(), env), Types.WHOLE, "`" + name + "`");
  }
}
