package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.util.Optional;
import java.util.OptionalLong;

/** Refuses what a plan asks for beyond what its host allows. */
record Allowance(Limits limits) {

  private static final int FEWEST_PATHS = 2;

  /** Refuses what is plain from the program, before anything is simulated. */
  void checkBeforehand(ProgramIr program, OptionalLong paths) {
    for (ProgramIr.GlobalIr global : program.globals()) {
      Optional<Ir> asked =
          switch (global.value()) {
            case Ir.Simulate s -> Optional.of(s.paths());
            case Ir.MakeStudy m -> Optional.of(m.study().paths());
            default -> Optional.empty();
          };
      if (asked.isPresent() && (paths.isPresent() || asked.get() instanceof Ir.Constant)) {
        checkPaths(paths, asked.get(), paths.orElseGet(() -> constant(asked.get())));
      }
    }
  }

  private static long constant(Ir ir) {
    return (long) Numbers.of(((Ir.Constant) ir).value());
  }

  /**
   * Refuses too many paths, and too few.
   *
   * @param option what was asked for instead of what the plan says
   */
  void checkPaths(OptionalLong option, Ir asked, long count) {
    long most = limits.of(Limit.PATHS);
    if (count < FEWEST_PATHS || count > most) {
      Span span = option.isEmpty() ? asked.span() : given("--paths", count);
      Diagnostic d =
          Diagnostic.error(
              "limit/paths",
              "a run has from 2 to " + Limit.PATHS.words(most) + " paths",
              span,
              "this is " + Limit.PATHS.words(count));
      throw new Problem(
          count < FEWEST_PATHS ? d : wayOut(d, Limit.PATHS, count, "simulate fewer paths"));
    }
  }

  void checkPeriods(int years, int periodsPerYear, Span span) {
    long periods = (long) years * periodsPerYear;
    long most = limits.of(Limit.PERIODS);
    if (periods > most) {
      String what = periodsPerYear == 1 ? " years" : " months";
      Diagnostic d =
          Diagnostic.error(
              "limit/periods",
              "this plan runs too long",
              span,
              "%,d%s; at most %,d periods".formatted(periods, what, most));
      throw new Problem(wayOut(d, Limit.PERIODS, periods, "shorten the horizon"));
    }
  }

  /** Returns how many bytes columns of paths may take; a run needs at least one column. */
  long memory(long paths, Span span) {
    long most = limits.of(Limit.MEMORY);
    if (paths * Double.BYTES > most) {
      boolean all = most == Limits.standard().of(Limit.MEMORY);
      Diagnostic d =
          Diagnostic.error(
              "limit/memory",
              "this many paths do not fit into memory",
              span,
              "%,d paths; %s for a column".formatted(paths, Limit.MEMORY.words(most)));
      throw new Problem(
          all
              ? d.withHint("give the program more memory: `ALMANAC_JAVA_OPTS=-Xmx8g`")
              : wayOut(d, Limit.MEMORY, paths * Double.BYTES, "simulate fewer paths"));
    }
    return most;
  }

  /** Refuses a study that varies too much. */
  void checkCells(long cells, Span span) {
    long most = limits.of(Limit.CELLS);
    if (cells > most) {
      throw new Problem(
          wayOut(tooMany(cells, most, span), Limit.CELLS, cells, "vary less, or in larger steps"));
    }
  }

  /** Refuses a study that simulates too much. */
  void checkSimulatedCells(long cells, String why, Span span) {
    long most = limits.simulatedCells();
    if (cells > most) {
      throw new Problem(
          tooMany(cells, most, span)
              .withExplanation("Each is simulated by itself, since " + why + ".")
              .withHint("vary less, in larger steps, or leave cells out with `where`"));
    }
  }

  private static Diagnostic tooMany(long cells, long most, Span span) {
    return Diagnostic.error(
        "limit/cells",
        "this study has too many cells",
        span,
        "%,d cells; at most %,d".formatted(cells, most));
  }

  void checkSteps(long steps, Span span) {
    long most = limits.of(Limit.STEPS);
    if (steps > most) {
      Diagnostic d =
          Diagnostic.error(
              "limit/steps",
              "this plan computes too much",
              span,
              "stopped here, after %,d steps".formatted(most));
      throw new Problem(
          wayOut(d, Limit.STEPS, 10 * most, "search on a coarser grid, or over fewer values"));
    }
  }

  /** Says that the time is over; where the work was then is chance, and not said. */
  Diagnostic overtime() {
    long most = limits.of(Limit.TIME);
    return wayOut(
        Diagnostic.error(
            "limit/time",
            "this takes longer than it may",
            given("--limit", Limit.TIME.setting(most)),
            "stopped; there is no result"),
        Limit.TIME,
        10 * most,
        "simulate fewer paths");
  }

  private static Diagnostic wayOut(Diagnostic d, Limit limit, long asked, String less) {
    return d.withHint(less + limit.more(asked).map(more -> ", " + more).orElse(""));
  }

  /** Points at an option, where not the plan is to blame. */
  private static Span given(String option, Object value) {
    String text = value.toString();
    return new Span(Source.of(option, text), 0, text.length());
  }
}
