package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.finance.HullWhite;
import dev.almanac.ir.Ir;
import dev.almanac.library.InstrumentValue;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.library.Words;
import dev.almanac.simulation.Elementary;
import dev.almanac.source.Span;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pockets of a strategy, and what is known of their growth before the first period. The first
 * pocket is the purse: what bonds pay, and what is received, goes there.
 */
final class PocketPlan {

  private static final double SLACK = 1e-9;

  /** A pocket, and what it begins with. */
  record Pocket(String name, double amount, InstrumentValue holds) {}

  private final List<Pocket> pockets;
  private final StrategyValue strategy;
  private final MarketValue market;
  private final List<Optional<HeldBond>> bonds;
  private final int periodsPerYear;
  private final boolean nominalPlan;
  private final Span span;

  private PocketPlan(
      List<Pocket> pockets,
      StrategyValue strategy,
      MarketValue market,
      int periodsPerYear,
      boolean nominalPlan,
      Span span) {
    this.pockets = List.copyOf(pockets);
    this.strategy = strategy;
    this.market = market;
    this.periodsPerYear = periodsPerYear;
    this.nominalPlan = nominalPlan;
    this.span = span;
    this.bonds =
        pockets.stream()
            .map(p ->
                p.holds() instanceof InstrumentValue.Bond b
                    ? Optional.of(HeldBond.of(b, conversion(b), periods(), periodsPerYear))
                    : Optional.<HeldBond>empty())
            .toList();
  }

  /**
   * @param market on which the strategy is simulated
   * @param wealth what there is at the start
   */
  static PocketPlan of(
      StrategyValue strategy, MarketValue market, Ir list, double wealth, Evaluator evaluator) {
    Frame frame = new Frame(strategy.policy().slots(), strategy, 0, 0);
    var pockets = new ArrayList<Pocket>();
    for (Object each : (List<?>) evaluator.evaluate(list, frame)) {
      var fields = (Map<?, ?>) each;
      pockets.add(
          new Pocket(
              (String) Objects.requireNonNull(fields.get("name")),
              Numbers.of(Objects.requireNonNull(fields.get("amount"))),
              (InstrumentValue) Objects.requireNonNull(fields.get("holds"))));
    }
    var plan =
        new PocketPlan(
            pockets,
            strategy,
            market,
            evaluator.program().periodsPerYear(),
            evaluator.program().basis() == Basis.NOMINAL,
            place(list, strategy));
    plan.check(wealth, list);
    return plan;
  }

  /** What is wrong with the pockets of a library's strategy is wrong with its use. */
  private static Span place(Ir list, StrategyValue strategy) {
    return list.span().source().library() ? strategy.span() : list.span();
  }

  List<Pocket> pockets() {
    return pockets;
  }

  int size() {
    return pockets.size();
  }

  // ---- what is checked

  private void check(double wealth, Ir list) {
    if (pockets.isEmpty()) {
      throw problem("pocket/list", "a strategy with pockets has at least one", "there is none");
    }
    double total = 0.0;
    for (int p = 0; p < pockets.size(); p++) {
      Pocket pocket = pockets.get(p);
      if (place(pocket.name()) != p) {
        throw problem(
            "pocket/twice", "two pockets are called `" + pocket.name() + "`", "the same name");
      }
      if (!(pocket.amount() >= -SLACK * wealth && Double.isFinite(pocket.amount()))) {
        throw problem(
            "pocket/amount",
            "a pocket cannot begin with less than nothing",
            "`" + pocket.name() + "` has " + money(pocket.amount(), list));
      }
      checkAssets(pocket);
      total += pocket.amount();
    }
    if (!(Math.abs(total - wealth) <= 1e-6 * Math.max(1.0, wealth))) {
      throw new Problem(
          Diagnostic.error(
                  "pocket/total",
                  "the pockets must hold what there is at the start",
                  span,
                  "together " + money(total, list) + ", of " + money(wealth, list))
              .withHint("give the last one the rest: `initial_wealth - ...`"));
    }
  }

  private void checkAssets(Pocket pocket) {
    if (pocket.holds() instanceof InstrumentValue.Fund fund) {
      List<String> assets = strategy.market().assets();
      fund.path().stream()
          .flatMap(a -> a.assets().stream())
          .filter(a -> !assets.contains(a))
          .findFirst()
          .ifPresent(a -> {
            throw new Problem(
                suggest(
                        Diagnostic.error(
                            "market/asset",
                            "the market has no asset `" + a + "`",
                            span,
                            "`" + pocket.name() + "` holds it"),
                        a,
                        assets)
                    .withExplanation("The market's assets are " + String.join(", ", assets) + "."));
          });
    }
  }

  private static Diagnostic suggest(Diagnostic d, String name, List<String> known) {
    return Suggestion.closest(name, known)
        .map(s -> d.withHint("did you mean `" + s + "`?"))
        .orElse(d);
  }

  private Problem problem(String code, String title, String label) {
    return new Problem(Diagnostic.error(code, title, span, label));
  }

  private static String money(double amount, Ir list) {
    var record =
        (dev.almanac.type.Type.RecordOf) ((dev.almanac.type.Type.ListOf) list.type()).element();
    return Words.of(amount, Objects.requireNonNull(record.fields().get("amount")));
  }

  private int place(String name) {
    for (int p = 0; p < pockets.size(); p++) {
      if (pockets.get(p).name().equals(name)) {
        return p;
      }
    }
    return -1;
  }

  /** Returns what a list of an instruction means. */
  Listed listed(Object value, Span written) {
    Span at = written.source().library() ? span : written;
    if (value instanceof String name) {
      return Listed.pockets(new int[] {known(name, at)});
    }
    List<?> list = (List<?>) value;
    if (list.isEmpty() || list.getFirst() instanceof String) {
      int[] order = list.stream().mapToInt(name -> known((String) name, at)).distinct().toArray();
      return Listed.pockets(order);
    }
    if (list.size() != pockets.size()) {
      throw new Problem(
          Diagnostic.error(
              "pocket/numbers",
              "each pocket has one number",
              at,
              "there are " + list.size() + ", for " + pockets.size() + " pockets"));
    }
    return Listed.numbers(list.stream().mapToDouble(Numbers::of).toArray());
  }

  private int known(String name, Span at) {
    int place = place(name);
    if (place < 0) {
      List<String> names = pockets.stream().map(Pocket::name).toList();
      throw new Problem(
          suggest(
                  Diagnostic.error(
                      "pocket/unknown", "there is no pocket `" + name + "`", at, "unknown"),
                  name,
                  names)
              .withExplanation("The pockets are " + String.join(", ", names) + "."));
    }
    return place;
  }

  // ---- what is known of growth

  /** Returns the parts of a fund in the order of the market's assets. */
  double[] weights(InstrumentValue.Fund fund, int period) {
    return strategy.market().weights(fund.in(Schedule.year(period, periodsPerYear)));
  }

  /** Returns the growth of a deposit over a period. */
  double growth(InstrumentValue.Deposit deposit) {
    double real =
        periodsPerYear == 1
            ? deposit.yearly()
            : Elementary.pow(deposit.yearly(), 1.0 / periodsPerYear);
    return real * conversion(deposit);
  }

  /** Returns what 1 of an instrument's money becomes in a period, counted in the plan's. */
  private double conversion(InstrumentValue instrument) {
    if (!isOtherMoney(instrument) || market.hasRandomInflation()) {
      return 1.0;
    }
    double sign = nominalPlan ? 1.0 : -1.0;
    return Elementary.pow(1.0 + market.inflation(), sign / periodsPerYear);
  }

  /** A deposit keeps today's money; a bond says which it pays. */
  private boolean isOtherMoney(InstrumentValue instrument) {
    return switch (instrument) {
      case InstrumentValue.Fund f -> false;
      case InstrumentValue.Deposit d -> nominalPlan;
      case InstrumentValue.Bond b -> b.nominal() != nominalPlan;
    };
  }

  boolean isNominal() {
    return nominalPlan;
  }

  private int periods() {
    return strategy.horizon() * periodsPerYear;
  }

  /** Returns whether what a bond in a pocket is worth differs from path to path. */
  boolean readsFactors() {
    return IntStream.range(0, size()).anyMatch(p -> isMarked(p) || followsPrices(p));
  }

  /** Returns whether the price of what is in a pocket moves with the short rate. */
  boolean isMarked(int pocket) {
    return pockets.get(pocket).holds() instanceof InstrumentValue.Bond b
        && !isOtherMoney(b)
        && market.factors().hasRandomRates();
  }

  /** Returns whether what is in a pocket is converted by prices that differ from path to path. */
  boolean followsPrices(int pocket) {
    return isOtherMoney(pockets.get(pocket).holds()) && market.hasRandomInflation();
  }

  /** Makes what marks the bond in a pocket. */
  MarkedBond marked(int pocket, int lanes) {
    var bond = (InstrumentValue.Bond) pockets.get(pocket).holds();
    HullWhite rates = market.factors().rates().orElseThrow();
    return new MarkedBond(bond, rates, periods(), periodsPerYear, lanes);
  }

  /** Returns what is known of the bond in a pocket; of a pocket that holds one. */
  HeldBond bond(int pocket) {
    return bonds.get(pocket).orElseThrow();
  }
}
