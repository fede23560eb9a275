package dev.almanac.check;

import dev.almanac.check.CheckColumns.Column;
import dev.almanac.data.DataTable;
import dev.almanac.data.Layout;
import dev.almanac.data.Layout.Timing;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.finance.Returns;
import dev.almanac.finance.Yields;
import dev.almanac.library.DataValue;
import dev.almanac.library.ReturnsValue;
import dev.almanac.type.Unit.Basis;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Makes of what was read the value that a plan works with. */
final class AssembleData {

  private static final int MONTHS = 12;

  private final Layout layout;
  private final List<Column> columns;
  private final Basis basis;
  private final Checker checker;
  private final int stepsPerYear;

  AssembleData(Layout layout, List<Column> columns, Basis basis, Checker checker) {
    this.layout = layout;
    this.columns = columns;
    this.basis = basis;
    this.checker = checker;
    this.stepsPerYear = layout.timing().map(Timing::step).map(s -> MONTHS / s).orElse(0);
  }

  DataValue of(DataTable table) {
    var values = new LinkedHashMap<String, Object>();
    for (Column c : columns) {
      values.put(c.name(), c.kind().isReturns() ? returns(c, table) : cells(c, table));
    }
    return new DataValue(
        layout.name(), values, table.rows(), stepsPerYear, table.first(), basis, table.sha256());
  }

  private ReturnsValue returns(Column c, DataTable table) {
    double[] figures = table.numbers(c.field());
    double[] simple =
        switch (c.kind()) {
          case INDEX -> ofPrices(figures, new double[table.rows()]);
          case PRICE -> ofPrices(figures, table.numbers(c.field() + 1));
          case YIELDS -> ofYields(c, table);
          default -> figures;
        };
    Basis own = c.name().equals(DataValue.INFLATION) ? Basis.NONE : basis;
    return new ReturnsValue(c.name(), simple, stepsPerYear, table.first(), own);
  }

  private double[] ofPrices(double[] prices, double[] dividends) {
    // The first level is that of the row before the first step, where no dividend is needed.
    double[] paid = new double[prices.length];
    System.arraycopy(dividends, 0, paid, 1, dividends.length);
    return Returns.total(prices, paid, stepsPerYear);
  }

  private double[] ofYields(Column c, DataTable table) {
    double[] simple = Yields.returns(table.numbers(c.field()), stepsPerYear, c.duration());
    for (int i = 0; i < simple.length; i++) {
      if (simple[i] <= -1.0) {
        int month = table.first() + i * MONTHS / stepsPerYear;
        String when = layout.timing().map(t -> t.words(month)).orElse("");
        checker.report(
            Diagnostic.error(
                    "data/limit",
                    "these yields change too much for such a duration",
                    c.span(),
                    "in " + when + " the bond would lose all of its value, or more")
                .withHint("write `percent` if 1.2 in the file is 1.2 %"));
        return simple;
      }
    }
    return simple;
  }

  private static List<?> cells(Column c, DataTable table) {
    return switch (c.kind()) {
      case TEXT -> table.texts(c.field());
      case TRUTH -> new Cells(table.numbers(c.field()), v -> v != 0.0);
      case DATE -> new Cells(table.numbers(c.field()), v -> LocalDate.ofEpochDay((long) v));
      case MATURITIES -> new Curves(c, table);
      case MONTH -> new Cells(table.numbers(c.field()), AssembleData::firstDay);
      default -> new Cells(table.numbers(c.field()), v -> v);
    };
  }

  private static LocalDate firstDay(double month) {
    int count = (int) month;
    return LocalDate.of(Math.floorDiv(count, MONTHS), Math.floorMod(count, MONTHS) + 1, 1);
  }

  /** What each row gives of a curve: a maturity whose cell is empty is not part of it. */
  private static final class Curves extends AbstractList<Object> implements RandomAccess {
    private final List<Double> years;
    private final List<double[]> yields;
    private final int rows;

    Curves(Column column, DataTable table) {
      this.years = column.years();
      this.yields =
          IntStream.range(0, years.size())
              .mapToObj(i -> table.numbers(column.field() + i))
              .toList();
      this.rows = table.rows();
    }

    @Override
    public Object get(int row) {
      return IntStream.range(0, years.size())
          .filter(i -> !Double.isNaN(yields.get(i)[row]))
          .mapToObj(i -> knot(years.get(i), yields.get(i)[row]))
          .toList();
    }

    private static Map<String, Object> knot(double years, double yield) {
      var knot = new LinkedHashMap<String, Object>();
      knot.put(ColumnKind.YEARS, years);
      knot.put(ColumnKind.YIELD, yield);
      return knot;
    }

    @Override
    public int size() {
      return rows;
    }
  }

  /** Cells as values, made when they are asked for: a column of numbers takes far less room. */
  private static final class Cells extends AbstractList<Object> implements RandomAccess {
    private final double[] values;
    private final DoubleFunction<Object> value;

    Cells(double[] values, DoubleFunction<Object> value) {
      this.values = values;
      this.value = value;
    }

    @Override
    public Object get(int index) {
      return value.apply(values[index]);
    }

    @Override
    public int size() {
      return values.length;
    }
  }
}
