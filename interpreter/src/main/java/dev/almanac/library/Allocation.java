package dev.almanac.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which part of a portfolio is in which asset; the parts of a held one sum to 1. */
public final class Allocation {

  private final List<String> assets;
  private final double[] weights;

  public Allocation(List<String> assets, double... weights) {
    this.assets = List.copyOf(assets);
    this.weights = weights.clone();
  }

  public List<String> assets() {
    return assets;
  }

  /** Returns the part in an asset, 0 where it has none. */
  public double part(String asset) {
    int index = assets.indexOf(asset);
    return index < 0 ? 0.0 : weights[index];
  }

  public double total() {
    double sum = 0.0;
    for (double w : weights) {
      sum += w;
    }
    return sum;
  }

  public Allocation map(DoubleUnaryOperator f) {
    return new Allocation(assets, Arrays.stream(weights).map(f).toArray());
  }

  /** Combines the parts asset by asset; one that is missing counts as 0. */
  public Allocation with(Allocation other, DoubleBinaryOperator f) {
    if (assets.equals(other.assets)) {
      double[] combined = new double[weights.length];
      Arrays.setAll(combined, i -> f.applyAsDouble(weights[i], other.weights[i]));
      return new Allocation(assets, combined);
    }
    var all = new LinkedHashSet<>(assets);
    all.addAll(other.assets);
    var names = new ArrayList<>(all);
    return new Allocation(
        names, names.stream().mapToDouble(a -> f.applyAsDouble(part(a), other.part(a))).toArray());
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Allocation a
        && assets.equals(a.assets)
        && Arrays.equals(weights, a.weights);
  }

  @Override
  public int hashCode() {
    return 31 * assets.hashCode() + Arrays.hashCode(weights);
  }
}
