package dev.almanac.execute;

import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.StudyIr;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Numbers;
import dev.almanac.type.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

  private static final int NONE = -1;

  /** So many portfolios walk through one drawing of the market: each needs columns of its own. */
  private static final int TOGETHER = 256;

  /** What of a pass answers a cell. */
  private record Answer(PortfolioPass pass, int horizon, int payments, double critical) {}

  /** What a strategy pays: a multiple of payments in one of the proportions. */
  private record Payments(double scale, int proportion) {}

  private final StudyIr.OnePass way;
  private final StudyGrid grid;
  private final Evaluator evaluator;
  private final List<PortfolioPass> passes = new ArrayList<>();
  private final @Nullable Answer[] answers;
  private final List<double[]> proportions = new ArrayList<>();

  private OnePass(StudyIr.OnePass way, StudyGrid grid, Evaluator evaluator) {
    this.way = way;
    this.grid = grid;
    this.evaluator = evaluator;
    this.answers = new Answer[grid.cells()];
  }

  /** Plans the passes; there are none where a payment is negative, or the market is not random. */
  static Optional<OnePass> plan(StudyIr.OnePass way, StudyGrid grid, Evaluator evaluator) {
    var plan = new OnePass(way, grid, evaluator);
    return plan.plan() ? Optional.of(plan) : Optional.empty();
  }

  private boolean plan() {
    var portfolio = new Keys(way.portfolio());
    var spending = new Keys(way.spending());
    var wealth = new Keys(way.wealth());
    var horizon = new Keys(way.horizon());
    double[] years = new double[horizon.count()];
    double[] wealths = new double[wealth.count()];
    int[] longest = new int[portfolio.count()];
    int[] longestSpending = new int[spending.count()];
    Arrays.fill(years, Double.NaN);
    Arrays.fill(wealths, Double.NaN);
    Arrays.fill(longest, NONE);
    Arrays.fill(longestSpending, NONE);
    for (var at = new Place(); at.next(); ) {
      int lasts = horizon.of(at);
      if (Double.isNaN(years[lasts])) {
        years[lasts] = horizon(at.cell);
      }
      keepLonger(longest, portfolio.of(at), at.cell, years, horizon);
      keepLonger(longestSpending, spending.of(at), at.cell, years, horizon);
    }
    var paid = new Payments[spending.count()];
    var found = new ArrayList<PortfolioPass[]>();
    for (var at = new Place(); at.next(); ) {
      int spends = spending.of(at);
      if (paid[spends] == null) {
        Optional<Payments> payments = paymentsOf(longestSpending[spends]);
        if (payments.isEmpty()) {
          return false;
        }
        paid[spends] = payments.get();
        while (found.size() < proportions.size()) {
          found.add(new PortfolioPass[portfolio.count()]);
        }
      }
      int holds = portfolio.of(at);
      PortfolioPass[] ofProportion = found.get(paid[spends].proportion());
      PortfolioPass pass = ofProportion[holds];
      if (pass == null) {
        int first = longest[holds];
        var market = grid.market(first);
        if (!market.isRandom()) {
          return false;
        }
        double[] payments = proportions.get(paid[spends].proportion());
        pass = new PortfolioPass(market, program(first, market), payments);
        ofProportion[holds] = pass;
        passes.add(pass);
      }
      int has = wealth.of(at);
      if (Double.isNaN(wealths[has])) {
        wealths[has] = wealth(at.cell);
        if (!(wealths[has] >= 0.0 && Double.isFinite(wealths[has]))) {
          return false;
        }
      }
      int lasts = (int) years[horizon.of(at)];
      int due = pass.program().schedule().upTo(lasts);
      double critical = critical(paid[spends].scale(), wealths[has]);
      answers[at.cell] = new Answer(pass, lasts, due, critical);
      pass.compare(due, critical);
    }
    passes.forEach(PortfolioPass::close);
    return true;
  }

  /** Keeps, of the cells with one key, the first of those that last longest. */
  private static void keepLonger(int[] kept, int key, int cell, double[] years, Keys horizon) {
    if (kept[key] == NONE || years[horizon.of(cell)] > years[horizon.of(kept[key])]) {
      kept[key] = cell;
    }
  }

  /** Goes from cell to cell, and knows where each lies on the axes. */
  private final class Place {
    private final int[] sizes = grid.sizes();
    private final int[] places = new int[sizes.length];
    private int cell = -1;

    /** Goes to the next cell that the study has; false after the last. */
    boolean next() {
      do {
        cell++;
        for (int a = sizes.length - 1; cell > 0 && a >= 0; a--) {
          places[a]++;
          if (places[a] < sizes[a]) {
            break;
          }
          places[a] = 0;
        }
      } while (cell < answers.length && !grid.holds().get(cell));
      return cell < answers.length;
    }
  }

  /** Cells that agree on some axes have one key, and one value of what depends on these only. */
  private final class Keys {
    private final int[] sizes = grid.sizes();
    private final int[] factors = new int[sizes.length];
    private final int count;

    Keys(Set<Integer> axes) {
      int product = 1;
      for (int a = sizes.length - 1; a >= 0; a--) {
        if (axes.contains(a)) {
          factors[a] = product;
          product *= sizes[a];
        }
      }
      this.count = product;
    }

    /** Returns how many keys there are. */
    int count() {
      return count;
    }

    int of(Place at) {
      int key = 0;
      for (int a = 0; a < factors.length; a++) {
        key += factors[a] * at.places[a];
      }
      return key;
    }

    int of(int cell) {
      int key = 0;
      int rest = cell;
      for (int a = factors.length - 1; a >= 0; a--) {
        key += factors[a] * (rest % sizes[a]);
        rest /= sizes[a];
      }
      return key;
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
    return new PolicyProgram(strategy.named(grid.study().name()), strategy.market(), evaluator);
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
    int periodsPerYear = evaluator.program().periodsPerYear();
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
    if (wealth == 0.0) {
      return Double.MIN_VALUE;
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
    Map<MarketValue, List<PortfolioPass>> byMarket = new LinkedHashMap<>();
    passes.forEach(p -> byMarket.computeIfAbsent(p.market(), m -> new ArrayList<>()).add(p));
    byMarket.forEach((market, all) -> {
      for (int from = 0; from < all.size(); from += TOGETHER) {
        runs.onePass(market, all.subList(from, Math.min(all.size(), from + TOGETHER)), paths, seed);
      }
    });
  }

  OutcomeValue outcome(int cell, long paths, Supplier<OutcomeValue.Course> course) {
    Answer answer = Objects.requireNonNull(answers[cell]);
    long failed =
        answer.payments() == 0 ? 0 : answer.pass().failed(answer.payments(), answer.critical());
    return new OutcomeValue(
        () -> "cell " + (cell + 1),
        answer.horizon(),
        paths,
        answer.pass().market(),
        OptionalLong.of(failed),
        course);
  }

  String words() {
    long answered = Arrays.stream(answers).filter(Objects::nonNull).count();
    return "one pass over "
        + (passes.size() == 1 ? "one portfolio" : "each of " + passes.size() + " portfolios")
        + " answers all "
        + answered
        + " cells: what is spent is known before a path begins, so it is sustained as long as"
        + " the sum of payment / growth so far does not exceed the initial wealth";
  }
}
