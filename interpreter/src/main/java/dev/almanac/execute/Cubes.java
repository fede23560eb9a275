package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.Ir;
import dev.almanac.library.Estimate;
import dev.almanac.library.Native;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What is done with cubes: cell by cell, along an axis, or with all cells. */
final class Cubes {

  private static final Map<String, Native> ALL = new HashMap<>();

  static {
    ALL.put("slice", Slices::slice);
    ALL.put("coordinates", c -> coordinates(cube(c), c.get(1, String.class)));
    ALL.put("values", c -> cube(c).values());
    ALL.put("cube_lowest", c -> along(c, line -> best(line, false).getFirst().value()));
    ALL.put("cube_highest", c -> along(c, line -> best(line, true).getFirst().value()));
    ALL.put("cube_average", c -> along(c, Cubes::average));
    ALL.put("cube_argmin", c -> where(c, false));
    ALL.put("cube_argmax", c -> where(c, true));
    ALL.put("cube_rank", Cubes::rank);
    ALL.put("cube_arranged", Cubes::arranged);
    ALL.put("cube_tally", c -> tally(cube(c), (Type.CubeOf) c.types().getFirst()));
    ALL.put("cube_rows", c -> rows(cube(c)));
    ALL.put("cube_heat_map", c -> new HeatMapValue(cube(c), c.types().getFirst()));
  }

  private Cubes() {}

  /** What is drawn as a heat map. */
  record HeatMapValue(CubeValue cube, Type type) {}

  /** A cell on a line along an axis. */
  private record Spot(int place, Object value) {}

  @FunctionalInterface
  private interface OfLine {
    Object of(List<Spot> line);
  }

  static Optional<Native> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static CubeValue cube(Native.Call c) {
    return c.get(0, CubeValue.class);
  }

  // ---- cell by cell

  /** Axes of one name are one axis: of two cubes only the cells that both have come together. */
  static CubeValue forEachCell(Ir.ForEachCell f, Frame frame, Evaluator evaluator) {
    var cubes = new ArrayList<CubeValue>();
    for (Ir.Loop loop : f.cubes()) {
      cubes.add((CubeValue) evaluator.evaluate(loop.list(), frame));
    }
    List<CubeValue.Axis> axes = together(cubes, f.span());
    int[][] strides = new int[cubes.size()][axes.size()];
    for (int c = 0; c < strides.length; c++) {
      for (int a = 0; a < axes.size(); a++) {
        String name = axes.get(a).name();
        strides[c][a] = cubes.get(c).axis(name).isPresent() ? cubes.get(c).stride(name) : 0;
      }
    }
    Frame own = frame.copy();
    return new CubeValue(
        axes,
        index -> {
          int[] places = CubeValue.places(axes, index);
          for (int c = 0; c < strides.length; c++) {
            int at = 0;
            for (int a = 0; a < places.length; a++) {
              at += strides[c][a] * places[a];
            }
            Optional<Object> cell = cubes.get(c).cell(at);
            if (cell.isEmpty()) {
              return null;
            }
            own.set(f.cubes().get(c).slot(), cell.get());
          }
          return evaluator.evaluate(f.body(), own);
        });
  }

  private static List<CubeValue.Axis> together(List<CubeValue> cubes, Span span) {
    var axes = new LinkedHashMap<String, CubeValue.Axis>();
    for (CubeValue cube : cubes) {
      for (CubeValue.Axis axis : cube.axes()) {
        CubeValue.Axis earlier = axes.putIfAbsent(axis.name(), axis);
        if (earlier != null && !samePlaces(earlier, axis)) {
          throw new Problem(
              Diagnostic.error(
                      "study/places",
                      "these two have different places on the axis `" + axis.name() + "`",
                      span,
                      "one has " + earlier.places() + ", the other " + axis.places())
                  .withHint("slice both alike, as in `x(" + axis.name() + ": [...])`"));
        }
      }
    }
    return List.copyOf(axes.values());
  }

  private static boolean samePlaces(CubeValue.Axis a, CubeValue.Axis b) {
    boolean same = a.size() == b.size();
    for (int i = 0; same && i < a.size(); i++) {
      same = Labels.same(a.coordinates().get(i), b.coordinates().get(i), i);
    }
    return same;
  }

  // ---- along an axis

  private static CubeValue coordinates(CubeValue cube, String axis) {
    CubeValue.Axis a = cube.axis(axis).orElseThrow();
    return new CubeValue(List.of(a), i -> a.coordinates().get(i));
  }

  private static Object along(Native.Call c, OfLine f) {
    CubeValue cube = cube(c);
    String name = c.get(1, String.class);
    int length = cube.axis(name).orElseThrow().size();
    int stride = cube.stride(name);
    List<CubeValue.Axis> left = cube.axes().stream().filter(a -> !a.name().equals(name)).toList();
    if (left.isEmpty()) {
      List<Spot> line = line(c, 0, stride, length);
      if (line.isEmpty()) {
        throw new Problem(Slices.leftOut("all of these cells", c.span()));
      }
      return f.of(line);
    }
    return new CubeValue(
        left,
        index -> {
          // The index without the axis, spread around the place where the axis stood.
          int at = index / stride * stride * length + index % stride;
          List<Spot> line = line(c, at, stride, length);
          return line.isEmpty() ? null : f.of(line);
        });
  }

  private static List<Spot> line(Native.Call c, int from, int stride, int length) {
    var line = new ArrayList<Spot>(length);
    for (int i = 0; i < length; i++) {
      Optional<Object> cell = cube(c).cell(from + i * stride);
      if (cell.isPresent()) {
        if (Double.isNaN(Numbers.of(cell.get()))) {
          throw new Problem(
              Diagnostic.error(
                      "value/impossible",
                      "a cell of this is not a number",
                      c.span(),
                      "it cannot be compared with others")
                  .withHint("look for a division of 0 by 0"));
        }
        line.add(new Spot(i, cell.get()));
      }
    }
    return line;
  }

  /** Returns the best of a line; several where they are equal. */
  private static List<Spot> best(List<Spot> line, boolean high) {
    var best = new ArrayList<Spot>();
    double value = Double.NaN;
    for (Spot s : line) {
      double v = Numbers.of(s.value());
      if (best.isEmpty() || (high ? v > value : v < value)) {
        best.clear();
        value = v;
      }
      if (v == value) {
        best.add(s);
      }
    }
    return best;
  }

  private static Object where(Native.Call c, boolean high) {
    CubeValue.Axis axis = cube(c).axis(c.get(1, String.class)).orElseThrow();
    String tied = c.get(2, String.class);
    return along(
        c,
        line -> {
          List<Spot> best = best(line, high);
          return best.size() == 1 ? axis.label(best.getFirst().place()) : tied;
        });
  }

  /** The mean of cells on the same paths has no error that their own errors could tell. */
  private static Object average(List<Spot> line) {
    double sum = 0.0;
    boolean simulated = false;
    long paths = 0;
    for (Spot s : line) {
      sum += Numbers.of(s.value());
      if (s.value() instanceof Estimate e) {
        simulated = true;
        paths = e.paths();
      }
    }
    double mean = sum / line.size();
    return simulated ? new Estimate(mean, Double.NaN, paths) : (Object) mean;
  }

  /** 1 for the lowest; equals share the better rank. */
  private static Object rank(Native.Call c) {
    CubeValue cube = cube(c);
    String name = c.get(1, String.class);
    int length = cube.axis(name).orElseThrow().size();
    int stride = cube.stride(name);
    return new CubeValue(
        cube.axes(),
        index -> {
          Optional<Object> own = cube.cell(index);
          if (own.isEmpty()) {
            return null;
          }
          int from = index - index / stride % length * stride;
          double value = Numbers.of(own.get());
          long better =
              line(c, from, stride, length).stream()
                  .filter(s -> Numbers.of(s.value()) < value)
                  .count();
          return 1.0 + better;
        });
  }

  private static Object arranged(Native.Call c) {
    CubeValue cube = cube(c);
    String first = c.get(1, String.class);
    var axes = new ArrayList<CubeValue.Axis>();
    axes.add(cube.axis(first).orElseThrow());
    cube.axes().stream().filter(a -> !a.name().equals(first)).forEach(axes::add);
    int[] strides = axes.stream().mapToInt(a -> cube.stride(a.name())).toArray();
    return new CubeValue(
        axes,
        index -> {
          int[] places = CubeValue.places(axes, index);
          int at = 0;
          for (int a = 0; a < places.length; a++) {
            at += strides[a] * places[a];
          }
          return cube.cell(at).orElse(null);
        });
  }

  // ---- all cells

  /** How often each value stands in a cube, the most frequent first. */
  private static Object tally(CubeValue cube, Type.CubeOf type) {
    var counts = new TreeMap<String, Long>();
    var values = new HashMap<String, Object>();
    for (Object value : cube.values()) {
      String label = Labels.of(value, type.element(), 0);
      counts.merge(label, 1L, Long::sum);
      values.putIfAbsent(label, value);
    }
    long total = cube.values().size();
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(e -> {
          var row = new LinkedHashMap<String, Object>();
          row.put("value", plain(Objects.requireNonNull(values.get(e.getKey())), e.getKey()));
          row.put("count", (double) e.getValue());
          row.put("share", (double) e.getValue() / total);
          return (Object) row;
        })
        .toList();
  }

  /** A row for each cell. */
  private static Object rows(CubeValue cube) {
    var rows = new ArrayList<Object>();
    for (int i = 0; i < cube.size(); i++) {
      Optional<Object> cell = cube.cell(i);
      if (cell.isPresent()) {
        var row = new LinkedHashMap<String, Object>();
        int[] places = cube.places(i);
        for (int a = 0; a < places.length; a++) {
          CubeValue.Axis axis = cube.axes().get(a);
          row.put(axis.name(), plain(axis.coordinates().get(places[a]), axis.label(places[a])));
        }
        row.put("value", cell.get());
        rows.add(row);
      }
    }
    return rows;
  }

  /** What has a name is shown by it. */
  private static Object plain(Object value, String label) {
    boolean plain =
        value instanceof Double
            || value instanceof Estimate
            || value instanceof Boolean
            || value instanceof LocalDate;
    return plain ? value : label;
  }
}
