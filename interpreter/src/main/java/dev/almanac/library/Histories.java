package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Moments;
import dev.almanac.finance.Returns;
import dev.almanac.type.Unit.Basis;
import java.util.ArrayList;
import java.util.Map;

/** The natives of std.core about data that was read, and the returns of a history. */
final class Histories {

  private static final int MONTHS = 12;

  private Histories() {}

  static void addTo(Map<String, Native> natives) {
    natives.put("column", c -> c.get(0, DataValue.class).column(c.get(1, String.class)));
    natives.put(
        "log_mean_of_returns",
        c -> Moments.logMean(returns(c).simple(), returns(c).stepsPerYear()));
    natives.put(
        "geometric_mean_of_returns",
        c -> Moments.geometricMean(returns(c).simple(), returns(c).stepsPerYear()));
    natives.put(
        "log_volatility_of_returns",
        c -> Moments.logVolatility(several(c).simple(), returns(c).stepsPerYear()));
    natives.put(
        "arithmetic_mean_of_returns", c -> Moments.arithmeticMean(ofYears(returns(c), c).simple()));
    natives.put(
        "simple_volatility_of_returns",
        c -> Moments.simpleVolatility(ofYears(several(c), c).simple()));
    natives.put("fit", c -> Moments.fit(several(c).simple(), returns(c).stepsPerYear()));
    natives.put("correlation", Histories::correlation);
    natives.put("yearly", Histories::yearly);
    natives.put("deflated", Histories::deflated);
    natives.put("steps", Histories::steps);
  }

  private static ReturnsValue returns(Native.Call c) {
    return c.get(0, ReturnsValue.class);
  }

  private static ReturnsValue several(Native.Call c) {
    ReturnsValue returns = returns(c);
    if (returns.size() < 2) {
      throw ClosedForms.wrong(
          "returns/few", "one return has no volatility", c.span(), returns.toString());
    }
    return returns;
  }

  /** No mean or volatility of simple returns of a month is one of a year. */
  private static ReturnsValue ofYears(ReturnsValue returns, Native.Call c) {
    if (returns.isMonthly()) {
      throw new Problem(
          Diagnostic.error(
                  "returns/monthly",
                  "these are returns of months, and the figure is one of years",
                  c.span(),
                  returns.toString())
              .withExplanation(
                  "Means and volatilities of simple returns cannot be carried over from months to"
                      + " years exactly; those of log growth can.")
              .withHint("compound to years first, as in `yearly(monthly.stocks).arithmetic_mean`"));
    }
    return returns;
  }

  private static Object correlation(Native.Call c) {
    ReturnsValue a = several(c);
    ReturnsValue b = c.get(1, ReturnsValue.class);
    requireParallel(a, b, c);
    return Moments.correlation(a.simple(), b.simple());
  }

  private static void requireParallel(ReturnsValue a, ReturnsValue b, Native.Call c) {
    if (!a.isParallelTo(b)) {
      throw new Problem(
          Diagnostic.error(
                  "returns/time", "these returns are not of the same time", c.span(), a + "; " + b)
              .withHint("give both data declarations the same `every`, `from` and `until`"));
    }
  }

  private static Object yearly(Native.Call c) {
    ReturnsValue returns = returns(c);
    if (!returns.isMonthly()) {
      return returns;
    }
    if (returns.first() % MONTHS != 0 || returns.size() % MONTHS != 0) {
      throw new Problem(
          Diagnostic.error(
                  "returns/years",
                  "these returns are not of whole years",
                  c.span(),
                  returns.toString())
              .withHint("say in the data declaration from which January until which December"));
    }
    double[] years = Moments.yearly(returns.simple(), MONTHS);
    return new ReturnsValue(
        returns.name(), years, 1, returns.first() + MONTHS - 1, returns.basis());
  }

  private static Object deflated(Native.Call c) {
    ReturnsValue nominal = returns(c);
    ReturnsValue inflation = c.get(1, ReturnsValue.class);
    if (nominal.basis() == Basis.REAL) {
      throw new Problem(
          Diagnostic.error(
                  "returns/real", "these returns are real already", c.span(), nominal.toString())
              .withHint("use them as they are, or declare `basis: nominal USD` for their data"));
    }
    requireParallel(nominal, inflation, c);
    double[] real = nominal.simple();
    for (int i = 0; i < real.length; i++) {
      real[i] = Returns.real(real[i], inflation.at(i));
    }
    return new ReturnsValue(
        nominal.name(), real, nominal.stepsPerYear(), nominal.first(), Basis.REAL);
  }

  private static Object steps(Native.Call c) {
    var steps = new ArrayList<Object>();
    for (double step : returns(c).simple()) {
      steps.add(step);
    }
    return steps;
  }
}
