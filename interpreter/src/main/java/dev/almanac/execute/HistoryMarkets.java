package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.CorrelationMatrix;
import dev.almanac.finance.LogGrowth;
import dev.almanac.finance.Moments;
import dev.almanac.ir.Ir;
import dev.almanac.ir.MarketIr;
import dev.almanac.library.DataValue;
import dev.almanac.library.History;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.library.ReturnsValue;
import dev.almanac.library.Words;
import dev.almanac.simulation.Elementary;
import dev.almanac.source.Span;
import dev.almanac.type.Types;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes markets of histories: brings these into the plan's money, and fits what is planned with.
 */
final class HistoryMarkets {

  private static final int MONTHS = 12;

  private final Evaluator evaluator;

  HistoryMarkets(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  MarketValue market(MarketIr m, Frame frame) {
    Ir source = Objects.requireNonNull(m.settings().get("data"));
    var data = (DataValue) evaluator.evaluate(source, frame);
    checkLength(data, source.span());
    checkFrequency(data, source.span());
    Optional<Double> declared =
        Optional.ofNullable(m.settings().get("inflation")).map(i -> evaluator.number(i, frame));
    var history = new History(data.name(), data.growth(), data.stepsPerYear());
    History own = inOwnMoney(history, data, declared, source.span());
    MarketValue.Law law =
        m.model().equals("historical")
            ? new MarketValue.Historical(own)
            : new MarketValue.Resampled(own, draw(m, own, frame));
    double inflation =
        declared.orElseGet(() ->
            data.inflation()
                .map(i -> Moments.geometricMean(i.simple(), i.stepsPerYear()))
                .orElse(0.0));
    List<String> assets = data.assets();
    return new MarketValue(
        m.name(), assets, growth(own, assets), correlation(own, assets), law, inflation);
  }

  /** What is planned with has a volatility. */
  private static void checkLength(DataValue data, Span span) {
    if (data.size() < 2) {
      throw new Problem(
          Diagnostic.error(
                  "returns/few",
                  "one return has no volatility",
                  span,
                  "`" + data.name() + "` has no more")
              .withHint("use a longer history, or cut less of it with `from:` and `until:`"));
    }
  }

  private void checkFrequency(DataValue data, Span span) {
    if (data.stepsPerYear() == 1 && evaluator.program().monthly()) {
      throw new Problem(
          Diagnostic.error(
                  "market/frequency",
                  "the periods of this plan are months, and those of its history years",
                  span,
                  "one row for each year")
              .withHint("write `step: 1 year` in the plan's head, or use a history of months"));
    }
  }

  /** Real growth is nominal growth over that of prices, step by step. */
  private History inOwnMoney(
      History history, DataValue data, Optional<Double> declared, Span span) {
    Basis plan = evaluator.program().basis();
    if (data.basis() == plan) {
      return history;
    }
    var prices = new ArrayList<Double>();
    for (int step = 0; step < history.steps(); step++) {
      double growth;
      if (data.inflation().isPresent()) {
        ReturnsValue inflation = data.inflation().get();
        growth = 1.0 + inflation.at(step);
      } else if (declared.isPresent()) {
        growth = Elementary.pow(1.0 + declared.get(), 1.0 / history.stepsPerYear());
      } else {
        throw new Problem(
            Diagnostic.error(
                    "market/deflate",
                    "this history is in "
                        + words(data.basis())
                        + " money, the plan in "
                        + words(plan)
                        + " money",
                    span,
                    "nothing converts it")
                .withHint(
                    "declare a column `inflation` in the data, or `inflation: 3%` in the market"));
      }
      prices.add(plan == Basis.REAL ? 1.0 / growth : growth);
    }
    return history.times(prices);
  }

  private static String words(Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  private MarketValue.Draw draw(MarketIr m, History history, Frame frame) {
    var draw = (Ir.Constant) Objects.requireNonNull(m.settings().get("draw"));
    var way = MarketValue.Draw.Way.valueOf(((String) draw.value()).toUpperCase(Locale.ROOT));
    Ir length = m.settings().get("length");
    if (length != null) {
      return new MarketValue.Draw(way, steps(length, history, frame));
    }
    boolean years = way == MarketValue.Draw.Way.YEARS;
    if (!years && history.stepsPerYear() != MONTHS) {
      throw new Problem(
          Diagnostic.error("market/draw", "this history has no months", draw.span(), has(history))
              .withHint("draw `years`, or `blocks(5 years)`"));
    }
    if (years && history.steps() % history.stepsPerYear() != 0) {
      throw new Problem(
          Diagnostic.error(
                  "market/years",
                  "only a history of whole years can be drawn by years",
                  draw.span(),
                  has(history))
              .withHint("cut it with `from:` and `until:` in the data, or draw `blocks(1 year)`"));
    }
    if (way == MarketValue.Draw.Way.DISTINCT_MONTHS && history.steps() < MONTHS) {
      throw new Problem(
          Diagnostic.error(
                  "market/years",
                  "twelve distinct months need a history of a year",
                  draw.span(),
                  has(history))
              .withHint("draw `months`, of which one may come twice in a year"));
    }
    return new MarketValue.Draw(way, 0);
  }

  private int steps(Ir length, History history, Frame frame) {
    int perYear = history.stepsPerYear();
    double years = evaluator.number(length, frame);
    double steps = years * perYear;
    boolean whole = Math.abs(steps - Math.rint(steps)) < 1e-9;
    if (!whole || steps < 1 || steps > history.steps()) {
      boolean parts = perYear == MONTHS && !whole;
      String given =
          parts ? Words.of(steps, Types.NUMBER) + " months" : Words.of(years, Types.YEARS);
      throw new Problem(
          Diagnostic.error(
                  "value/block",
                  "a block is one or more whole "
                      + (perYear == MONTHS ? "months" : "years")
                      + " of its history",
                  length.span(),
                  "this is " + given)
              .withExplanation(has(history) + "."));
    }
    return (int) Math.rint(steps);
  }

  /** How long a history is, in words. */
  private static String has(History history) {
    int steps = history.steps();
    String step = history.stepsPerYear() == MONTHS ? "month" : "year";
    return "`" + history.name() + "` has " + steps + " " + step + (steps == 1 ? "" : "s");
  }

  /** What is planned with: the lognormal growth that fits the history. */
  private static List<LogGrowth> growth(History history, List<String> assets) {
    var growth = new ArrayList<LogGrowth>();
    for (int a = 0; a < assets.size(); a++) {
      growth.add(Moments.fit(history.returns(a), history.stepsPerYear()));
    }
    return growth;
  }

  private static CorrelationMatrix correlation(History history, List<String> assets) {
    var builder = CorrelationMatrix.builder(assets.size());
    for (int a = 0; a < assets.size(); a++) {
      for (int b = 0; b < a; b++) {
        double[] x = history.returns(a);
        double[] y = history.returns(b);
        boolean both = varies(x) && varies(y);
        builder.pair(a, b, both ? Math.clamp(Moments.correlation(x, y), -1.0, 1.0) : 0.0);
      }
    }
    return builder.build();
  }

  private static boolean varies(double[] values) {
    for (double v : values) {
      if (v != values[0]) {
        return true;
      }
    }
    return false;
  }
}
