package dev.almanac.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The recorded columns of a run. What fits into memory is kept from the first pass over the paths;
 * the rest is simulated again when it is asked for, since any path can be drawn again.
 */
final class PathColumns {

  /** A column: a strategy of the run, one of its series, and a year or month of it. */
  record Key(int strategy, int series, int index) {}

  /** Simulates once more and fills the columns. */
  @FunctionalInterface
  interface Source {
    void fill(Map<Key, double[]> columns);
  }

  private final int paths;
  private final int capacity;
  private final boolean independent;
  private final Source source;
  private final List<Key> all;
  private final List<Key> first;
  private final Map<Key, Sample> samples = new HashMap<>();
  private final Map<SeriesValue, Pool> pools = new HashMap<>();
  private final LinkedHashMap<Key, double[]> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param capacity how many columns may be kept
   * @param independent whether the paths are, so that figures have errors
   * @param all every column that there is
   * @param first those that the plan asks for, to be kept at once
   */
  PathColumns(
      int paths, int capacity, boolean independent, List<Key> all, List<Key> first, Source source) {
    this.paths = paths;
    this.independent = independent;
    this.capacity = Math.max(1, capacity);
    this.all = all;
    this.first = first;
    this.source = source;
  }

  boolean isIndependent() {
    return independent;
  }

  int paths() {
    return paths;
  }

  /** Returns how much memory the columns take at the moment. */
  long bytes() {
    return 8L * paths * kept.size();
  }

  /**
   * Returns all years of a series together; one object for a series, since it keeps what it sorts.
   */
  Pool pool(SeriesValue series) {
    return pools.computeIfAbsent(series, Pool::new);
  }

  /**
   * Returns the columns to keep from the first pass: all or none. It is a copy, since reading this
   * map itself moves its entries, which threads must not do at once.
   */
  Map<Key, double[]> firstPass() {
    if (first.size() <= capacity) {
      first.forEach(k -> kept.put(k, new double[paths]));
    }
    return Map.copyOf(kept);
  }

  /** Returns a column as a sample; a small one is the same object each time, since it is sorted. */
  Sample sample(int strategy, int series, int index) {
    return paths > Sample.MOST_SORTED
        ? new Sample(this, get(strategy, series, index))
        : samples.computeIfAbsent(
            new Key(strategy, series, index), k -> new Sample(this, get(strategy, series, index)));
  }

  double[] get(int strategy, int series, int index) {
    var key = new Key(strategy, series, index);
    double[] column = kept.get(key);
    if (column == null) {
      fetch(key);
      column = kept.get(key);
    }
    return java.util.Objects.requireNonNull(column);
  }

  /** Fetches a column and those that are likely to be asked for next: the same series, later. */
  private void fetch(Key wanted) {
    var next = new ArrayList<Key>(List.of(wanted));
    for (Key k : all) {
      boolean later =
          k.strategy() == wanted.strategy()
              && k.series() == wanted.series()
              && k.index() > wanted.index();
      if (later && next.size() < capacity && !kept.containsKey(k)) {
        next.add(k);
      }
    }
    while (!kept.isEmpty() && kept.size() + next.size() > capacity) {
      kept.remove(kept.firstEntry().getKey());
    }
    var columns = new LinkedHashMap<Key, double[]>();
    next.forEach(k -> columns.put(k, new double[paths]));
    source.fill(columns);
    kept.putAll(columns);
  }
}
