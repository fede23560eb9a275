package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.Problem;
import dev.almanac.source.Span;

/** A recorded series: a column of paths for each year, or each month. */
record SeriesValue(
    PathColumns columns, int strategy, int series, int length, String name, boolean monthly) {

  Sample at(int index, Span span) {
    if (index < 1 || index > length) {
      throw new Problem(
          Diagnostic.error(
              "value/year",
              "`" + name + "` has no " + (monthly ? "month " : "year ") + index,
              span,
              "it has 1 to " + length));
    }
    return columns.sample(strategy, series, index);
  }
}
