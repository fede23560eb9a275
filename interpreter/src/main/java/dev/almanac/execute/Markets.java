package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.Inflation;
import dev.almanac.finance.LogGrowth;
import dev.almanac.ir.Ir;
import dev.almanac.ir.MarketIr;
import dev.almanac.library.Factors;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Native;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.library.Rates;
import dev.almanac.library.Words;
import dev.almanac.simulation.Elementary;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes markets of their declarations and of other markets, in the plan's own money. */
final class Markets {

  private static final Map<String, Native> ALL = new HashMap<>();

  static {
    ALL.put(
        "after_fees",
        c ->
            afterFees(
                c.get(0, MarketValue.class), c.get(2, String.class), c.values().get(1), c.span()));
  }

  private final Evaluator evaluator;
  private final FactorMarkets factors;

  Markets(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.factors = new FactorMarkets(evaluator);
  }

  static Optional<Native> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  MarketValue make(MarketIr m, Frame frame) {
    Object prices = evaluator.evaluate(m.inflation(), frame);
    Optional<Inflation> random = prices instanceof Inflation i ? Optional.of(i) : Optional.empty();
    double inflation = random.map(Inflation::rate).orElseGet(() -> Numbers.of(prices));
    if (!(inflation > -1.0 && inflation < 10.0)) {
      throw new Problem(
          Diagnostic.error(
              "value/inflation",
              "inflation is a rate per year",
              m.inflation().span(),
              "this is " + inflation * 100 + "%"));
    }
    // Growth in other money than the plan's differs from it by inflation, exactly so in logs.
    double shift = 0.0;
    if (m.basis() != evaluator.program().basis()) {
      double log = Elementary.log1p(inflation);
      shift = m.basis() == Basis.NOMINAL ? -log : log;
    }
    List<String> parts = m.parts().stream().map(MarketIr.Part::name).toList();
    Factors moving = factors.of(m, shift, random, frame);
    MarketValue market =
        switch (m.model()) {
          case "fixed" -> known(m, parts, inflation, shift, frame).with(moving);
          case "bootstrap", "historical" ->
              new HistoryMarkets(evaluator).market(m, frame).with(moving);
          case "regimes" -> regimes(m, parts, frame).with(moving);
          default -> lognormal(m, parts, inflation, shift, moving, frame);
        };
    Ir fees = m.settings().get("fees");
    return fees == null
        ? market
        : afterFees(market, market.name(), evaluator.evaluate(fees, frame), fees.span());
  }

  /** Fees are taken from what an asset has grown to at the end of a year. */
  static MarketValue afterFees(MarketValue market, String name, Object fee, Span span) {
    double rate = Numbers.of(fee);
    if (!(rate >= 0.0 && rate < 1.0)) {
      Diagnostic d =
          Diagnostic.error(
              "value/fees",
              "fees are a part of what is held, from 0% to less than 100%",
              span,
              "this is " + Words.of(rate, Types.RATIO));
      throw new Problem(
          rate >= 1.0 && rate < 100.0
              ? d.withHint("did you mean `" + Words.of(rate / 100, Types.RATIO) + "`?")
              : d);
    }
    double year = 1.0 - rate;
    var left = new MarketValue.Fee(year, Elementary.pow(year, 1.0 / 12), Elementary.log1p(-rate));
    return market.after(left, name);
  }

  private MarketValue lognormal(
      MarketIr m,
      List<String> assets,
      double inflation,
      double shift,
      Factors moving,
      Frame frame) {
    var growth = new ArrayList<LogGrowth>();
    var funds = new ArrayList<Factors.Fund>();
    var sources = new ArrayList<String>();
    for (int a = 0; a < assets.size(); a++) {
      Object declared = evaluator.evaluate(m.parts().get(a).value(), frame);
      switch (declared) {
        case Rates.BondFund fund -> funds.add(factors.fund(fund, a, m, moving));
        case LogGrowth own -> {
          growth.add(new LogGrowth(own.mean() + shift, own.volatility()));
          sources.add(assets.get(a));
        }
        default -> throw new IllegalStateException("no growth: " + declared);
      }
    }
    if (moving.hasRandomRates()) {
      sources.add("rates");
    }
    if (moving.inflation().isPresent()) {
      sources.add("inflation");
    }
    CorrelationMatrix shocks = correlation(m, assets, sources, frame);
    MarketValue.Law law = law(m, frame);
    var all = moving.with(funds, shocks);
    return sources.equals(assets)
        ? new MarketValue(m.name(), assets, growth, shocks, law, inflation, all)
        : factors.market(m, assets, growth, all, law, inflation);
  }

  private MarketValue.Law law(MarketIr m, Frame frame) {
    if (!m.model().equals("student_t")) {
      return new MarketValue.Lognormal();
    }
    Ir given = java.util.Objects.requireNonNull(m.settings().get("degrees"));
    int degrees =
        Numbers.whole(evaluator.evaluate(given, frame), given.span(), "degrees of freedom");
    if (degrees < 3 || degrees > 1000) {
      throw new Problem(
          Diagnostic.error(
                  "value/degrees",
                  "degrees of freedom go from 3 to 1000",
                  given.span(),
                  "this is " + degrees)
              .withExplanation("With fewer than 3 a growth would have no volatility."));
    }
    return new MarketValue.StudentT(degrees);
  }

  private MarketValue known(
      MarketIr m, List<String> assets, double inflation, double shift, Frame frame) {
    var rates = new ArrayList<List<Double>>();
    int years = 1;
    for (MarketIr.Part a : m.parts()) {
      List<Double> list = rates(evaluator.evaluate(a.value(), frame), a.value().span());
      rates.add(list);
      years = Math.max(years, list.size());
    }
    double factor = Elementary.exp(shift);
    var known = new ArrayList<double[]>();
    for (int year = 0; year < years; year++) {
      double[] growth = new double[assets.size()];
      for (int a = 0; a < growth.length; a++) {
        List<Double> list = rates.get(a);
        growth[a] = (1.0 + list.get(Math.min(year, list.size() - 1))) * factor;
      }
      known.add(growth);
    }
    var growth = new ArrayList<LogGrowth>();
    for (double g : known.getFirst()) {
      growth.add(new LogGrowth(Elementary.log(g), 0.0));
    }
    CorrelationMatrix correlation = correlation(m, assets, assets, frame);
    var law = new MarketValue.Known(known);
    return new MarketValue(m.name(), assets, growth, correlation, law, inflation);
  }

  private MarketValue regimes(MarketIr m, List<String> names, Frame frame) {
    List<MarketValue> markets =
        m.parts().stream().map(p -> (MarketValue) evaluator.evaluate(p.value(), frame)).toList();
    double[][] moves = new double[markets.size()][markets.size()];
    for (int i = 0; i < markets.size(); i++) {
      if (!(markets.get(i).law() instanceof MarketValue.Lognormal)) {
        throw new Problem(
            Diagnostic.error(
                "market/regimes",
                "a regime is a lognormal market",
                m.parts().get(i).value().span(),
                "`" + markets.get(i).name() + "` is of another model"));
      }
      if (markets.get(i).factors().shocks().isPresent()) {
        throw new Problem(
            Diagnostic.error(
                    "market/regimes",
                    "rates and inflation do not move in a regime",
                    m.parts().get(i).value().span(),
                    "those of `" + markets.get(i).name() + "` do")
                .withHint("write one `inflation`, no `rates` and no bond funds in it"));
      }
    }
    for (MarketIr.Pair p : m.pairs()) {
      double chance = evaluator.number(p.value(), frame);
      checkChance(chance, p.value().span());
      double[] from = moves[p.first()];
      from[p.second()] = chance;
      double leaves = Arrays.stream(from).sum();
      if (leaves > 1.0 + 1e-12) {
        throw new Problem(
            Diagnostic.error(
                    "market/switch",
                    "the chances to leave a regime come to 100% at most",
                    p.value().span(),
                    "those of `" + names.get(p.first()) + "` come to " + percent(leaves))
                .withExplanation("What is left is the chance to stay."));
      }
    }
    for (int i = 0; i < moves.length; i++) {
      moves[i][i] = Math.max(0.0, 1.0 - Arrays.stream(moves[i]).sum());
    }
    return Mixtures.of(m, markets, moves, inflation(m, markets, frame));
  }

  /** What is said of all regimes together, or else what each of them says. */
  private double inflation(MarketIr m, List<MarketValue> regimes, Frame frame) {
    if (m.settings().containsKey("inflation")) {
      return evaluator.number(m.inflation(), frame);
    }
    double first = regimes.getFirst().inflation();
    for (int i = 1; i < regimes.size(); i++) {
      double other = regimes.get(i).inflation();
      if (other != first) {
        throw new Problem(
            Diagnostic.error(
                    "market/regimes",
                    "these regimes differ in their inflation",
                    m.parts().get(i).value().span(),
                    "here it is " + percent(other))
                .withLabel(m.parts().getFirst().value().span(), "here it is " + percent(first))
                .withExplanation("Cash flows are converted by one rate.")
                .withHint("say it in `" + m.name() + "`: `inflation: " + percent(first) + "`"));
      }
    }
    return first;
  }

  private static void checkChance(double chance, Span span) {
    if (!(chance >= 0.0 && chance <= 1.0)) {
      Diagnostic d =
          Diagnostic.error(
              "market/switch",
              "a chance lies between 0% and 100%",
              span,
              "this is " + percent(chance));
      throw new Problem(
          chance > 1.0 && chance <= 100.0
              ? d.withHint("did you mean `" + percent(chance / 100) + "`?")
              : d);
    }
  }

  private static List<Double> rates(Object value, Span span) {
    List<?> list = value instanceof List<?> l ? l : List.of(value);
    List<Double> rates = list.stream().map(Numbers::of).toList();
    if (rates.isEmpty() || rates.stream().anyMatch(r -> !(r > -1.0))) {
      throw new Problem(
          Diagnostic.error(
              "value/growth",
              "no asset can grow like this",
              span,
              rates.isEmpty() ? "no rates" : "it would lose everything"));
    }
    return rates;
  }

  /** How the sources of chance correlate: assets that are drawn, rates, inflation, by name. */
  private CorrelationMatrix correlation(
      MarketIr m, List<String> assets, List<String> sources, Frame frame) {
    var builder = CorrelationMatrix.builder(sources.size());
    Span last = null;
    for (MarketIr.Pair c : m.pairs()) {
      double value = evaluator.number(c.value(), frame);
      last = c.value().span();
      if (!(Math.abs(value) <= 1.0)) {
        throw new Problem(
            Diagnostic.error(
                "market/correlation",
                "a correlation lies between -100% and 100%",
                last,
                "this is " + value * 100 + "%"));
      }
      String a = source(c.first(), assets);
      String b = source(c.second(), assets);
      int first = sources.indexOf(a);
      int second = sources.indexOf(b);
      if (first < 0 || second < 0) {
        continue; // rates without volatility correlate with nothing
      }
      try {
        builder.pair(first, second, value);
      } catch (IllegalArgumentException twice) {
        throw new Problem(
            Diagnostic.error(
                "market/correlation",
                "the correlation of " + a + " and " + b + " cannot be this",
                last,
                first == second ? "an asset with itself" : "it is given twice"));
      }
    }
    if (last != null && builder.impossible().isPresent()) {
      throw new Problem(impossible(builder.impossible().get(), sources, last));
    }
    return builder.build();
  }

  private static String source(int place, List<String> assets) {
    return switch (place) {
      case MarketIr.Pair.RATES -> "rates";
      case MarketIr.Pair.INFLATION -> "inflation";
      default -> assets.get(place);
    };
  }

  private static Diagnostic impossible(
      CorrelationMatrix.Impossible pair, List<String> assets, Span span) {
    return Diagnostic.error(
            "market/correlation",
            "these correlations cannot all hold together",
            span,
            "with the others, "
                + assets.get(pair.i())
                + " and "
                + assets.get(pair.j())
                + " cannot have "
                + percent(pair.value()))
        .withExplanation(
            "Beside the other correlations theirs must lie between "
                + percent(pair.least())
                + " and "
                + percent(pair.most())
                + ".");
  }

  private static String percent(double x) {
    return Words.of(Math.round(x * 1e4) / 1e4, Types.RATIO);
  }
}
