package dev.almanac.execute;

import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value for every combination of its axes, the first axis the slowest. A cell is computed when it
 * is first read, and kept; one that the study's condition leaves out is empty.
 */
final class CubeValue {

  /** A named axis and its places. */
  record Axis(String name, Type type, List<?> coordinates) {

    int size() {
      return coordinates.size();
    }

    /** Returns the place of a coordinate, given as itself or by its name. */
    Optional<Integer> place(Object coordinate) {
      for (int i = 0; i < size(); i++) {
        if (Labels.same(coordinates.get(i), coordinate, i)) {
          return Optional.of(i);
        }
      }
      return Optional.empty();
    }

    String label(int place) {
      return Labels.of(coordinates.get(place), type, place);
    }

    boolean isRatio() {
      return type instanceof Type.Quantity q && q.form() == Type.Form.RATIO;
    }

    /** Returns the places in words: each, where they are few. */
    String places() {
      if (size() > 4) {
        return size() + " places from " + label(0) + " to " + label(size() - 1);
      }
      return String.join(", ", IntStream.range(0, size()).mapToObj(this::label).toList());
    }
  }

  /** What stands in a cell before it is computed. */
  private enum Pending {
    NOT_YET
  }

  private final List<Axis> axes;
  private final IntFunction<@Nullable Object> compute;
  private final @Nullable Object[] cells;

  /**
   * @param compute returns the cell at an index, or null where there is none
   */
  CubeValue(List<Axis> axes, IntFunction<@Nullable Object> compute) {
    this.axes = List.copyOf(axes);
    this.compute = compute;
    this.cells = new Object[axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact)];
    Arrays.fill(cells, Pending.NOT_YET);
  }

  List<Axis> axes() {
    return axes;
  }

  int size() {
    return cells.length;
  }

  /** Returns a cell; empty where the study has none. */
  Optional<Object> cell(int index) {
    Object cell = cells[index];
    if (cell == Pending.NOT_YET) {
      cell = compute.apply(index);
      // What holds a value for each path would fill the memory; it is found again when asked for.
      boolean large = cell instanceof Sample || cell instanceof SeriesValue || cell instanceof Pool;
      cells[index] = large ? Pending.NOT_YET : cell;
    }
    return Optional.ofNullable(cell);
  }

  /** Returns the cells that there are, in order. */
  List<Object> values() {
    var all = new ArrayList<Object>();
    for (int i = 0; i < size(); i++) {
      cell(i).ifPresent(all::add);
    }
    return all;
  }

  Optional<Axis> axis(String name) {
    return axes.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** Returns how many cells apart two neighbours on an axis are. */
  int stride(String axis) {
    int stride = 1;
    for (int a = axes.size() - 1; a >= 0 && !axes.get(a).name().equals(axis); a--) {
      stride *= axes.get(a).size();
    }
    return stride;
  }

  /** Returns the place on each axis of the cell at an index. */
  int[] places(int index) {
    return places(axes, index);
  }

  static int[] places(List<Axis> axes, int index) {
    int[] places = new int[axes.size()];
    int rest = index;
    for (int a = axes.size() - 1; a >= 0; a--) {
      places[a] = rest % axes.get(a).size();
      rest /= axes.get(a).size();
    }
    return places;
  }
}
