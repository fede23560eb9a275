package dev.almanac.library;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;
import java.util.Locale;
import java.util.Optional;

/** By how much a cash flow can grow from year to year. */
public final class FlowGrowth {

  private static final double MOST = 1.0;

  private FlowGrowth() {}

  /** Says so if nothing grows like this: a percent sign was forgotten, or a sign is wrong. */
  public static Optional<Diagnostic> wrong(double growth, Span span) {
    if (growth >= -MOST && growth <= MOST) {
      return Optional.empty();
    }
    String number = String.format(Locale.ROOT, "%.4f", growth).replaceFirst("\\.?0+$", "");
    String percent = String.format(Locale.ROOT, "%.2f", 100 * growth).replaceFirst("\\.?0+$", "");
    Diagnostic d =
        Diagnostic.error(
            "flow/growth",
            "a cash flow grows by at most 100 % from year to year",
            span,
            "this is " + percent + " %");
    return Optional.of(
        Math.abs(growth) < 100
            ? d.withHint("write `growing " + number + "%` for " + number + " %")
            : d.withHint("write it as a percentage, such as `growing 2%`"));
  }
}
