package dev.almanac.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.stream.Collectors;

/**
 * Almanac beside C and numpy on the same work, in turns within one session: figures of one machine
 * drift, their ratios hardly do. A turn is the best of a few runs, for others use the machine too;
 * what is printed is the median of the turns.
 */
public final class SideBySide {
  private static final int YEARS = 30;
  private static final int REPETITIONS = 3;
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

  /** One of those that take turns. */
  @FunctionalInterface
  private interface Contender {
    Measured run() throws Exception;
  }

  private final Path home;
  private final Path programs;
  private final String python;
  private final Path tables;
  private final int rounds;
  private final long paths;
  private final PlanRun plan;
  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  private SideBySide(Path home, Path programs, String python, int rounds, long paths)
      throws Exception {
    this.home = home;
    this.programs = programs;
    this.python = python;
    this.rounds = rounds;
    this.paths = paths;
    this.plan = PlanRun.of(w1());
    this.tables = programs.resolve("tables.txt");
  }

  /**
   * Arguments: the folder bench, the folder of the C programs, python or nothing, rounds, paths.
   */
  public static void main(String[] words) throws Exception {
    new SideBySide(
            Path.of(words[0]),
            Path.of(words[1]),
            words[2],
            Integer.parseInt(words[3]),
            Long.parseLong(words[4]))
        .run();
  }

  private void run() throws Exception {
    double[][] numbers = plan.and(TABLES).table();
    Files.write(
        tables,
        Arrays.stream(numbers)
            .map(r -> Arrays.stream(r).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
            .toList());
    enter(numbers);
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Contender> c : contenders.entrySet()) {
        measured.computeIfAbsent(c.getKey(), k -> new ArrayList<>()).add(c.getValue().run());
      }
    }
    print("%,d paths of %d years, median of %d rounds%n%n", paths, YEARS, rounds);
    print("%-34s %16s %6s %10s%n", "", "ns per path-year", "best", "failures");
    measured.forEach((name, m) ->
        print(
            "%-34s %16.2f %6.2f %10d%n",
            name, ns(name).median, ns(name).best, m.getLast().failures()));
    print("%n%-50s %8s %6s %14s%n", "goal", "medians", "best", "first stage");
    atLeast("1 C twin's time over the plan's", TWIN, PLAN, 0.55);
    atLeast("2 C with libm over the plan", LIBM, PLAN, 0.75);
    atLeast("3 numpy over the plan, spending kept, 1 thread", NUMPY, PLAN_KEPT, 4);
    atLeast("3 numpy over the plan, spending kept, 2 threads", NUMPY, PLAN_KEPT_2, 8);
    atLeast("4 the plan on 1 thread over 2 threads", PLAN, PLAN_2, 1.7);
    goal("5 the plan over the same by hand", ns(PLAN), ns(HAND), "at most 1.4");
    startUp();
    memory();
    cost();
  }

  private void enter(double[][] numbers) {
    PlanRun kept = plan.and(KEPT);
    var byHand = new HandWritten(numbers);
    java(PLAN, () -> plan.time(paths, 1));
    java(HAND, () -> byHand.time(paths, 1));
    program(TWIN, "twin", 1, false);
    program(LIBM, "libm", 1, false);
    java(PLAN_2, () -> plan.time(paths, 2));
    program(TWIN_2, "twin", 2, false);
    java(PLAN_KEPT, () -> kept.time(paths, 1));
    java(PLAN_KEPT_2, () -> kept.time(paths, 2));
    program(TWIN_KEPT, "twin", 1, true);
    if (!python.isEmpty()) {
      contenders.put(NUMPY, () -> external(numpy(paths, REPETITIONS)));
    }
  }

  private void java(String name, Contender once) {
    contenders.put(
        name,
        () -> {
          for (int i = 0; i < WARM_UP && !measured.containsKey(name); i++) {
            once.run();
          }
          Measured best = once.run();
          for (int i = 1; i < REPETITIONS; i++) {
            Measured next = once.run();
            best = next.seconds() < best.seconds() ? next : best;
          }
          return best;
        });
  }

  private void program(String name, String program, int threads, boolean keep) {
    Path file = programs.resolve(program);
    if (Files.isExecutable(file)) {
      contenders.put(
          name,
          () ->
              external(
                  List.of(
                      file.toString(),
                      tables.toString(),
                      String.valueOf(paths),
                      String.valueOf(threads),
                      keep ? "1" : "0",
                      String.valueOf(REPETITIONS))));
    }
  }

  private List<String> numpy(long paths, int repetitions) {
    return List.of(
        python,
        home.resolve("numpy/w1.py").toString(),
        tables.toString(),
        String.valueOf(paths),
        String.valueOf(repetitions));
  }

  private static Measured external(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var words = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII)) {
      return new Measured(Double.parseDouble(words.next()), Long.parseLong(words.next()));
    }
  }

  // ---- whole processes

  private void startUp() throws Exception {
    List<String> run = alm("10_000");
    whole(run, "");
    var alm = new double[5 * rounds];
    var peer = new double[5 * rounds];
    for (int i = 0; i < alm.length; i++) {
      alm[i] = whole(run, "").seconds();
      peer[i] = python.isEmpty() ? Double.NaN : whole(numpy(10_000, 1), "").seconds();
    }
    String what =
        "7 alm run, 10,000 paths, %.0f ms, over numpy, %.0f ms"
            .formatted(1e3 * median(alm), 1e3 * median(peer));
    goal(what, Typical.of(alm, 1), Typical.of(peer, 1), "at most 2");
  }

  private void memory() throws Exception {
    Whole run = whole(alm("10_000_000"), "-Xmx1g");
    print(
        "8 ten million paths in 1 GiB of heap: %s, %.1f s, %d MiB of memory at most%n",
        run.code == 0 ? "runs" : "FAILS", run.seconds, run.peak >> 10);
  }

  private record Whole(int code, double seconds, long peak) {}

  /** Runs a command; reads its largest size from Linux, in KiB, if that is where we are. */
  private static Whole whole(List<String> command, String options) throws Exception {
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ALMANAC_JAVA_OPTS", options);
    long start = System.nanoTime();
    Process process = builder.start();
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    long peak = 0;
    while (!options.isEmpty() && process.isAlive()) {
      peak = Math.max(peak, peak(status));
      Thread.sleep(5);
    }
    int code = process.waitFor();
    return new Whole(code, 1e-9 * (System.nanoTime() - start), peak);
  }

  private static long peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(l -> l.startsWith("VmHWM:"))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  // ---- what more of everything costs

  private void cost() {
    print("9 ns per path-year, 1 thread:%n");
    for (long n : new long[] {paths / 10, paths, 4 * paths}) {
      print("    %,11d paths %6.2f%n", n, costs(plan, n, YEARS));
    }
    for (int years : new int[] {15, 30, 60}) {
      PlanRun longer = plan.with("horizon: 30", "horizon: " + years);
      print("    %11d years %6.2f%n", years, costs(longer, paths, years));
    }
    PlanRun two =
        plan.with("[adjusted]", "[adjusted, other]").and("strategy other = tail_risk(share: 1%)\n");
    double one = costs(plan, paths, YEARS);
    print("    a second strategy %5.2f more than %.2f%n", costs(two, paths, YEARS) - one, one);
  }

  private double costs(PlanRun run, long n, int years) {
    double[] seconds = new double[2 * rounds + 1];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = run.time(n, 1).seconds();
    }
    return 1e9 * median(seconds) / n / years;
  }

  // ---- the table

  private void atLeast(String what, String slow, String fast, double least) {
    goal(what, ns(slow), ns(fast), "at least " + String.valueOf(least).replaceAll("\\.0$", ""));
  }

  private static void goal(String what, Typical over, Typical under, String first) {
    if (Double.isNaN(over.median / under.median)) {
      print("%-50s %8s%n", what, "skipped");
    } else {
      double medians = over.median / under.median;
      print("%-50s %8.2f %6.2f %14s%n", what, medians, over.best / under.best, first);
    }
  }

  /** The median, and the best: what a machine that others use too would do when it is quiet. */
  private record Typical(double median, double best) {
    static Typical of(double[] values, double unit) {
      return values.length == 0
          ? new Typical(Double.NaN, Double.NaN)
          : new Typical(
              SideBySide.median(values) / unit, Arrays.stream(values).min().orElse(0) / unit);
    }
  }

  private Typical ns(String contender) {
    List<Measured> all = measured.getOrDefault(contender, List.of());
    double[] seconds = all.stream().mapToDouble(Measured::seconds).toArray();
    return Typical.of(seconds, 1e-9 * paths * YEARS);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private List<String> alm(String paths) {
    return List.of(home.resolveSibling("alm").toString(), "run", "--paths", paths, w1().toString());
  }

  private Path w1() {
    return home.resolve("plans/w1.alm");
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // the annotation is in a library that nothing else needs
  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
