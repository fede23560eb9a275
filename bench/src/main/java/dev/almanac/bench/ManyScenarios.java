package dev.almanac.bench;

import dev.almanac.bench.Processes.Whole;
import dev.almanac.result.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Row 6: the study of w2.alm, where all of it counts, from text to result. */
final class ManyScenarios {
  private static final long PATHS = 10_000;

  /** What plans and reads 46,053 cells is no loop of a kernel: it is compiled late. */
  private static final int WARM_UP = 40;

  private static final String SHOWN = "show tally(argmin(failure(cells), along: path))";
  private static final String WEIGHTS =
      "show table \"weights\" for p in blanchett_paths, y in 1 to 40 { weight: weight_in(p, y) }";
  private static final String FAILURES = "show rows(failure(cells))";

  // The contenders, by the names they have in the table.
  private static final String STUDY = "study, 1 thread";
  private static final String STUDY_2 = "study, 2 threads";
  private static final String PLANNING = "study of 2 paths";
  private static final String TWIN = "C twin, 1 thread";
  private static final String TWIN_2 = "C twin, 2 threads";
  private static final String SORT = "numpy, sorting, 1 thread";
  private static final String SIMULATE = "numpy, simulating, from 18 of all";

  private final Processes processes;
  private final Turns turns;
  private final Path file;
  private final Path weights;
  private final int rounds;
  private final PlanRun plan;

  ManyScenarios(Processes processes, int rounds) throws Exception {
    this.processes = processes;
    this.turns = new Turns(rounds, WARM_UP);
    this.file = processes.home().resolve("plans/w2.alm");
    this.weights = processes.programs().resolve("weights.txt");
    this.rounds = rounds;
    this.plan = PlanRun.of(file);
  }

  void run() throws Exception {
    double[][] numbers = plan.with(SHOWN, WEIGHTS).numbers();
    Files.write(weights, Arrays.stream(numbers).map(r -> String.valueOf(r[0])).toList());
    long[] failures = failures();
    enter(Arrays.stream(failures).sum());
    turns.take();
    Report.print(
        "%,d scenarios on %,d paths, median of %d rounds%n%n", failures.length, PATHS, rounds);
    turns.print("ms", 1e-3);
    agree(failures);
    Report.heading();
    Report.line("6 the study, 2 threads, ms", turns.seconds(STUDY_2).in(1e-3), "at most 60");
    startUp();
    ratio("  C twin's time over the study's, 1 thread", TWIN, STUDY);
    Typical passes = turns.seconds(STUDY).less(turns.seconds(PLANNING));
    Report.ratio("  the same without what 2 paths cost", turns.seconds(TWIN), passes, "");
    ratio("  numpy, sorting, over the study, 1 thread", SORT, STUDY);
    ratio("  numpy, simulating, over the study, 1 thread", SIMULATE, STUDY);
    memory();
  }

  private void enter(long failures) {
    turns.java(STUDY, () -> new Measured(plan.whole(PATHS, 1), failures));
    processes.program(turns, TWIN, "study", weights, PATHS, 1, Turns.REPETITIONS, "-");
    turns.java(STUDY_2, () -> new Measured(plan.whole(PATHS, 2), failures));
    processes.program(turns, TWIN_2, "study", weights, PATHS, 2, Turns.REPETITIONS, "-");
    turns.java(PLANNING, () -> new Measured(plan.whole(PlanRun.FEWEST, 1), -1));
    processes.numpy(turns, SORT, "w2.py", weights, PATHS, Turns.REPETITIONS, "sort", "-");
    processes.numpy(turns, SIMULATE, "w2.py", weights, PATHS, 1, "simulate", "-");
  }

  private void ratio(String what, String slow, String fast) {
    Report.ratio(what, turns.seconds(slow), turns.seconds(fast), "");
  }

  // ---- the same answers

  /** Returns on how many paths each scenario fails. */
  private long[] failures() {
    return plan.with(SHOWN, FAILURES).table(PATHS).stream()
        .mapToLong(row -> Math.round(((Cell.Figure) row.getLast()).value() * PATHS))
        .toArray();
  }

  private void agree(long[] ours) throws Exception {
    Path counts = processes.programs().resolve("counts.txt");
    Path twin = processes.programs().resolve("study");
    if (Files.isExecutable(twin)) {
      Processes.seconds(Processes.command(twin.toString(), weights, PATHS, 1, 1, counts));
      long[] theirs = read(counts);
      long different = 0;
      for (int i = 0; i < ours.length; i++) {
        different += ours[i] == theirs[i] ? 0 : 1;
      }
      Report.print("%nthe C twin counts otherwise in %d scenarios%n", different);
    }
    if (processes.hasNumpy()) {
      Processes.seconds(processes.numpy("w2.py", weights, PATHS, 1, "sort", counts));
      Report.print("numpy's failures differ by %.1f standard errors at most%n", most(ours, counts));
    }
  }

  /** Scenarios that hardly ever fail, or always do, have no normal error. */
  private static double most(long[] ours, Path counts) throws Exception {
    long[] theirs = read(counts);
    double most = 0.0;
    for (int i = 0; i < ours.length; i++) {
      double p = 0.5 * (ours[i] + theirs[i]) / PATHS;
      double error = Math.sqrt(2 * p * (1 - p) * PATHS);
      most = error < 5 ? most : Math.max(most, Math.abs(ours[i] - theirs[i]) / error);
    }
    return most;
  }

  private static long[] read(Path counts) throws Exception {
    return Files.readAllLines(counts).stream().mapToLong(Long::parseLong).toArray();
  }

  // ---- whole processes

  private void startUp() throws Exception {
    List<String> run = processes.alm(file, String.valueOf(PATHS));
    Processes.seconds(run);
    var alm = new double[3 * rounds];
    var peer = new double[3 * rounds];
    for (int i = 0; i < alm.length; i++) {
      alm[i] = Processes.seconds(run);
      peer[i] =
          processes.hasNumpy()
              ? Processes.seconds(processes.numpy("w2.py", weights, PATHS, 1, "sort", "-"))
              : Double.NaN;
    }
    Report.line("6 alm run of the study, ms", Typical.of(alm).in(1e-3), "at most 600");
    Report.ratio("  the process over numpy's, sorting", Typical.of(alm), Typical.of(peer), "");
  }

  private void memory() throws Exception {
    Whole run = Processes.whole(processes.alm(file, "1_000_000"), "-Xmx1g");
    Report.print(
        "8 a million paths in 1 GiB of heap: %s, %.1f s, %d MiB of memory at most%n",
        run.code() == 0 ? "runs" : "FAILS", run.seconds(), run.peak() >> 10);
  }
}
