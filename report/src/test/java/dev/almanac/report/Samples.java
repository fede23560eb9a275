package dev.almanac.report;

import dev.almanac.result.Cell;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Display;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.result.PlanResult;
import dev.almanac.result.RunSummary;
import dev.almanac.result.Shown;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Small results to print. */
final class Samples {

  static final Span PLACE = new Span(Source.of("plan.alm", "a\nb\nexpect c"), 4, 12);

  private Samples() {}

  static Figure exact(double value, Display display) {
    return Figure.exact(value, display);
  }

  static Figure simulated(double value, double error, Display display) {
    return new Figure(value, OptionalDouble.of(error), display);
  }

  static Cell word(String text) {
    return new Cell.Label(text);
  }

  static Shown.Table table(List<String> columns, List<List<Cell>> rows) {
    return new Shown.Table("A table", columns, rows, PLACE);
  }

  static Shown.Plot plot(Shown.Table data) {
    return new Shown.Plot("A plot", data, PLACE);
  }

  static Shown.Table funding() {
    return table(
        List.of("liability", "paid", "planned spending", "present value"),
        List.of(
            List.of(
                word("wedding"),
                simulated(0.9912, 0.0009, Display.PERCENT),
                exact(75_000, Display.REAL_MONEY_PER_YEAR),
                simulated(73_412.5, 812, Display.REAL_MONEY)),
            List.of(
                word("bathroom"),
                exact(1, Display.PERCENT),
                exact(50_000, Display.REAL_MONEY_PER_YEAR),
                exact(-800, Display.REAL_MONEY)),
            List.of(
                word("retired"),
                simulated(Double.NaN, Double.NaN, Display.PERCENT),
                exact(95_000, Display.REAL_MONEY_PER_YEAR),
                new Cell.Missing())));
  }

  static Shown.Plot wealth() {
    return plot(
        table(
            List.of("year", "ladder", "cash"),
            IntStream.rangeClosed(0, 20)
                .<List<Cell>>mapToObj(i ->
                    List.of(
                        exact(i, Display.WHOLE),
                        exact(1000 + 50 * i, Display.REAL_MONEY),
                        exact(1000 - 40 * i, Display.REAL_MONEY)))
                .toList()));
  }

  static Shown.Histogram histogram() {
    return new Shown.Histogram(
        "A histogram",
        List.of(0.0, 0.25, 0.5, 0.75, 1.0),
        List.of(1L, 40L, 8L, 0L),
        Display.PERCENT,
        PLACE);
  }

  static RunSummary run() {
    return new RunSummary(
        "base",
        10_000,
        7,
        Map.of("market", "us_2026"),
        List.of(
            new RunSummary.Outcome(
                "ladder", Map.of("failure", simulated(0.0425, 0.002, Display.PERCENT))),
            new RunSummary.Outcome(
                "total_return", Map.of("failure", simulated(0.1225, 0.0033, Display.PERCENT)))));
  }

  static Expectation expectation(String text, Verdict verdict, String detail) {
    return new Expectation(text, verdict, detail, PLACE);
  }

  static PlanResult result(List<Shown> shown, List<Expectation> expectations) {
    return new PlanResult(
        "household",
        "0.1.0",
        Map.of("/home/me/plans/plan.alm", "b2", "std/markets.alm", "a1"),
        Map.of("retirement_age", exact(62, Display.YEARS)),
        Map.of("basis", "real USD"),
        List.of(run()),
        shown,
        expectations);
  }
}
