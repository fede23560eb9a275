package dev.almanac.bench;

import dev.almanac.bench.Processes.Whole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows 1 to 5 and 7 to 9: the strategy of w1.alm. */
final class OneStrategy {
  private static final int YEARS = 30;
  private static final int WARM_UP = 5;
  private static final String TABLES =
      """
      show table "tables" for y in 1 to 30 {
        stocks: adjusted.glide(y - 1).stocks
        bonds: adjusted.glide(y - 1).bonds
        required: adjusted.required(y - 1)
      }
      """;
  private static final String KEPT = "show mean(base.adjusted.spending(30))\n";

  // The contenders, by the names they have in the table.
  private static final String PLAN = "plan, 1 thread";
  private static final String PLAN_2 = "plan, 2 threads";
  private static final String PLAN_KEPT = "plan, spending kept, 1 thread";
  private static final String PLAN_KEPT_2 = "plan, spending kept, 2 threads";
  private static final String HAND = "by hand on the kernels, 1 thread";
  private static final String TWIN = "C twin, 1 thread";
  private static final String TWIN_2 = "C twin, 2 threads";
  private static final String TWIN_KEPT = "C twin, spending kept, 1 thread";
  private static final String LIBM = "C with libm, 1 thread";
  private static final String NUMPY = "numpy, spending kept, 1 thread";

  private final Processes processes;
  private final Turns turns;
  private final Path file;
  private final Path tables;
  private final int rounds;
  private final long paths;
  private final PlanRun plan;

  OneStrategy(Processes processes, int rounds, long paths) throws Exception {
    this.processes = processes;
    this.turns = new Turns(rounds, WARM_UP);
    this.file = processes.home().resolve("plans/w1.alm");
    this.tables = processes.programs().resolve("tables.txt");
    this.rounds = rounds;
    this.paths = paths;
    this.plan = PlanRun.of(file);
  }

  void run() throws Exception {
    double[][] numbers = plan.and(TABLES).numbers();
    Files.write(
        tables,
        Arrays.stream(numbers)
            .map(r -> Arrays.stream(r).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
            .toList());
    enter(numbers);
    turns.take();
    Report.print("%,d paths of %d years, median of %d rounds%n%n", paths, YEARS, rounds);
    turns.print("ns per path-year", 1e-9 * paths * YEARS);
    Report.heading();
    ratio("1 C twin's time over the plan's", TWIN, PLAN, "at least 0.55");
    ratio("2 C with libm over the plan", LIBM, PLAN, "at least 0.75");
    ratio("3 numpy over the plan, spending kept, 1 thread", NUMPY, PLAN_KEPT, "at least 4");
    ratio("3 numpy over the plan, spending kept, 2 threads", NUMPY, PLAN_KEPT_2, "at least 8");
    ratio("4 the plan on 1 thread over 2 threads", PLAN, PLAN_2, "at least 1.7");
    ratio("5 the plan over the same by hand", PLAN, HAND, "at most 1.4");
    startUp();
    memory();
    cost();
  }

  private void enter(double[][] numbers) {
    PlanRun kept = plan.and(KEPT);
    var byHand = new HandWritten(numbers);
    turns.java(PLAN, () -> plan.time(paths, 1));
    turns.java(HAND, () -> byHand.time(paths, 1));
    program(TWIN, "twin", 1, false);
    program(LIBM, "libm", 1, false);
    turns.java(PLAN_2, () -> plan.time(paths, 2));
    program(TWIN_2, "twin", 2, false);
    turns.java(PLAN_KEPT, () -> kept.time(paths, 1));
    turns.java(PLAN_KEPT_2, () -> kept.time(paths, 2));
    program(TWIN_KEPT, "twin", 1, true);
    processes.numpy(turns, NUMPY, "w1.py", tables, paths, Turns.REPETITIONS);
  }

  private void program(String name, String program, int threads, boolean keep) {
    processes.program(
        turns, name, program, tables, paths, threads, keep ? "1" : "0", Turns.REPETITIONS);
  }

  private void ratio(String what, String slow, String fast, String first) {
    Report.ratio(what, turns.seconds(slow), turns.seconds(fast), first);
  }

  // ---- whole processes

  private void startUp() throws Exception {
    List<String> run = processes.alm(file, "10_000");
    Processes.seconds(run);
    var alm = new double[5 * rounds];
    var peer = new double[5 * rounds];
    for (int i = 0; i < alm.length; i++) {
      alm[i] = Processes.seconds(run);
      peer[i] =
          processes.hasNumpy()
              ? Processes.seconds(processes.numpy("w1.py", tables, 10_000, 1))
              : Double.NaN;
    }
    Typical ours = Typical.of(alm);
    Typical theirs = Typical.of(peer);
    String what =
        "7 alm run, 10,000 paths, %.0f ms, over numpy, %.0f ms"
            .formatted(1e3 * ours.median(), 1e3 * theirs.median());
    Report.ratio(what, ours, theirs, "at most 2");
  }

  private void memory() throws Exception {
    Whole run = Processes.whole(processes.alm(file, "10_000_000"), "-Xmx1g");
    Report.print(
        "8 ten million paths in 1 GiB of heap: %s, %.1f s, %d MiB of memory at most%n",
        run.code() == 0 ? "runs" : "FAILS", run.seconds(), run.peak() >> 10);
  }

  // ---- what more of everything costs

  private void cost() {
    Report.print("9 ns per path-year, 1 thread:%n");
    for (long n : new long[] {paths / 10, paths, 4 * paths}) {
      Report.print("    %,11d paths %6.2f%n", n, costs(plan, n, YEARS));
    }
    for (int years : new int[] {15, 30, 60}) {
      PlanRun longer = plan.with("horizon: 30", "horizon: " + years);
      Report.print("    %11d years %6.2f%n", years, costs(longer, paths, years));
    }
    PlanRun two =
        plan.with("[adjusted]", "[adjusted, other]").and("strategy other = tail_risk(share: 1%)\n");
    double one = costs(plan, paths, YEARS);
    double both = costs(two, paths, YEARS);
    Report.print("    a second strategy %5.2f more than %.2f%n", both - one, one);
  }

  private double costs(PlanRun run, long n, int years) {
    double[] seconds = new double[2 * rounds + 1];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = run.time(n, 1).seconds();
    }
    return 1e9 * Typical.medianOf(seconds) / n / years;
  }
}
