package dev.almanac.check;

import dev.almanac.check.CheckColumns.Column;
import dev.almanac.data.DataFile;
import dev.almanac.data.DataTable;
import dev.almanac.data.Layout;
import dev.almanac.data.Layout.Timing;
import dev.almanac.data.ReadTable;
import dev.almanac.data.Unreadable;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.library.DataValue;
import dev.almanac.model.Expression;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import dev.almanac.type.Unit;
import dev.almanac.type.Unit.Basis;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks data declarations, and reads their files: what is wrong with a file is told as early. */
final class CheckData {

  private static final Set<String> SETTINGS =
      Set.of("every", "basis", "from", "until", "separator");

  private final Checker checker;

  CheckData(Checker checker) {
    this.checker = checker;
  }

  Expression check(Ast.Data d, Source importer) {
    if (!d.format().text().equals("csv")) {
      return checker.wrong(
          Diagnostic.error(
                  "data/format",
                  "there is no data format `" + d.format().text() + "`",
                  d.format().span(),
                  "unknown")
              .withHint("save the file as CSV, and write `csv`"));
    }
    return new Declaration(d, importer).check();
  }

  /** One declaration while it is checked. */
  private final class Declaration {
    private final Ast.Data data;
    private final Source importer;
    private final CheckTiming timing = new CheckTiming(checker);
    private char separator = ',';
    private Basis basis = checker.basis;

    Declaration(Ast.Data data, Source importer) {
      this.data = data;
      this.importer = importer;
    }

    Expression check() {
      int before = checker.diagnostics.count();
      for (Ast.Entry e : data.entries()) {
        if (SETTINGS.contains(e.key().text())) {
          readSetting(e);
        }
      }
      var columns = new CheckColumns(checker, Types.of(Unit.money(basis)));
      data.entries().stream().filter(e -> !SETTINGS.contains(e.key().text())).forEach(columns::add);
      if (columns.columns().isEmpty()) {
        return noColumns();
      }
      Optional<Timing> times = timing.of(columns.columns(), data.name());
      Type type = type(columns.columns());
      boolean wrong = checker.diagnostics.count() > before;
      if (wrong) {
        return Checker.unknown(data.span());
      }
      var layout =
          new Layout(data.name().text(), separator, columns.fields(), times, data.name().span());
      // What the columns are is known even if their file is wrong: the plan is checked on.
      return read(layout, columns.columns())
          .<Expression>map(value -> new Expression.Constant(value, type, data.span()))
          .orElseGet(() -> new Expression.Constant(0.0, type, data.span()));
    }

    private Expression noColumns() {
      return checker.wrong(
          Diagnostic.error(
                  "data/columns",
                  "`" + data.name().text() + "` declares no columns",
                  data.name().span(),
                  "nothing is read")
              .withHint("add one, as in `stocks: returns(\"Header in the file\", percent)`"));
    }

    private void readSetting(Ast.Entry e) {
      switch (e.key().text()) {
        case "basis" -> basis = checker.markets.basis(e.value()).orElse(basis);
        case "separator" -> separator = separator(e);
        default -> timing.read(e);
      }
    }

    private char separator(Ast.Entry e) {
      if (e.value() instanceof Ast.Text t
          && t.value().length() == 1
          && t.value().charAt(0) != '"') {
        return t.value().charAt(0);
      }
      checker.report(
          Diagnostic.error(
                  "data/separator", "a separator is one character", e.value().span(), "not one")
              .withHint("write `separator: \";\"`, or `separator: \"\\t\"` for tabs"));
      return separator;
    }

    private static Type type(List<Column> columns) {
      var types = new LinkedHashMap<String, Type>();
      columns.forEach(c -> types.put(c.name(), c.type()));
      return new Type.DataOf(types);
    }

    private Optional<DataValue> read(Layout layout, List<Column> columns) {
      String declared = data.file().map(Ast.Text::value).orElse("");
      Optional<Path> given = Optional.ofNullable(checker.filesGiven.get(data.name().text()));
      if (given.isEmpty() && data.file().isEmpty()) {
        checker.report(
            Diagnostic.error(
                    "data/file",
                    "nothing says which file `" + data.name().text() + "` is",
                    data.format().span(),
                    "without a file")
                .withHint(
                    "name it, as in `csv(\"returns.csv\")`, or give it on the command line: `--data"
                        + " "
                        + data.name().text()
                        + "=FILE`"));
        return Optional.empty();
      }
      try {
        DataFile file =
            given.isPresent()
                ? DataFile.given(given.get(), declared)
                : checker.imports.data(declared, importer);
        Optional<DataTable> table = ReadTable.read(file, layout, checker.limits, checker::report);
        if (table.isPresent()) {
          remember(file, table.get());
        }
        return table.map(t -> new AssembleData(layout, columns, basis, checker).of(t));
      } catch (Unreadable e) {
        checker.report(unreadable(given, e));
        return Optional.empty();
      }
    }

    /** One file has one hash: what was read twice must have been the same. */
    private void remember(DataFile file, DataTable table) throws Unreadable {
      String before = checker.filesRead.put(file.name(), table.sha256());
      if (before != null && !before.equals(table.sha256())) {
        throw Unreadable.changed();
      }
    }

    private Diagnostic unreadable(Optional<Path> given, Unreadable why) {
      String name = data.name().text();
      String title = "the file of `" + name + "` cannot be read";
      if (given.isEmpty()) {
        Span span = data.file().map(Ast.Text::span).orElse(data.name().span());
        return Diagnostic.error("data/file", title, span, why.getMessage())
            .withHint("another file is given on the command line: `--data " + name + "=FILE`");
      }
      String option = name + "=" + given.get();
      var span = new Span(Source.of("--data", option), name.length() + 1, option.length());
      return Diagnostic.error("data/file", title, span, why.getMessage())
          .withLabel(data.name().span(), "declared here");
    }
  }

  /** Reports files given for data that the plan does not declare. */
  void rejectUnknown(List<String> declared) {
    for (Map.Entry<String, Path> each : checker.filesGiven.entrySet()) {
      String name = each.getKey();
      if (!declared.contains(name)) {
        var source = Source.of("--data", name + "=" + each.getValue());
        checker.report(
            Suggest.withSuggestion(
                Diagnostic.error(
                    "data/name",
                    "the plan has no data `" + name + "`",
                    new Span(source, 0, name.length()),
                    declared.isEmpty() ? "it has none" : "it has " + String.join(", ", declared)),
                name,
                declared));
      }
    }
  }
}
