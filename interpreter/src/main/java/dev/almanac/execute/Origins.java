package dev.almanac.execute;

import dev.almanac.library.InstrumentValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Hears of payments on one path, and tells from what they come: what was sold, and kept ready until
 * it was needed, was sold. What was ready before is used first.
 */
final class Origins implements Portfolio.Taking {

  /** What was sold of a pocket and is kept ready in another. */
  private record Sold(int pocket, double amount) {}

  private final List<PocketPlan.Pocket> pockets;
  private final IntToDoubleFunction balance;
  private final Portfolio.Taking told;
  private final List<Deque<Sold>> kept = new ArrayList<>();

  /**
   * @param balance of a pocket
   * @param told of payments
   */
  Origins(PocketPlan plan, IntToDoubleFunction balance, Portfolio.Taking told) {
    this.pockets = plan.pockets();
    this.balance = balance;
    this.told = told;
    pockets.forEach(p -> kept.add(new ArrayDeque<>()));
  }

  @Override
  public void taken(int source, double[] amounts, int n) {
    int pocket = source - pockets.size();
    double rest = amounts[0];
    if (pocket >= 0 && isReady(pocket)) {
      for (Sold sold : use(pocket, rest)) {
        told.taken(pockets.size() + sold.pocket(), new double[] {sold.amount()}, 1);
        rest -= sold.amount();
      }
    }
    told.taken(source, new double[] {rest}, 1);
  }

  @Override
  public void moved(int from, int to, double[] amounts, int n) {
    double amount = amounts[0];
    List<Sold> sold = isReady(from) ? use(from, amount) : List.of(new Sold(from, amount));
    if (isReady(to)) {
      kept.get(to).addAll(sold);
    }
  }

  private boolean isReady(int pocket) {
    return pockets.get(pocket).holds() instanceof InstrumentValue.Deposit;
  }

  /** Takes what has left a pocket from what was sold for it, the oldest first. */
  private List<Sold> use(int pocket, double amount) {
    Deque<Sold> sold = kept.get(pocket);
    double others = sold.stream().mapToDouble(Sold::amount).sum();
    double own = Math.max(0.0, balance.applyAsDouble(pocket) + amount - others);
    var used = new ArrayList<Sold>();
    for (double rest = amount - own; rest > 0.0 && !sold.isEmpty(); ) {
      Sold first = sold.removeFirst();
      double part = Math.min(rest, first.amount());
      used.add(new Sold(first.pocket(), part));
      rest -= part;
      if (part < first.amount()) {
        sold.addFirst(new Sold(first.pocket(), first.amount() - part));
      }
    }
    return used;
  }
}
