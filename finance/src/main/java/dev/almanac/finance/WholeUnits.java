package dev.almanac.finance;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Branch and bound over whole units, the programme with the least cost first. */
final class WholeUnits {
  // Of a unit: a solution this near a whole number is one.
  private static final double WHOLE = 1e-7;

  private final MatchProblem problem;
  private final MatchProgram program;
  private final int programmes;
  private final PriorityQueue<Node> open =
      new PriorityQueue<>(Comparator.comparingDouble(Node::cost).thenComparingInt(Node::number));
  private int solved;
  private double[] best = {};
  private double bestCost = Double.POSITIVE_INFINITY;
  private MatchProgram.Bound bound = new MatchProgram.Bound(0.0, new double[0]);

  WholeUnits(MatchProblem problem, int programmes) {
    this.problem = problem;
    this.program = new MatchProgram(problem);
    this.programmes = programmes;
  }

  /** A programme that has been solved: between whole bounds, in parts of units. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Node(double cost, int number, double[] least, double[] most, double[] units) {}

  double[] best() {
    return best.clone();
  }

  MatchProgram.Bound bound() {
    return bound;
  }

  void run() {
    MatchProgram.Solution root = program.solve();
    add(new double[problem.instruments()], problem.limits(), Optional.of(root.units()));
    double proved = root.bound().cost();
    dive(root.units());
    while (!open.isEmpty() && solved < programmes && open.peek().cost() < worthwhile()) {
      branch(open.poll());
    }
    double left = open.isEmpty() ? Double.POSITIVE_INFINITY : open.peek().cost();
    bound =
        new MatchProgram.Bound(
            Math.max(proved, Math.min(bestCost, left)), root.bound().marginalCosts());
  }

  /** What a better holding costs less than, beyond rounding. */
  private double worthwhile() {
    return bestCost * (1.0 - 1e-12);
  }

  /**
   * From the longest instrument back, as ladders are built by hand: rounded to the nearest whole
   * number, or up where that is not possible, and the programme solved for the others.
   */
  private void dive(double[] start) {
    double[] units = start;
    double[] least = new double[units.length];
    double[] most = problem.limits().clone();
    for (int j = longest(units); j >= 0 && solved < programmes; j = longest(units)) {
      double nearest = Math.max(0.0, Math.rint(units[j]));
      double above = Math.ceil(units[j]);
      Optional<double[]> next = fixed(j, nearest, least, most);
      if (next.isEmpty() && nearest < above) {
        next = fixed(j, above, least, most);
      }
      if (next.isEmpty()) {
        return;
      }
      units = next.get();
      keep(rounded(units, least));
    }
  }

  private Optional<double[]> fixed(int j, double units, double[] least, double[] most) {
    least[j] = units;
    most[j] = units;
    solved++;
    return program.solve(least, most);
  }

  /** Of the instruments of which a part is held, the one that pays last; -1 if there is none. */
  private int longest(double[] units) {
    for (int date = problem.times().length - 1; date >= 0; date--) {
      for (int j = 0; j < units.length; j++) {
        if (problem.inflows()[date][j] > 0.0 && partHeld(units[j]) > WHOLE) {
          return j;
        }
      }
    }
    return -1;
  }

  private void branch(Node node) {
    int j = mostDivided(node.units());
    double below = Math.floor(node.units()[j]);
    double[] most = node.most().clone();
    most[j] = below;
    add(node.least(), most, program.solve(node.least(), most));
    double[] least = node.least().clone();
    least[j] = below + 1.0;
    add(least, node.most(), program.solve(least, node.most()));
  }

  private void add(double[] least, double[] most, Optional<double[]> found) {
    solved++;
    if (found.isEmpty()) {
      return;
    }
    double[] units = found.get();
    keep(rounded(units, least));
    if (divided(units)) {
      open.add(new Node(problem.cost(units), solved, least, most, units));
    }
  }

  private void keep(double[] holding) {
    double cost = problem.cost(holding);
    if (problem.met(holding) && cost < bestCost) {
      best = holding;
      bestCost = cost;
    }
  }

  /** Rounded up; then units that are not needed are dropped, the dearest first. */
  private double[] rounded(double[] units, double[] least) {
    double[] holding = new double[units.length];
    for (int j = 0; j < units.length; j++) {
      holding[j] = Math.max(0.0, Math.ceil(units[j] - WHOLE));
    }
    if (!problem.met(holding)) {
      for (int j = 0; j < units.length; j++) {
        holding[j] = Math.ceil(units[j]);
      }
    }
    IntStream.range(0, units.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -problem.prices()[j]))
        .forEach(j -> drop(holding, j, least[j]));
    return holding;
  }

  private void drop(double[] holding, int j, double least) {
    while (holding[j] > least) {
      holding[j] -= 1.0;
      if (!problem.met(holding)) {
        holding[j] += 1.0;
        return;
      }
    }
  }

  private boolean divided(double[] units) {
    return partHeld(units[mostDivided(units)]) > WHOLE;
  }

  /** The instrument whose part of a unit costs most, held or given up. */
  private int mostDivided(double[] units) {
    int most = 0;
    for (int j = 1; j < units.length; j++) {
      if (partHeld(units[j]) * problem.prices()[j]
          > partHeld(units[most]) * problem.prices()[most]) {
        most = j;
      }
    }
    return most;
  }

  private static double partHeld(double units) {
    return Math.abs(units - Math.rint(units));
  }
}
