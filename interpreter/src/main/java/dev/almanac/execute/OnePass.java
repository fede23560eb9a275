package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.StudyIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers all cells of a study whose payments are known before a path begins. Cells with the same
 * portfolio and payments in the same proportions share a pass: it sums payment / growth so far, and
 * a cell fails on a path iff its scale times that sum exceeds its initial wealth.
 */
final class OnePass {

  /** Payments in the same proportions, up to the rounding of their products. */
  private static final double PROPORTIONAL = 1e-13;

  /** A path on which a portfolio grows, and the payments whose present value is summed. */
  static final class Pass {
    private final MarketValue market;
    private final PolicyProgram program;
    private final double[] payments;
    private final Set<Integer> counts = new TreeSet<>();
    private final Set<Double> criticals = new TreeSet<>();
    private int[] wanted = new int[0];
    private double[] ascending = new double[0];
    private long[][] failed = new long[0][];

    Pass(MarketValue market, PolicyProgram program, double[] payments) {
      this.market = market;
      this.program = program;
      this.payments = payments;
    }

    MarketValue market() {
      return market;
    }

    PolicyProgram program() {
      return program;
    }

    /** Returns the payments, the first that is not 0 being 1. */
    double[] payments() {
      return payments;
    }

    /** Returns after how many payments the sums are compared, ascending. */
    int[] wanted() {
      return wanted;
    }

    /** Returns the smallest sums that are too much, ascending. */
    double[] criticals() {
      return ascending;
    }

    private void close() {
      wanted = counts.stream().mapToInt(Integer::intValue).toArray();
      ascending = criticals.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * @param histograms per wanted count of payments, how many paths reach how many criticals
     */
    void answer(long[][] histograms) {
      failed = new long[histograms.length][];
      for (int w = 0; w < histograms.length; w++) {
        long[] h = histograms[w];
        if (h[h.length - 1] > 0) {
          throw new Problem(
              Diagnostic.error(
                  "path/undefined",
                  "on some paths an amount is not a number",
                  program.strategy().span(),
                  h[h.length - 1] + " paths"));
        }
        failed[w] = new long[ascending.length];
        long reach = 0;
        for (int c = ascending.length - 1; c >= 0; c--) {
          reach += h[c + 1];
          failed[w][c] = reach;
        }
      }
    }

    long failed(int count, double critical) {
      return failed[Arrays.binarySearch(wanted, count)][Arrays.binarySearch(ascending, critical)];
    }
  }

  /** What of a pass answers a cell. */
  private record Answer(Pass pass, int horizon, int payments, double critical) {}

  /** What a strategy pays: a multiple of payments in one of the proportions. */
  private record Payments(double scale, int proportion) {}

  private final StudyIr.OnePass way;
  private final Studies.Grid grid;
  private final Evaluator evaluator;
  private final List<Pass> passes = new ArrayList<>();
  private final @Nullable Answer[] answers;
  private final List<double[]> proportions = new ArrayList<>();

  private OnePass(StudyIr.OnePass way, Studies.Grid grid, Evaluator evaluator) {
    this.way = way;
    this.grid = grid;
    this.evaluator = evaluator;
    this.answers = new Answer[grid.cells()];
  }

  /** Plans the passes; there are none where a payment is negative, or the market is not random. */
  static Optional<OnePass> plan(StudyIr.OnePass way, Studies.Grid grid, Evaluator evaluator) {
    var plan = new OnePass(way, grid, evaluator);
    return plan.plan() ? Optional.of(plan) : Optional.empty();
  }

  private boolean plan() {
    Keys portfolio = new Keys(way.portfolio());
    Keys spending = new Keys(way.spending());
    Keys wealth = new Keys(way.wealth());
    Keys horizon = new Keys(way.horizon());
    var longest = new HashMap<Integer, Integer>();
    var longestSpending = new HashMap<Integer, Integer>();
    for (int i = 0; i < grid.cells(); i++) {
      if (grid.holds().get(i)) {
        int years = horizon.computed(i, this::horizon).intValue();
        longest.merge(portfolio.of(i), i, (a, b) -> horizonOf(horizon, a) >= years ? a : b);
        longestSpending.merge(spending.of(i), i, (a, b) -> horizonOf(horizon, a) >= years ? a : b);
      }
    }
    var payments = new HashMap<Integer, Optional<Payments>>();
    var found = new LinkedHashMap<Long, Pass>();
    for (int i = 0; i < grid.cells(); i++) {
      if (!grid.holds().get(i)) {
        continue;
      }
      int spends = spending.of(i);
      Optional<Payments> paid = payments.get(spends);
      if (paid == null) {
        paid = paymentsOf(java.util.Objects.requireNonNull(longestSpending.get(spends)));
        payments.put(spends, paid);
      }
      if (paid.isEmpty()) {
        return false;
      }
      int proportion = paid.get().proportion();
      int holds = portfolio.of(i);
      long key = (long) holds * (grid.cells() + 1L) + proportion;
      Pass pass = found.get(key);
      if (pass == null) {
        int first = java.util.Objects.requireNonNull(longest.get(holds));
        var market = (MarketValue) evaluator.evaluate(grid.study().market(), grid.at(first));
        if (!market.isRandom()) {
          return false;
        }
        pass = new Pass(market, program(first, market), proportions.get(proportion));
        found.put(key, pass);
        passes.add(pass);
      }
      int years = horizonOf(horizon, i);
      int due = pass.program().schedule().upTo(years);
      double critical = critical(paid.get().scale(), wealth.computed(i, this::wealth));
      answers[i] = new Answer(pass, years, due, critical);
      if (due > 0) {
        pass.counts.add(due);
      }
      pass.criticals.add(critical);
    }
    passes.forEach(Pass::close);
    return true;
  }

  private static int horizonOf(Keys horizon, int cell) {
    return java.util.Objects.requireNonNull(horizon.values.get(horizon.of(cell))).intValue();
  }

  /** Cells that agree on some axes have one key, and one value of what depends on these only. */
  private final class Keys {
    private final Set<Integer> axes;
    private final Map<Integer, Double> values = new HashMap<>();

    Keys(Set<Integer> axes) {
      this.axes = axes;
    }

    int of(int cell) {
      int key = 0;
      int rest = cell;
      for (int a = grid.axes().size() - 1; a >= 0; a--) {
        int size = grid.axes().get(a).size();
        if (axes.contains(a)) {
          key = key * size + rest % size;
        }
        rest /= size;
      }
      return key;
    }

    Double computed(int cell, java.util.function.IntToDoubleFunction value) {
      return values.computeIfAbsent(of(cell), k -> value.applyAsDouble(cell));
    }
  }

  private double horizon(int cell) {
    return way.make().horizon().isPresent()
        ? evaluator.years(way.make().horizon().get(), grid.at(cell))
        : evaluator.planHorizon(way.make().span());
  }

  private double wealth(int cell) {
    return Numbers.of(evaluator.initialWealth(Optional.of(strategy(cell)), way.make().span()));
  }

  private StrategyValue strategy(int cell) {
    return (StrategyValue) evaluator.evaluate(way.make(), grid.at(cell));
  }

  private PolicyProgram program(int cell, MarketValue market) {
    StrategyValue strategy = strategy(cell).of(way.policy());
    Runs.checkAssets(strategy, market, way.make().span());
    return new PolicyProgram(strategy.named(grid.study().name()), evaluator);
  }

  /** Returns all payments of a cell; empty where one is negative or not a number. */
  private Optional<Payments> paymentsOf(int cell) {
    StrategyValue strategy = strategy(cell);
    double[] amounts = amounts(strategy);
    double scale = 0.0;
    for (double amount : amounts) {
      if (!(amount >= 0.0 && Double.isFinite(amount))) {
        return Optional.empty();
      }
      scale = scale == 0.0 ? amount : scale;
    }
    double[] shares = new double[amounts.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = scale == 0.0 ? 0.0 : amounts[k] / scale;
    }
    return Optional.of(new Payments(scale, known(shares)));
  }

  private double[] amounts(StrategyValue strategy) {
    int periodsPerYear = evaluator.program().monthly() ? 12 : 1;
    PolicyIr policy = way.policy();
    var constants = new HashMap<Integer, Double>();
    return Schedule.of(policy, strategy.horizon(), periodsPerYear).payments().stream()
        .mapToDouble(p -> amount(p, strategy, constants))
        .toArray();
  }

  private double amount(
      Schedule.Payment payment, StrategyValue strategy, Map<Integer, Double> constants) {
    int index = ((Operand.Planned) payment.instruction().operands().getFirst()).index();
    PolicyIr.Planned value = way.policy().planned().get(index);
    var frame = new Frame(way.policy().slots(), strategy, payment.year(), payment.period());
    return value.shape() == Shape.CONSTANT
        ? constants.computeIfAbsent(index, i -> evaluator.number(value.value(), frame))
        : evaluator.number(value.value(), frame);
  }

  private int known(double[] shares) {
    for (int p = 0; p < proportions.size(); p++) {
      double[] other = proportions.get(p);
      boolean same = other.length == shares.length;
      for (int k = 0; same && k < shares.length; k++) {
        same = Math.abs(other[k] - shares[k]) <= PROPORTIONAL * shares[k];
      }
      if (same) {
        return p;
      }
    }
    proportions.add(shares);
    return proportions.size() - 1;
  }

  /** Returns the smallest sum that is too much: scale times it exceeds the wealth. */
  private static double critical(double scale, double wealth) {
    if (scale == 0.0) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = wealth / scale;
    while (scale * sum > wealth) {
      sum = Math.nextDown(sum);
    }
    while (!(scale * sum > wealth)) {
      sum = Math.nextUp(sum);
    }
    return sum;
  }

  // ---- running and reading

  void run(Runs runs, int paths, long seed) {
    Map<MarketValue, List<Pass>> byMarket = new LinkedHashMap<>();
    passes.forEach(p -> byMarket.computeIfAbsent(p.market(), m -> new ArrayList<>()).add(p));
    byMarket.forEach((market, list) -> runs.onePass(market, list, paths, seed));
  }

  OutcomeValue outcome(
      Studies.Grid cells, int cell, long paths, Supplier<OutcomeValue.Course> course) {
    Answer answer = java.util.Objects.requireNonNull(answers[cell]);
    long failed =
        answer.payments() == 0 ? 0 : answer.pass().failed(answer.payments(), answer.critical());
    return new OutcomeValue(
        "cell " + (cell + 1),
        answer.horizon(),
        paths,
        answer.pass().market().isSampled(),
        OptionalLong.of(failed),
        course);
  }

  String words(Studies.Grid cells) {
    long answered = Arrays.stream(answers).filter(java.util.Objects::nonNull).count();
    return "one pass over each of "
        + passes.size()
        + (passes.size() == 1 ? " portfolio" : " portfolios")
        + " answers all "
        + answered
        + " cells: what is spent is known before a path begins, so it is sustained as long as"
        + " the sum of payment / growth so far does not exceed the initial wealth";
  }
}
