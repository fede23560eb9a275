package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Market;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import dev.almanac.type.Unit.Convention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks market declarations. */
final class CheckMarkets {

  private static final Set<String> MODELS =
      Set.of("lognormal", "student_t", "regimes", "bootstrap", "historical", "fixed");

  private static final Set<String> PAIRED = Set.of("correlation", "switch");
  private static final Set<String> SETTINGS =
      Set.of("basis", "inflation", "fees", "degrees", "curve", "nominal_curve", "rates");

  private final Checker checker;
  private final CheckHistories histories;
  private final CheckPairs pairs;
  private final CheckFactors factors;

  CheckMarkets(Checker checker) {
    this.checker = checker;
    this.pairs = new CheckPairs(checker);
    this.factors = new CheckFactors(checker);
    this.histories = new CheckHistories(checker);
  }

  Expression check(Ast.Market m, Environment env) {
    if (!MODELS.contains(m.model().text())) {
      return checker.wrong(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "market/model",
                  "there is no market model `" + m.model().text() + "`",
                  m.model().span(),
                  "unknown"),
              m.model().text(),
              MODELS));
    }
    String model = m.model().text();
    if (CheckHistories.isModel(model)) {
      return histories.check(m, env);
    }
    var parts = new ArrayList<Market.Part>();
    var paired = new ArrayList<Ast.Entry>();
    var settings = new LinkedHashMap<String, Expression>();
    Basis basis = checker.basis;
    Optional<Expression> inflation = Optional.empty();
    var said = new HashSet<String>();
    for (Ast.Entry e : m.entries()) {
      checkEntry(e, model, said);
      switch (e.key().text()) {
        case "correlation", "switch" -> paired.add(e);
        case "basis" -> basis = basis(e.value()).orElse(basis);
        case "inflation" -> {
          inflation = Optional.of(inflation(e, model, env));
          if (model.equals("regimes")) {
            settings.put("inflation", inflation.get());
          }
        }
        case "curve", "nominal_curve", "rates" ->
            factors.check(e, model, env).ifPresent(v -> settings.put(e.key().text(), v));
        case "fees" -> settings.put("fees", fees(checker.expressions.check(e.value(), env)));
        default -> {
          if (model.equals("student_t") && e.key().text().equals("degrees")) {
            Expression degrees = checker.expressions.check(e.value(), env);
            settings.put("degrees", checker.require(degrees, Types.WHOLE, "`degrees`"));
          } else {
            addPart(parts, e, model, env);
          }
        }
      }
    }
    checkComplete(m, parts, settings);
    factors.checkTogether(m, basis, settings, inflation);
    List<String> names = parts.stream().map(Market.Part::name).toList();
    Type.MarketOf type = model.equals("regimes") ? regimes(parts) : new Type.MarketOf(names);
    var market =
        new Market(
            m.name().text(),
            model,
            basis,
            parts,
            pairs.check(
                paired,
                parts,
                CheckFactors.random(settings, inflation),
                model.equals("regimes") ? "switch" : "correlation",
                env),
            inflation.orElseGet(() -> new Expression.Constant(0.0, Types.RATIO, m.name().span())),
            settings);
    boolean wrong = parts.stream().anyMatch(p -> p.value().type().isUnknown());
    return model.equals("regimes") && wrong
        ? Checker.unknown(m.name().span())
        : new Expression.MakeMarket(market, type, m.span());
  }

  /** What is said of the whole market is said once, and of no asset. */
  private void checkEntry(Ast.Entry e, String model, Set<String> said) {
    String key = e.key().text();
    if (PAIRED.contains(key)) {
      return;
    }
    if (!e.arguments().isEmpty()) {
      checker.report(ofSingleAssets(e));
    }
    if (SETTINGS.contains(key) && !said.add(key)) {
      checker.report(
          Diagnostic.error(
              "name/twice", "`" + key + "` stands twice", e.key().span(), "again here"));
    }
    if (key.equals("basis") && model.equals("regimes")) {
      checker.report(
          Diagnostic.error(
                  "market/regimes",
                  "each regime says in which money it is",
                  e.span(),
                  "said of all together")
              .withHint("write `basis` in the markets of the regimes"));
    }
  }

  static Diagnostic ofSingleAssets(Ast.Entry e) {
    String key = e.key().text();
    return Diagnostic.error(
            "market/pair",
            "`" + key + "` is not said of single assets",
            e.span(),
            "names in parentheses")
        .withHint("write `" + key + ": ...`; only a correlation or a switch names two");
  }

  Expression fees(Expression value) {
    boolean perYear =
        value.type() instanceof Type.Quantity q
            && q.unit().equals(new dev.almanac.type.Unit(0, -1, Basis.NONE, Convention.NONE));
    return perYear
        ? checker.wrong(
            Checker.mismatch(value, Types.RATIO, "`fees`")
                .withHint("fees are those of a year: write `fees: 1%`"))
        : checker.require(value, Types.RATIO, "`fees`");
  }

  private void checkComplete(
      Ast.Market m, List<Market.Part> parts, Map<String, Expression> settings) {
    if (parts.isEmpty()) {
      checker.report(
          Diagnostic.error(
                  "market/empty",
                  "this market has no "
                      + (m.model().text().equals("regimes") ? "regimes" : "assets"),
                  m.name().span(),
                  "nothing to hold")
              .withHint(
                  m.model().text().equals("regimes")
                      ? "name its regimes, each a market: `calm: calm_market`"
                      : "add one: `stocks: growth(mean: 5% geometric, volatility: 16% log)`"));
    }
    if (m.model().text().equals("student_t") && !settings.containsKey("degrees")) {
      checker.report(
          Diagnostic.error(
                  "market/degrees",
                  "nothing says how heavy the tails of this market are",
                  m.name().span(),
                  "no degrees of freedom")
              .withHint("add `degrees: 5`: the fewer, the heavier"));
    }
  }

  /** The regimes of a market are lognormal markets of the same assets. */
  private Type.MarketOf regimes(List<Market.Part> parts) {
    var first = new Type.MarketOf(List.of());
    for (Market.Part p : parts) {
      if (p.value().type() instanceof Type.MarketOf market) {
        if (first.assets().isEmpty()) {
          first = market;
        } else if (!first.equals(market)) {
          checker.report(
              Diagnostic.error(
                      "market/regimes",
                      "the regimes of a market have the same assets, in the same order",
                      p.value().span(),
                      "this is " + market.describe())
                  .withLabel(parts.getFirst().value().span(), "this is " + first.describe()));
        }
      }
    }
    return first;
  }

  /** Reads {@code real USD} or {@code nominal USD}: the currency is a label. */
  Optional<Basis> basis(Ast.Expression value) {
    if (value instanceof Ast.Unary u && u.operand() instanceof Ast.Reference) {
      if (u.operator().equals("real")) {
        return Optional.of(Basis.REAL);
      }
      if (u.operator().equals("nominal")) {
        return Optional.of(Basis.NOMINAL);
      }
    }
    checker.report(
        Diagnostic.error(
                "plan/basis", "which money is meant?", value.span(), "neither real nor nominal")
            .withHint("write `basis: real USD` or `basis: nominal USD`"));
    return Optional.empty();
  }

  Expression inflation(Ast.Entry e, String model, Environment env) {
    Expression value = checker.expressions.check(e.value(), env);
    if (value.type() == Plain.INFLATION) {
      return CheckFactors.isDrawn(model)
          ? value
          : checker.wrong(CheckFactors.notDrawn("its own inflation", model, value.span()));
    }
    boolean geometric =
        value.type() instanceof Type.Quantity q
            && q.unit().convention() == Convention.GEOMETRIC
            && q.unit().money() == 0;
    return geometric ? value : checker.require(value, Types.RATIO, "inflation per year");
  }

  private void addPart(List<Market.Part> parts, Ast.Entry e, String model, Environment env) {
    String name = e.key().text();
    if (parts.stream().anyMatch(a -> a.name().equals(name))) {
      checker.report(
          Diagnostic.error(
              "name/twice",
              "the "
                  + (model.equals("regimes") ? "regime" : "asset")
                  + " `"
                  + name
                  + "` stands twice",
              e.key().span(),
              "again here"));
    }
    Expression value = checker.expressions.check(e.value(), env);
    if (!model.equals("regimes") && name.equals("degrees")) {
      checker.report(
          Diagnostic.error(
                  "market/degrees",
                  "only a market `student_t` has degrees of freedom",
                  e.span(),
                  "this market is " + model)
              .withHint("write `student_t` for heavier tails, or leave it out"));
      return;
    }
    Type wanted =
        switch (model) {
          case "fixed" -> fixedRate(value);
          case "regimes" -> new Type.AnyOf("Market");
          default -> value.type() == Plain.BOND_FUND ? Plain.BOND_FUND : Plain.GROWTH;
        };
    String what =
        model.equals("regimes") ? "the regime `" + name + "`" : "the growth of `" + name + "`";
    parts.add(new Market.Part(name, checker.require(value, wanted, what)));
  }

  /** A fixed market takes a rate per year, or a list of them, one for each year. */
  private static Type fixedRate(Expression value) {
    Type rate =
        new Type.Quantity(
            new dev.almanac.type.Unit(0, 0, Basis.NONE, Convention.GEOMETRIC), Type.Form.RATIO);
    return value.type() instanceof Type.ListOf ? new Type.ListOf(rate) : rate;
  }
}
