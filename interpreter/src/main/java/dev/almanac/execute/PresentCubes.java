package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.Problem;
import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets out cubes: the first axis as rows, the combinations of the others as columns. */
final class PresentCubes {

  private static final int MOST_COLUMNS = 100;

  private PresentCubes() {}

  static Shown table(String title, CubeValue cube, Type type, Span span) {
    Type element = type instanceof Type.CubeOf c ? c.element() : Types.NUMBER;
    CubeValue.Axis rows = cube.axes().getFirst();
    int columns = cube.size() / Math.max(1, rows.size());
    if (columns > MOST_COLUMNS) {
      throw new Problem(
          Diagnostic.error(
                  "limit/columns",
                  "this table is too wide",
                  span,
                  "%,d columns; at most %,d".formatted(columns, MOST_COLUMNS))
              .withHint(narrower(cube)));
    }
    var header = new ArrayList<String>();
    header.add(rows.name());
    for (int c = 0; c < columns; c++) {
      header.add(header(cube, c));
    }
    var lines = new ArrayList<List<Cell>>();
    for (int r = 0; r < rows.size(); r++) {
      var line = new ArrayList<Cell>();
      line.add(coordinate(rows, r));
      for (int c = 0; c < columns; c++) {
        line.add(cell(cube.cell(r * columns + c), element));
      }
      lines.add(line);
    }
    return new Shown.Table(title, header, lines, span);
  }

  /** Another axis may make few enough columns as it is. */
  private static String narrower(CubeValue cube) {
    Optional<String> other =
        cube.axes().stream()
            .filter(a -> cube.size() / a.size() <= MOST_COLUMNS)
            .map(CubeValue.Axis::name)
            .findFirst();
    return other
        .map(a -> "put another axis first, `arranged(x, rows: " + a + ")`, or choose some places")
        .orElse(
            "choose some places, as in `x("
                + cube.axes().getLast().name()
                + ": [...])`, or show `rows(...)`, a line for each cell");
  }

  static Shown heatMap(String title, CubeValue cube, Type type, Span span) {
    var data = (Shown.Table) table("", cube, type, span);
    List<CubeValue.Axis> axes = cube.axes();
    return new Shown.HeatMap(title, axes.get(0).name(), axes.get(1).name(), data, span);
  }

  private static String header(CubeValue cube, int column) {
    if (cube.axes().size() == 1) {
      return "value";
    }
    int[] places = cube.places(column);
    var words = new ArrayList<String>();
    for (int a = 1; a < places.length; a++) {
      words.add(cube.axes().get(a).label(places[a]));
    }
    return String.join(", ", words);
  }

  private static Cell coordinate(CubeValue.Axis axis, int place) {
    Object value = axis.coordinates().get(place);
    return axis.type() instanceof Type.Quantity
        ? Cells.of(value, axis.type())
        : new Cell.Label(axis.label(place));
  }

  private static Cell cell(Optional<Object> value, Type element) {
    if (value.isEmpty()) {
      return new Cell.Missing();
    }
    return switch (value.get()) {
      case OutcomeValue o -> Cells.figure(Statistics.failure(o, o.horizon()), Types.RATIO);
      case Object v -> Cells.of(v, element);
    };
  }
}
