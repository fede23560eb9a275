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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks market declarations. */
final class CheckMarkets {

  private static final Set<String> MODELS = Set.of("lognormal", "fixed");

  private final Checker checker;

  CheckMarkets(Checker checker) {
    this.checker = checker;
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
    var assets = new ArrayList<Market.Asset>();
    var correlations = new ArrayList<Ast.Entry>();
    Basis basis = checker.basis;
    Optional<Expression> inflation = Optional.empty();
    for (Ast.Entry e : m.entries()) {
      switch (e.key().text()) {
        case "correlation" -> correlations.add(e);
        case "basis" -> basis = basis(e.value()).orElse(basis);
        case "inflation" -> inflation = Optional.of(inflation(e, env));
        default -> addAsset(assets, e, m.model().text(), env);
      }
    }
    if (assets.isEmpty()) {
      checker.report(
          Diagnostic.error(
                  "market/empty", "this market has no assets", m.name().span(), "nothing to hold")
              .withHint("add one: `stocks: growth(mean: 5% geometric, volatility: 16% log)`"));
    }
    List<String> names = assets.stream().map(Market.Asset::name).toList();
    var market =
        new Market(
            m.name().text(),
            m.model().text(),
            basis,
            assets,
            correlations(correlations, names, env),
            inflation.orElseGet(() -> new Expression.Constant(0.0, Types.RATIO, m.name().span())));
    return new Expression.MakeMarket(market, new Type.MarketOf(names), m.span());
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

  private Expression inflation(Ast.Entry e, Environment env) {
    Expression value = checker.expressions.check(e.value(), env);
    boolean geometric =
        value.type() instanceof Type.Quantity q
            && q.unit().convention() == Convention.GEOMETRIC
            && q.unit().money() == 0;
    return geometric ? value : checker.require(value, Types.RATIO, "inflation per year");
  }

  private void addAsset(List<Market.Asset> assets, Ast.Entry e, String model, Environment env) {
    String name = e.key().text();
    if (assets.stream().anyMatch(a -> a.name().equals(name))) {
      checker.report(
          Diagnostic.error(
              "name/twice", "the asset `" + name + "` stands twice", e.key().span(), "again here"));
    }
    Expression value = checker.expressions.check(e.value(), env);
    Type wanted = model.equals("fixed") ? fixedRate(value) : Plain.GROWTH;
    String what = "the growth of `" + name + "`";
    assets.add(new Market.Asset(name, checker.require(value, wanted, what)));
  }

  /** A fixed market takes a rate per year, or a list of them, one for each year. */
  private static Type fixedRate(Expression value) {
    Type rate =
        new Type.Quantity(
            new dev.almanac.type.Unit(0, 0, Basis.NONE, Convention.GEOMETRIC), Type.Form.RATIO);
    return value.type() instanceof Type.ListOf ? new Type.ListOf(rate) : rate;
  }

  private List<Market.Correlation> correlations(
      List<Ast.Entry> entries, List<String> assets, Environment env) {
    var all = new ArrayList<Market.Correlation>();
    for (Ast.Entry e : entries) {
      Expression value =
          checker.require(checker.expressions.check(e.value(), env), Types.RATIO, "a correlation");
      if (e.arguments().size() != 2) {
        checker.report(
            Diagnostic.error(
                    "market/correlation", "a correlation is between two assets", e.span(), "")
                .withHint("as in `correlation(stocks, bonds): 18%`"));
        continue;
      }
      int first = asset(e.arguments().get(0), assets);
      int second = asset(e.arguments().get(1), assets);
      if (first >= 0 && second >= 0) {
        all.add(new Market.Correlation(first, second, value));
      }
    }
    return all;
  }

  private int asset(Ast.Name name, List<String> assets) {
    if (!assets.contains(name.text())) {
      checker.report(CheckExpressions.unknownAsset(name, assets));
    }
    return assets.indexOf(name.text());
  }
}
