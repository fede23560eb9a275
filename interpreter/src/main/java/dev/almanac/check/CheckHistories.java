package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Market;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Checks markets made of a history: {@code bootstrap} draws from it, {@code historical} walks it.
 */
final class CheckHistories {

  /** The words for how months or years are drawn; some are followed by a length of time. */
  private static final List<String> DRAWS =
      List.of("months", "distinct_months", "years", "blocks", "stationary");

  private static final List<String> OF_A_LENGTH = List.of("blocks", "stationary");

  private final Checker checker;

  CheckHistories(Checker checker) {
    this.checker = checker;
  }

  static boolean isModel(String model) {
    return model.equals("bootstrap") || model.equals("historical");
  }

  Expression check(Ast.Market m, Environment env) {
    String model = m.model().text();
    SequencedMap<String, Expression> settings = new LinkedHashMap<>();
    Optional<Expression> inflation = Optional.empty();
    for (Ast.Entry e : m.entries()) {
      switch (e.key().text()) {
        case "data" ->
            settings.put(
                "data",
                checker.require(
                    checker.expressions.check(e.value(), env), new Type.AnyOf("Data"), "`data`"));
        case "draw" -> draw(e, env, settings);
        case "fees" ->
            settings.put(
                "fees",
                checker.require(checker.expressions.check(e.value(), env), Types.RATIO, "`fees`"));
        case "inflation" -> inflation = Optional.of(checker.markets.inflation(e, env));
        default -> unknown(e, model);
      }
    }
    if (!isComplete(m, model, settings)) {
      return Checker.unknown(m.name().span());
    }
    Expression data = java.util.Objects.requireNonNull(settings.get("data"));
    if (!(data.type() instanceof Type.DataOf columns)) {
      return Checker.unknown(m.name().span());
    }
    List<String> assets = columns.returns().stream().filter(c -> !c.equals("inflation")).toList();
    if (assets.isEmpty()) {
      return checker.wrong(
          Diagnostic.error(
                  "market/empty", "this data has no returns", data.span(), "nothing to hold")
              .withHint("say `every: 1 month` there, and how a column becomes returns"));
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

  private void unknown(Ast.Entry e, String model) {
    List<String> known =
        model.equals("bootstrap")
            ? List.of("data", "draw", "fees", "inflation")
            : List.of("data", "fees", "inflation");
    checker.report(
        Suggest.withSuggestion(
            Diagnostic.error(
                "market/setting",
                "a `" + model + "` market has no `" + e.key().text() + "`",
                e.key().span(),
                "it has " + String.join(", ", known)),
            e.key().text(),
            known));
  }

  private boolean isComplete(
      Ast.Market m, String model, SequencedMap<String, Expression> settings) {
    if (!settings.containsKey("data")) {
      checker.report(
          Diagnostic.error(
                  "market/data", "this market needs a history", m.name().span(), "no `data`")
              .withHint(
                  "declare one, `data monthly = csv(\"...\") { ... }`, and add `data: monthly`"));
      return false;
    }
    if (model.equals("bootstrap") && !settings.containsKey("draw")) {
      checker.report(
          Diagnostic.error(
                  "market/draw",
                  "nothing says how this market draws from its history",
                  m.name().span(),
                  "no `draw`")
              .withHint("add `draw: months`, or " + String.join(", ", DRAWS.subList(1, 5))));
      return false;
    }
    return true;
  }

  /** {@code months}, {@code years}, or {@code blocks(2 years)}. */
  private void draw(Ast.Entry e, Environment env, SequencedMap<String, Expression> settings) {
    Optional<Ast.Call> call = e.value() instanceof Ast.Call c ? Optional.of(c) : Optional.empty();
    Ast.Expression word = call.map(Ast.Call::target).orElse(e.value());
    String name = word instanceof Ast.Reference r ? r.name() : "";
    boolean ofALength = OF_A_LENGTH.contains(name);
    if (!DRAWS.contains(name) || ofALength != call.isPresent()) {
      settings.put("draw", Checker.unknown(e.value().span()));
      checker.report(
          Suggest.withSuggestion(
              Diagnostic.error(
                      "market/draw", "how is this drawn?", e.value().span(), "no way to draw")
                  .withExplanation(
                      "A bootstrap draws `months`, `distinct_months`, `years`, `blocks(2 years)` or"
                          + " `stationary(2 years)`."),
              name,
              DRAWS));
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
}
