package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.ir.StudyIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Problem;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes studies: finds their cells, and answers them in one pass where a pass has found a way. */
final class Studies {

  /** So many strategies are simulated on one drawing of the market. */
  private static final int TOGETHER = 64;

  /** Of so many cells the paths are kept at hand. */
  private static final int COURSES = 16;

  private final Evaluator evaluator;
  private final Runs runs;
  private final List<StudyValue> made = new ArrayList<>();

  Studies(Evaluator evaluator, Runs runs) {
    this.evaluator = evaluator;
    this.runs = runs;
  }

  StudyValue make(Ir.MakeStudy m, Frame outer) {
    StudyIr study = m.study();
    StudyGrid grid = grid(study, outer.copy(), m.span());
    long asked = runs.paths(study.paths(), outer);
    long seed = runs.seed(study.seed(), outer);
    var courses = new Courses();
    Optional<OnePass> pass =
        study.way() instanceof StudyIr.OnePass way && runs.isSharing()
            ? OnePass.plan(way, grid, evaluator)
            : Optional.empty();
    long paths = paths(grid, asked);
    CubeValue cube;
    if (pass.isPresent()) {
      OnePass answers = pass.get();
      answers.run(runs, (int) paths, seed);
      cube =
          new CubeValue(
              grid.axes(),
              cell -> {
                Supplier<OutcomeValue.Course> course =
                    () -> courses.of(cell, () -> simulate(grid, cell, paths, seed, m.span()));
                return grid.holds().get(cell) ? answers.outcome(cell, paths, course) : null;
              });
      runs.tell("  " + answers.words() + "\n");
    } else {
      @Nullable Object[] cells = new Object[grid.cells()];
      cellByCell(grid, cells, paths, seed, courses, m.span());
      if (study.way() instanceof StudyIr.CellByCell c) {
        runs.tell("  cell by cell, since " + c.why() + "\n");
      } else if (runs.isSharing()) {
        runs.tell(
            "  cell by cell, since the market is known, or an amount is received or no number\n");
      }
      cube = new CubeValue(grid.axes(), i -> cells[i]);
    }
    var value = new StudyValue(study.name(), cube, count(grid), paths, seed, market(grid));
    made.add(value);
    return value;
  }

  /** Takes over a study that was run before. */
  void adopt(StudyValue study) {
    made.add(study);
  }

  /** Returns the studies that have been run. */
  List<StudyValue> made() {
    return List.copyOf(made);
  }

  /** All cells see the same paths, so the longest horizon says how many a history has. */
  private long paths(StudyGrid grid, long asked) {
    Optional<MarketValue> only = grid.hasOneMarket() ? market(grid) : Optional.empty();
    if (only.isPresent() && !(only.get().law() instanceof MarketValue.Historical)) {
      return asked;
    }
    long least = asked;
    boolean walks = false;
    int periodsPerYear = evaluator.program().periodsPerYear();
    for (int i = 0; i < grid.cells(); i++) {
      if (grid.holds().get(i)) {
        var market = grid.market(i);
        if (market.law() instanceof MarketValue.Historical) {
          var strategy = (StrategyValue) evaluator.evaluate(grid.study().strategy(), grid.at(i));
          int periods = strategy.horizon() * periodsPerYear;
          long count = runs.count(market, asked, periods, grid.study().market().span());
          least = walks ? Math.min(least, count) : count;
          walks = true;
        }
      }
    }
    return least;
  }

  private StudyGrid grid(StudyIr study, Frame frame, Span span) {
    var axes = new ArrayList<CubeValue.Axis>();
    long cells = 1;
    for (Ir.Loop loop : study.axes()) {
      List<?> coordinates = (List<?>) evaluator.evaluate(loop.list(), frame);
      Type type = loop.list().type() instanceof Type.ListOf l ? l.element() : Type.Plain.UNKNOWN;
      axes.add(new CubeValue.Axis(loop.name(), type, coordinates));
      cells *= Math.max(1, coordinates.size());
      if (coordinates.isEmpty()) {
        throw new Problem(
            Diagnostic.error(
                "list/empty",
                "the axis `" + loop.name() + "` is empty",
                loop.list().span(),
                "nothing to run over"));
      }
      checkNames(axes.getLast(), loop.list().span());
      runs.allowance().checkCells(cells, span);
    }
    var grid = new StudyGrid(study, axes, frame, evaluator);
    if (study.where().isEmpty()) {
      grid.holds().set(0, (int) cells);
    } else {
      Ir where = study.where().get();
      for (int i = 0; i < cells; i++) {
        grid.holds().set(i, (boolean) evaluator.evaluate(where, grid.at(i)));
      }
    }
    if (grid.holds().isEmpty()) {
      throw new Problem(
          Diagnostic.error(
                  "study/left-out",
                  "the study leaves all of its cells out",
                  study.where().map(Ir::span).orElse(span),
                  "met by none of " + grid.cells() + " cells")
              .withHint("change the condition or the axes, so that some cells are left"));
    }
    return grid;
  }

  /** Two places of one name could not be told apart in a table. */
  private static void checkNames(CubeValue.Axis axis, Span span) {
    var names = new HashSet<String>();
    for (int i = 0; i < axis.size(); i++) {
      if (!names.add(axis.label(i))) {
        Diagnostic d =
            Diagnostic.error(
                "study/twice",
                "the axis `" + axis.name() + "` has " + axis.label(i) + " twice",
                span,
                "two places of one name");
        throw new Problem(
            axis.coordinates().get(i) instanceof MarketValue
                ? d.withHint("name them: `after_fees(us, 1%, name: \"dear\")`")
                : d.withHint("write each place once, under a name of its own"));
      }
    }
  }

  // ---- cell by cell

  private void cellByCell(
      StudyGrid grid, @Nullable Object[] cells, long paths, long seed, Courses courses, Span span) {
    String why =
        grid.study().way() instanceof StudyIr.CellByCell c
            ? c.why()
            : "its payments do not allow more";
    runs.allowance().checkSimulatedCells(count(grid), why, span);
    var byMarket = new IdentityHashMap<MarketValue, List<Integer>>();
    var order = new ArrayList<MarketValue>();
    for (int i = 0; i < cells.length; i++) {
      if (grid.holds().get(i)) {
        var market = grid.market(i);
        byMarket.computeIfAbsent(
            market,
            m -> {
              order.add(m);
              return new ArrayList<>();
            });
        Objects.requireNonNull(byMarket.get(market)).add(i);
      }
    }
    runs.tell("study " + grid.study().name() + ": " + count(grid) + " cells\n");
    for (MarketValue market : order) {
      List<Integer> all = Objects.requireNonNull(byMarket.get(market));
      for (int from = 0; from < all.size(); from += TOGETHER) {
        List<Integer> batch = all.subList(from, Math.min(all.size(), from + TOGETHER));
        List<PolicyProgram> programs = batch.stream().map(i -> program(grid, i, market)).toList();
        String label =
            grid.study().name()
                + ", cell "
                + (from + 1)
                + " to "
                + (from + batch.size())
                + " of "
                + all.size();
        long[][] failures = runs.failures(market, programs, paths, seed, label);
        for (int b = 0; b < batch.size(); b++) {
          int cell = batch.get(b);
          PolicyProgram program = programs.get(b);
          long[] counts = failures[b];
          cells[cell] =
              new OutcomeValue(
                  () -> grid.label(cell),
                  program.strategy().horizon(),
                  paths,
                  market,
                  OptionalLong.of(failed(counts)),
                  () -> courses.of(cell, () -> simulate(grid, cell, paths, seed, span)));
        }
      }
    }
  }

  private static long failed(long[] counts) {
    long all = 0;
    for (int i = 0; i < counts.length - 1; i++) {
      all += counts[i];
    }
    return all;
  }

  private static long count(StudyGrid grid) {
    return grid.holds().cardinality();
  }

  private PolicyProgram program(StudyGrid grid, int cell, MarketValue market) {
    var strategy = (StrategyValue) evaluator.evaluate(grid.study().strategy(), grid.at(cell));
    Runs.checkAssets(strategy, market, grid.study().strategy().span());
    return new PolicyProgram(strategy.named(grid.label(cell)), market, evaluator);
  }

  /** Simulates one cell with all that it records. */
  private OutcomeValue.Course simulate(StudyGrid grid, int cell, long paths, long seed, Span span) {
    var market = grid.market(cell);
    List<PolicyProgram> one = List.of(program(grid, cell, market));
    return runs.courses(market, one, paths, seed, COURSES, span).getFirst();
  }

  /** Returns the market of all cells, if it is one. */
  private Optional<MarketValue> market(StudyGrid grid) {
    Optional<MarketValue> first = Optional.empty();
    for (int i = grid.holds().nextSetBit(0); i >= 0; i = grid.holds().nextSetBit(i + 1)) {
      var market = grid.market(i);
      if (first.isPresent() && !first.get().name().equals(market.name())) {
        return Optional.empty();
      }
      first = Optional.of(market);
      if (grid.hasOneMarket()) {
        return first;
      }
    }
    return first;
  }

  /** The courses that were used last; others are simulated again when they are asked for. */
  private static final class Courses {
    private final LinkedHashMap<Integer, OutcomeValue.Course> kept =
        new LinkedHashMap<>(16, 0.75f, true);

    OutcomeValue.Course of(int cell, Supplier<OutcomeValue.Course> simulate) {
      OutcomeValue.Course course = kept.get(cell);
      if (course == null) {
        course = simulate.get();
        kept.put(cell, course);
        if (kept.size() > COURSES) {
          kept.remove(kept.firstEntry().getKey());
        }
      }
      return course;
    }
  }
}
