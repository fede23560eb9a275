package dev.almanac.report;

import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * The decimals of figures that are shown alike.
 *
 * @param decimals digits after the point
 * @param grouped whether thousands are set apart
 * @param scientific whether they are too large or too small to be written out
 * @param simulated whether any of them has a standard error
 */
record Scale(
    Display display, int decimals, boolean grouped, boolean scientific, boolean simulated) {

  private static final double WRITTEN_OUT = 1e15;
  private static final double TINY = 1e-6;
  private static final int MOST_DECIMALS = 9;
  private static final MathContext SIGNIFICANT = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final BigDecimal NOISE = new BigDecimal("1e-12");

  static Scale of(Display display, List<Figure> figures) {
    var values = figures.stream().map(Figure::value).filter(Double::isFinite).toList();
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
    boolean scientific =
        largest >= WRITTEN_OUT || (display == Display.NUMBER && largest > 0 && largest < TINY);
    int most = most(display, largest);
    boolean simulated = figures.stream().anyMatch(f -> f.standardError().isPresent());
    int decimals = simulated ? most : fewest(display, values, most);
    // Calendar years and the like are easier to read in one piece.
    boolean grouped = display != Display.WHOLE || largest >= 10_000;
    return new Scale(display, decimals, grouped, scientific, simulated)
        .showing(largestError(figures));
  }

  private static double largestError(List<Figure> figures) {
    return figures.stream()
        .flatMapToDouble(f -> f.standardError().stream())
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static int most(Display display, double largest) {
    return switch (display) {
      case PERCENT, PERCENT_PER_YEAR, YEARS -> 2;
      case WHOLE -> 0;
      case NUMBER -> Math.clamp(3 - (int) Math.floor(Math.log10(largest)), 0, MOST_DECIMALS);
      case REAL_MONEY, NOMINAL_MONEY, REAL_MONEY_PER_YEAR, NOMINAL_MONEY_PER_YEAR ->
          largest >= 1000 ? 0 : 2;
    };
  }

  /** Returns the decimals that show every value exactly, or {@code most} if those do not. */
  private static int fewest(Display display, List<Double> values, int most) {
    int needed = 0;
    for (double value : values) {
      BigDecimal full = decimal(display, value);
      BigDecimal rounded = full.setScale(most, RoundingMode.HALF_EVEN);
      if (full.subtract(rounded).abs().compareTo(full.abs().multiply(NOISE)) > 0) {
        return most;
      }
      needed = Math.max(needed, rounded.stripTrailingZeros().scale());
    }
    return isMoney(display) && needed > 0 ? most : needed;
  }

  /** Adds decimals until {@code error} is not printed as nothing. */
  private Scale showing(double error) {
    Scale scale = this;
    while (error > 0 && scale.decimals < MOST_DECIMALS && scale.rounded(error).signum() == 0) {
      int more = isMoney(display) && scale.decimals == 0 ? 2 : scale.decimals + 1;
      scale = new Scale(display, more, grouped, scientific, simulated);
    }
    return scale;
  }

  static boolean isMoney(Display display) {
    return switch (display) {
      case REAL_MONEY, NOMINAL_MONEY, REAL_MONEY_PER_YEAR, NOMINAL_MONEY_PER_YEAR -> true;
      case NUMBER, WHOLE, PERCENT, PERCENT_PER_YEAR, YEARS -> false;
    };
  }

  /** Returns the shortest decimal that means the value, in the unit it is shown in. */
  private static BigDecimal decimal(Display display, double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    return switch (display) {
      case PERCENT, PERCENT_PER_YEAR -> decimal.movePointRight(2);
      case NUMBER,
          WHOLE,
          YEARS,
          REAL_MONEY,
          NOMINAL_MONEY,
          REAL_MONEY_PER_YEAR,
          NOMINAL_MONEY_PER_YEAR ->
          decimal;
    };
  }

  private BigDecimal rounded(double value) {
    return decimal(display, value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** Returns the digits with their sign, or a word for what is not a number. */
  String digits(double value) {
    if (!Double.isFinite(value)) {
      return EcmaNumber.orWord(value);
    }
    return scientific ? scientific(value) : group(rounded(value));
  }

  private String scientific(double value) {
    BigDecimal rounded = decimal(display, value).round(SIGNIFICANT);
    if (rounded.signum() == 0) {
      return "0";
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal mantissa = rounded.movePointLeft(exponent).setScale(3, RoundingMode.UNNECESSARY);
    return mantissa.toPlainString() + "e" + exponent;
  }

  private String group(BigDecimal value) {
    var digits = new StringBuilder(value.toPlainString());
    int point = digits.indexOf(".") < 0 ? digits.length() : digits.indexOf(".");
    int first = value.signum() < 0 ? 1 : 0;
    for (int i = point - 3; grouped && i > first; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }
}
