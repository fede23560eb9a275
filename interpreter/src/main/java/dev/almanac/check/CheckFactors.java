package dev.almanac.check;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.model.Expression;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Unit.Basis;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what a market says of its curves, its short rate and its inflation. */
final class CheckFactors {

  /** What may differ from path to path beside the assets, as a correlation names it. */
  static final List<String> RANDOM = List.of("rates", "inflation");

  private final Checker checker;

  CheckFactors(Checker checker) {
    this.checker = checker;
  }

  /** Returns whether a model draws the shocks of rates and inflation with those of its assets. */
  static boolean isDrawn(String model) {
    return model.equals("lognormal") || model.equals("student_t");
  }

  /** Checks {@code curve}, {@code nominal_curve} or {@code rates}. */
  Optional<Expression> check(Ast.Entry e, String model, Environment env) {
    String key = e.key().text();
    Expression value = checker.expressions.check(e.value(), env);
    if (key.equals("rates") && !isDrawn(model)) {
      checker.report(notDrawn("rates", model, e.span()));
      return Optional.empty();
    }
    Plain wanted = key.equals("rates") ? Plain.SHORT_RATE : Plain.CURVE;
    return Optional.of(checker.require(value, wanted, "`" + key + "`"));
  }

  /** Checks what no setting says alone. */
  void checkTogether(
      Ast.Market m, Basis basis, Map<String, Expression> settings, Optional<Expression> inflation) {
    Expression rates = settings.get("rates");
    if (rates != null && !settings.containsKey("curve")) {
      checker.report(
          Diagnostic.error(
                  "market/curve",
                  "the rates of `" + m.name().text() + "` have no curve to start from",
                  rates.span(),
                  "no `curve`")
              .withHint("import std.instruments and add `curve: flat_curve(2% geometric)`"));
    }
    Expression nominal = settings.get("nominal_curve");
    if (nominal != null && basis == Basis.NOMINAL) {
      checker.report(
          Diagnostic.error(
                  "market/curve",
                  "the curve of a nominal market is one of nominal money",
                  nominal.span(),
                  "said of a nominal market")
              .withHint("write it as `curve`"));
    }
    if (inflation.isPresent()
        && inflation.get().type() == Plain.INFLATION
        && basis != checker.basis) {
      String plan = checker.basis == Basis.REAL ? "real" : "nominal";
      checker.report(
          Diagnostic.error(
                  "market/rates",
                  "inflation that is drawn cannot convert the growth of assets",
                  inflation.get().span(),
                  "the plan is " + plan + ", this market is not")
              .withExplanation(
                  "How nominal growth moves with inflation would have to be said for each asset.")
              .withHint("say growth in the plan's money: `basis: " + plan + " USD`"));
    }
  }

  /** Returns which of rates and inflation differ from path to path. */
  static Set<String> random(Map<String, Expression> settings, Optional<Expression> inflation) {
    Set<String> random = new HashSet<>();
    if (settings.containsKey("rates")) {
      random.add("rates");
    }
    if (inflation.isPresent() && inflation.get().type() == Plain.INFLATION) {
      random.add("inflation");
    }
    return random;
  }

  static Diagnostic notDrawn(String what, String model, Span span) {
    return Diagnostic.error(
            "market/rates",
            "a market `" + model + "` does not draw " + what,
            span,
            "drawn by `lognormal` and `student_t` markets")
        .withHint(
            what.equals("rates")
                ? "leave it out: the forward rates of its `curve` then come true"
                : "write one rate: `inflation: 2.5%`");
  }

  /** Of a correlation with what is known in advance. */
  static Diagnostic notRandom(Ast.Name name) {
    boolean rates = name.text().equals("rates");
    return Diagnostic.error(
            "market/rates",
            rates
                ? "nothing says that the rates of this market move"
                : "the inflation of this market is known in advance",
            name.span(),
            rates ? "no `rates`" : "one rate")
        .withHint(
            rates
                ? "add `rates: hull_white(reversion: 10%, volatility: 0.9%)`"
                : "add `inflation: autoregressive(mean: 2.5%, now: 2.5%, persistence: 60%,"
                    + " volatility: 1.2%)`");
  }

  static Diagnostic correlatedFund(Ast.Name name) {
    return Diagnostic.error(
            "market/correlation", "a bond fund moves as the rates do", name.span(), "a bond fund")
        .withHint("write the correlation with `rates`: of bonds it has the opposite sign");
  }
}
