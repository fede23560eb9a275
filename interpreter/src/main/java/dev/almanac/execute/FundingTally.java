package dev.almanac.execute;

import dev.almanac.ir.FlowIr;
import dev.almanac.simulation.Columns;
import dev.almanac.simulation.ExactSum;
import dev.almanac.type.Match;
import dev.almanac.type.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What pays each liability, on the paths of a block; one object per thread.
 *
 * <p>Year by year: what is received and paid meets essential liabilities before wishes, and each
 * kind in the order of the plan; what is left unmet is a shortfall of that liability. Which source
 * pays which of them: incomes first, then what bonds have paid, which goes to liabilities that ask
 * for an explicit match before others, then what is sold, in the order in which it is sold.
 */
final class FundingTally implements Portfolio.Taking {

  /** What is left unmet by rounding is met: a part of the largest amount of the plan. */
  private static final double SLACK = 1e-9;

  /** Hears what a source pays to a liability in a year. */
  @FunctionalInterface
  interface Listener {

    void pays(int year, int liability, int source, double[] amounts, int n);
  }

  private final DueFlows flows;
  private final List<Source> sources;
  private final List<Integer> incomes;

  /** The liabilities by their place among the flows, in the order in which they are met. */
  private final List<Integer> liabilities;

  private final List<Integer> all;
  private final List<Integer> explicitFirst;
  private final double[][] pool;
  private final boolean[] used;
  private final double[] total;
  private final double[][] need;

  /** Whether anything of a liability is to be met in this year, on some path. */
  private final boolean[] asked;

  private final double[] taken;
  private final double[][] unpaid;
  private final ExactSum[] due;
  private final ExactSum[][] paid;
  private final double slack;
  private final Optional<Listener> listener;

  /**
   * @param portfolio where payments can come from besides incomes
   * @param scale the size of the plan's amounts
   */
  FundingTally(
      DueFlows flows,
      List<Source> portfolio,
      double scale,
      int lanes,
      Optional<Listener> listener) {
    this.flows = flows;
    this.sources = withIncome(portfolio);
    this.incomes = places(flows.flows(), true);
    this.liabilities = inOrder(flows.flows());
    this.pool = new double[sources.size()][lanes];
    this.used = new boolean[sources.size()];
    this.total = new double[lanes];
    this.need = new double[liabilities.size()][lanes];
    this.asked = new boolean[liabilities.size()];
    this.taken = new double[lanes];
    this.unpaid = new double[liabilities.size()][lanes];
    this.due = new ExactSum[liabilities.size()];
    this.paid = new ExactSum[liabilities.size()][sources.size()];
    for (int l = 0; l < due.length; l++) {
      due[l] = new ExactSum(scale);
      for (int s = 0; s < sources.size(); s++) {
        paid[l][s] = new ExactSum(scale);
      }
    }
    this.all = IntStream.range(0, liabilities.size()).boxed().toList();
    this.explicitFirst =
        all.stream().sorted(Comparator.comparing(l -> !isExplicit(liabilities().get(l)))).toList();
    this.slack = SLACK * scale;
    this.listener = listener;
  }

  /** Makes the tally of a strategy, and lets it hear of its payments. */
  static FundingTally of(
      PolicyProgram program, PolicyRunner runner, int lanes, Optional<Listener> listener) {
    return of(program, program.due().orElseThrow(), runner, lanes, listener);
  }

  /** Likewise, where something else is due. */
  static FundingTally of(
      PolicyProgram program,
      DuePlan due,
      PolicyRunner runner,
      int lanes,
      Optional<Listener> listener) {
    var tally =
        new FundingTally(
            runner.due().orElseThrow(),
            runner.sources(),
            scale(program.initialWealth(), due),
            lanes,
            listener);
    runner.listen(tally);
    return tally;
  }

  /** The larger of what there is and of what a year asks for. */
  private static double scale(double wealth, DuePlan due) {
    double largest = Math.max(wealth, Double.MIN_NORMAL);
    for (Due flow : due.flows()) {
      for (Due.Stream s : flow.streams()) {
        largest = Math.max(largest, Arrays.stream(s.years()).max().orElse(0.0));
      }
    }
    return largest;
  }

  private static List<Source> withIncome(List<Source> portfolio) {
    var all = new ArrayList<Source>();
    all.add(new Source("income", Source.Kind.INCOME, 0.0));
    all.addAll(portfolio);
    return List.copyOf(all);
  }

  private static List<Integer> places(List<FlowIr> flows, boolean incomes) {
    return IntStream.range(0, flows.size())
        .filter(f -> flows.get(f).income() == incomes)
        .boxed()
        .toList();
  }

  private static boolean isExplicit(FlowIr liability) {
    return liability.match().filter(Match.EXPLICIT::equals).isPresent();
  }

  /** Returns the liabilities in the order in which they are met. */
  static List<Integer> inOrder(List<FlowIr> flows) {
    return places(flows, false).stream()
        .sorted(Comparator.comparing(f -> flows.get(f).priority() == Priority.WISH))
        .toList();
  }

  /** Returns the liabilities in the order in which they are met. */
  List<FlowIr> liabilities() {
    return liabilities.stream().map(f -> flows.flows().get(f)).toList();
  }

  List<Source> sources() {
    return sources;
  }

  void begin(long first, long seed, int n) {
    flows.begin(first, seed, n);
    for (double[] column : unpaid) {
      Columns.fill(column, 0.0, n);
    }
    beginYear(n);
  }

  private void beginYear(int n) {
    for (int s = 0; s < pool.length; s++) {
      used[s] = s == 0;
      Columns.fill(pool[s], 0.0, n);
    }
  }

  @Override
  public void taken(int source, double[] amounts, int n) {
    if (!Columns.any(amounts, n)) {
      return;
    }
    double[] column = pool[source + 1];
    for (int i = 0; i < n; i++) {
      column[i] += Math.max(amounts[i], 0.0);
    }
    used[source + 1] = true;
  }

  /** Shares out what was received and paid in a year. */
  void endYear(int year, int n) {
    for (int f : incomes) {
      flows.due(f, year, taken, n);
      Columns.add(pool[0], pool[0], taken, n);
    }
    meet(year, n);
    for (int s = 0; s < pool.length; s++) {
      if (used[s]) {
        for (int l : sources.get(s).isBond() ? explicitFirst : all) {
          if (asked[l]) {
            take(year, l, s, n);
          }
        }
      }
    }
    beginYear(n);
  }

  /** Finds what is met of each liability, whatever it comes from. */
  private void meet(int year, int n) {
    Columns.fill(total, 0.0, n);
    for (int s = 0; s < pool.length; s++) {
      if (used[s]) {
        Columns.add(total, total, pool[s], n);
      }
    }
    for (int l : all) {
      flows.due(liabilities.get(l), year, taken, n);
      asked[l] = Columns.any(taken, n);
      if (!asked[l]) {
        continue;
      }
      due[l].add(taken, n);
      double[] met = need[l];
      double[] missing = unpaid[l];
      for (int i = 0; i < n; i++) {
        met[i] = Math.min(taken[i], total[i]);
        total[i] -= met[i];
        double left = taken[i] - met[i];
        missing[i] += left > slack ? left : 0.0;
      }
    }
  }

  private void take(int year, int liability, int source, int n) {
    Columns.take(taken, need[liability], pool[source], n);
    paid[liability][source].add(taken, n);
    if (listener.isPresent()) {
      listener.get().pays(year, liability, source, taken, n);
    }
  }

  /** Returns what a path leaves unpaid of a liability, over all its years. */
  double[] unpaid(int liability) {
    return unpaid[liability];
  }

  int size() {
    return liabilities.size();
  }

  /** Adds what another thread has summed. */
  void add(FundingTally other) {
    for (int l = 0; l < due.length; l++) {
      due[l].add(other.due[l]);
      for (int s = 0; s < sources.size(); s++) {
        paid[l][s].add(other.paid[l][s]);
      }
    }
  }

  /** Returns what is due of a liability, added over the paths and the years. */
  double due(int liability) {
    return due[liability].value();
  }

  /** Returns what a source pays of a liability, likewise. */
  double paid(int liability, int source) {
    return paid[liability][source].value();
  }
}
