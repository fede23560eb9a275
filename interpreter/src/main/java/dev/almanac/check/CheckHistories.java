package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Market;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Checks markets made of a history: {@code bootstrap} draws from it, {@code historical} walks it.
 */
final class CheckHistories {

  /** The words for how months or years are drawn; some are followed by a length of time. */
  private static final List<String> DRAWS =
      List.of("months", "distinct_months", "years", "blocks", "stationary");

  private static final List<String> OF_A_LENGTH = List.of("blocks", "stationary");

  private static final String OTHER_DRAWS =
      "`distinct_months`, `years`, `blocks(2 years)`, `stationary(2 years)`";

  private final Checker checker;
  private final CheckFactors factors;

  CheckHistories(Checker checker) {
    this.checker = checker;
    this.factors = new CheckFactors(checker);
  }

  static boolean isModel(String model) {
    return model.equals("bootstrap") || model.equals("historical");
  }

  Expression check(Ast.Market m, Environment env) {
    String model = m.model().text();
    SequencedMap<String, Expression> settings = new LinkedHashMap<>();
    Optional<Expression> inflation = Optional.empty();
    var said = new HashSet<String>();
    for (Ast.Entry e : m.entries()) {
      if (!isPossible(e, model, said)) {
        continue;
      }
      switch (e.key().text()) {
        case "data" ->
            settings.put(
                "data",
                checker.require(
                    checker.expressions.check(e.value(), env), new Type.AnyOf("Data"), "`data`"));
        case "draw" -> draw(e, env, settings);
        case "fees" ->
            settings.put("fees", checker.markets.fees(checker.expressions.check(e.value(), env)));
        case "inflation" -> inflation = Optional.of(checker.markets.inflation(e, model, env));
        default -> factors.check(e, model, env).ifPresent(v -> settings.put(e.key().text(), v));
      }
    }
    factors.checkTogether(m, checker.basis, settings, inflation);
    Expression data = settings.get("data");
    if (!isComplete(m, model, said) || data == null) {
      return Checker.unknown(m.name().span());
    }
    if (!(data.type() instanceof Type.DataOf columns)) {
      return Checker.unknown(m.name().span());
    }
    List<String> assets = columns.returns().stream().filter(c -> !c.equals("inflation")).toList();
    if (assets.isEmpty()) {
      return checker.wrong(
          Diagnostic.error(
                  "market/empty", "this data has no returns", data.span(), "nothing to hold")
              .withHint(
                  "say how often it has a row, `every: 1 month`, and which columns are returns:"
                      + " `stocks: returns(percent)`"));
    }
    var market =
        new Market(
            m.name().text(),
            model,
            checker.basis,
            List.of(),
            List.of(),
            inflation.orElseGet(() -> new Expression.Constant(0.0, Types.RATIO, m.name().span())),
            settings);
    inflation.ifPresent(i -> settings.put("inflation", i));
    return new Expression.MakeMarket(market, new Type.MarketOf(assets), m.span());
  }

  /** Each setting of the model is said once, and of no asset. */
  private boolean isPossible(Ast.Entry e, String model, Set<String> said) {
    String key = e.key().text();
    List<String> known =
        model.equals("bootstrap")
            ? List.of("data", "draw", "fees", "inflation", "curve", "nominal_curve")
            : List.of("data", "fees", "inflation", "curve", "nominal_curve");
    if (!known.contains(key)) {
      Diagnostic d =
          Diagnostic.error(
              "market/setting",
              "a `" + model + "` market has no `" + key + "`",
              e.key().span(),
              "it has " + String.join(", ", known));
      checker.report(
          switch (key) {
            case "draw" -> d.withHint("write `bootstrap` to draw from the history");
            case "basis" -> d.withHint("the data says in which money its returns are");
            case "correlation" -> d.withHint("leave it out: its assets move together as they did");
            default ->
                e.value() instanceof Ast.Call
                    ? d.withHint("its assets are the columns of returns in its data")
                    : Suggest.withSuggestion(d, key, known);
          });
      return false;
    }
    if (!e.arguments().isEmpty()) {
      checker.report(CheckMarkets.ofSingleAssets(e));
    }
    if (!said.add(key)) {
      checker.report(
          Diagnostic.error(
              "name/twice", "`" + key + "` stands twice", e.key().span(), "again here"));
      return false;
    }
    return true;
  }

  private boolean isComplete(Ast.Market m, String model, Set<String> said) {
    if (!said.contains("data")) {
      checker.report(
          Diagnostic.error(
                  "market/data", "this market needs a history", m.name().span(), "no `data`")
              .withHint(
                  "declare one, `data monthly = csv(\"...\") { ... }`, and add `data: monthly`"));
      return false;
    }
    if (model.equals("bootstrap") && !said.contains("draw")) {
      checker.report(
          Diagnostic.error(
                  "market/draw",
                  "nothing says how this market draws from its history",
                  m.name().span(),
                  "no `draw`")
              .withHint("add `draw: months`, or one of " + OTHER_DRAWS));
      return false;
    }
    return true;
  }

  /** {@code months}, {@code years}, or {@code blocks(2 years)}. */
  private void draw(Ast.Entry e, Environment env, SequencedMap<String, Expression> settings) {
    Optional<Ast.Call> call = e.value() instanceof Ast.Call c ? Optional.of(c) : Optional.empty();
    Ast.Expression word = call.map(Ast.Call::target).orElse(e.value());
    String name = word instanceof Ast.Reference r ? r.name() : "";
    if (!DRAWS.contains(name) || OF_A_LENGTH.contains(name) != call.isPresent()) {
      checker.report(misdrawn(name, e.value().span()));
      return;
    }
    Span span = e.value().span();
    settings.put("draw", new Expression.Constant(name, Type.Plain.TEXT, span));
    if (call.isPresent()) {
      List<Ast.Argument> arguments = call.get().arguments();
      if (arguments.size() != 1) {
        checker.report(CheckCalls.count("`" + name + "`", 1, arguments.size(), span));
        return;
      }
      settings.put(
          "length",
          checker.require(
              checker.expressions.check(arguments.getFirst().value(), env),
              Types.YEARS,
              "the length of a block"));
    }
  }

  private static Diagnostic misdrawn(String name, Span span) {
    if (OF_A_LENGTH.contains(name)) {
      return Diagnostic.error("market/draw", "how long is a block?", span, "no length")
          .withHint("write `" + name + "(2 years)`");
    }
    if (DRAWS.contains(name)) {
      return Diagnostic.error("market/draw", "only blocks have a length", span, "a length")
          .withHint("write `" + name + "`, or `blocks(2 years)`");
    }
    return Suggest.withSuggestion(
        Diagnostic.error("market/draw", "how is this drawn?", span, "no way to draw")
            .withExplanation("A bootstrap draws one of `months`, " + OTHER_DRAWS + "."),
        name,
        DRAWS);
  }
}
