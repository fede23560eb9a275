package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.model.Market;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks what a market says of two names: correlations, and switches from regime to regime. */
final class CheckPairs {

  private static final int NONE = -1;

  private final Checker checker;

  CheckPairs(Checker checker) {
    this.checker = checker;
  }

  /**
   * Checks the pairs of a market.
   *
   * @param parts the assets of the market, or its regimes
   * @param random which of rates and inflation differ from path to path
   * @param word {@code correlation} or {@code switch}
   */
  List<Market.Pair> check(
      List<Ast.Entry> entries,
      List<Market.Part> parts,
      Set<String> random,
      String word,
      Environment env) {
    List<String> names = parts.stream().map(Market.Part::name).toList();
    var all = new ArrayList<Market.Pair>();
    for (Ast.Entry e : entries) {
      Expression value =
          checker.require(
              checker.expressions.check(e.value(), env),
              Types.RATIO,
              e.key().text().equals("correlation") ? "a correlation" : "the chance of a switch");
      boolean pair = e.key().text().equals(word);
      if (!pair || e.arguments().size() != 2) {
        checker.report(pair ? noPair(word, e.span()) : misplaced(e));
        continue;
      }
      int first = word.equals("switch") ? regime(e, 0, names) : source(e, 0, parts, random);
      int second = word.equals("switch") ? regime(e, 1, names) : source(e, 1, parts, random);
      if (first != NONE
          && second != NONE
          && (!word.equals("switch") || isNew(e, first, second, all))) {
        all.add(new Market.Pair(first, second, value));
      }
    }
    return all;
  }

  private static Diagnostic noPair(String word, Span span) {
    return word.equals("correlation")
        ? Diagnostic.error("market/correlation", "a correlation is between two assets", span, "")
            .withHint("as in `correlation(stocks, bonds): 18%`")
        : Diagnostic.error("market/switch", "a switch is from one regime to another", span, "")
            .withHint("as in `switch(calm, crisis): 10%`, a chance per year");
  }

  private static Diagnostic misplaced(Ast.Entry e) {
    return e.key().text().equals("switch")
        ? Diagnostic.error(
                "market/switch", "only regimes are switched", e.span(), "this market has assets")
            .withHint("declare a market for each regime, and one of `regimes`")
        : Diagnostic.error(
                "market/regimes",
                "each regime says how its assets are correlated",
                e.span(),
                "said of all together")
            .withHint("write it in the markets of the regimes");
  }

  /** A switch is from one regime to another, and said once. */
  private boolean isNew(Ast.Entry e, int from, int to, List<Market.Pair> all) {
    if (from == to) {
      checker.report(
          Diagnostic.error(
                  "market/switch",
                  "a switch is from one regime to another",
                  e.span(),
                  "from `" + e.arguments().getFirst().text() + "` to itself")
              .withHint("leave it out: what is not switched stays"));
      return false;
    }
    if (all.stream().anyMatch(p -> p.first() == from && p.second() == to)) {
      checker.report(
          Diagnostic.error("market/switch", "this switch stands twice", e.span(), "again here"));
      return false;
    }
    return true;
  }

  private int regime(Ast.Entry e, int place, List<String> regimes) {
    Ast.Name name = e.arguments().get(place);
    if (!regimes.contains(name.text())) {
      checker.report(
          Suggest.withSuggestion(
              Diagnostic.error(
                  "market/switch",
                  "there is no regime `" + name.text() + "`",
                  name.span(),
                  "the regimes are " + String.join(", ", regimes)),
              name.text(),
              regimes));
    }
    return regimes.indexOf(name.text());
  }

  /** An asset by its place, or the rates, or the inflation of the market. */
  private int source(Ast.Entry e, int place, List<Market.Part> parts, Set<String> random) {
    Ast.Name name = e.arguments().get(place);
    String text = name.text();
    if (CheckFactors.RANDOM.contains(text)) {
      if (!random.contains(text)) {
        checker.report(CheckFactors.notRandom(name));
        return NONE;
      }
      return text.equals("rates") ? Market.Pair.RATES : Market.Pair.INFLATION;
    }
    List<String> assets = parts.stream().map(Market.Part::name).toList();
    int asset = assets.indexOf(text);
    if (asset < 0) {
      checker.report(CheckExpressions.unknownAsset(name, assets));
    } else if (parts.get(asset).value().type() == Type.Plain.BOND_FUND) {
      checker.report(CheckFactors.correlatedFund(name));
      return NONE;
    }
    return asset;
  }
}
