package dev.almanac.check;

import dev.almanac.data.Layout.Field;
import dev.almanac.data.Layout.Form;
import dev.almanac.data.Layout.Limit;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Checks how a plan declares the columns of a data file. */
final class CheckColumns {

  /**
   * A column as declared.
   *
   * @param field the place of its cells among the fields; those of dividends follow it
   * @param duration of yields
   * @param years of maturities, each with a field
   */
  record Column(
      String name,
      ColumnKind kind,
      int field,
      double duration,
      List<Double> years,
      Type type,
      Span span) {}

  private static final String SHILLER = "shiller";

  private final Checker checker;
  private final Type money;
  private final List<Column> columns = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();

  CheckColumns(Checker checker, Type money) {
    this.checker = checker;
    this.money = money;
  }

  List<Column> columns() {
    return columns;
  }

  List<Field> fields() {
    return fields;
  }

  /** Checks {@code key: kind} or {@code key: kind("Header", ...)}. */
  void add(Ast.Entry e) {
    String name = e.key().text();
    if (columns.stream().anyMatch(c -> c.name().equals(name))) {
      checker.report(
          Diagnostic.error(
              "name/twice",
              "the column `" + name + "` stands twice",
              e.key().span(),
              "again here"));
      return;
    }
    Optional<Ast.Reference> word =
        switch (e.value()) {
          case Ast.Reference r -> Optional.of(r);
          case Ast.Call c when c.target() instanceof Ast.Reference r -> Optional.of(r);
          default -> Optional.empty();
        };
    Optional<ColumnKind> kind = word.flatMap(w -> ColumnKind.of(w.name()));
    if (kind.isEmpty()) {
      checker.report(unknown(e, word));
      return;
    }
    new Reading(e, kind.get()).read();
  }

  private static Diagnostic unknown(Ast.Entry e, Optional<Ast.Reference> word) {
    Diagnostic d =
        Diagnostic.error(
                "data/kind",
                "how is the column `" + e.key().text() + "` written?",
                e.value().span(),
                "no kind of column")
            .withExplanation("The kinds are " + String.join(", ", ColumnKind.words()) + ".");
    return word.map(w -> Suggest.withSuggestion(d, w.name(), ColumnKind.words())).orElse(d);
  }

  /** The arguments of one kind. */
  private final class Reading {
    private final Ast.Entry entry;
    private final ColumnKind kind;
    private final String name;
    private String header;
    private String dividend = "";
    private Optional<Form> unit = Optional.empty();
    private double duration = Double.NaN;
    private final SequencedMap<String, Double> maturities = new LinkedHashMap<>();
    private boolean wrong = false;

    Reading(Ast.Entry entry, ColumnKind kind) {
      this.entry = entry;
      this.kind = kind;
      this.name = entry.key().text();
      this.header = name;
    }

    void read() {
      List<Ast.Argument> arguments =
          entry.value() instanceof Ast.Call c ? c.arguments() : List.of();
      for (int i = 0; i < arguments.size(); i++) {
        argument(arguments.get(i), i == 0);
      }
      if (wrong) {
        return;
      }
      if (kind.needsUnit() && unit.isEmpty()) {
        checker.report(
            Diagnostic.error(
                    "data/unit",
                    "is a figure of `" + name + "` 0.012 or 1.2?",
                    entry.value().span(),
                    "the unit is not said")
                .withHint(
                    "add `decimal` if 0.012 means 1.2 %, `percent` if 1.2 does: "
                        + kind.example(name)));
      } else if (kind == ColumnKind.PRICE && dividend.isEmpty()) {
        missing("the dividends of a price are declared with it");
      } else if (kind == ColumnKind.YIELDS && Double.isNaN(duration)) {
        missing("the return of a bond is told from its yield and its duration");
      } else if (kind == ColumnKind.MATURITIES && maturities.isEmpty()) {
        missing("a maturity is a column of the file, and the years that it stands for");
      } else {
        addFields();
      }
    }

    private void missing(String why) {
      String parameter = kind.parameter().orElse("{...}");
      Diagnostic d =
          Diagnostic.error(
                  "data/argument",
                  "`" + kind.word() + "` needs `" + parameter + "`",
                  entry.value().span(),
                  "not given")
              .withExplanation(Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
      checker.report(
          d.withHint(
              kind == ColumnKind.PRICE
                  ? "write "
                      + kind.example(name)
                      + ", or `index` if the price has everything reinvested"
                  : "write " + kind.example(name)));
    }

    private void argument(Ast.Argument a, boolean first) {
      String named = a.name().map(Ast.Name::text).orElse("");
      boolean known = kind.parameter().filter(named::equals).isPresent();
      switch (a.value()) {
        case Ast.RecordLiteral r
            when named.isEmpty()
                && first
                && kind == ColumnKind.MATURITIES
                && r.fields().stream().map(f -> f.key().text()).distinct().count()
                    == r.fields().size()
                && r.fields().stream().allMatch(f -> years(f.value()) > 0.0) ->
            r.fields().forEach(f -> maturities.put(f.key().text(), years(f.value())));
        case Ast.Text t when named.isEmpty() && first && kind != ColumnKind.MATURITIES ->
            header = t.value();
        case Ast.Text t when known && kind == ColumnKind.PRICE -> dividend = t.value();
        case Ast.Numeral n when known && kind == ColumnKind.YIELDS && isPlain(n) ->
            duration = n.value();
        case Ast.WithUnit w
            when known
                && kind == ColumnKind.YIELDS
                && w.unit().startsWith("year")
                && w.value() instanceof Ast.Numeral n
                && isPlain(n) ->
            duration = n.value();
        case Ast.Reference r when named.isEmpty() && kind.needsUnit() && isUnit(r.name()) ->
            unit = Optional.of(r.name().equals("percent") ? Form.PERCENT : Form.DECIMAL);
        case Ast.Reference r
            when named.isEmpty() && kind == ColumnKind.MONTH && r.name().equals(SHILLER) ->
            unit = Optional.of(Form.SHILLER);
        default -> {
          wrong = true;
          checker.report(
              Diagnostic.error(
                      "data/argument",
                      "`" + kind.word() + "` does not take this",
                      a.span(),
                      "not understood")
                  .withHint("write " + kind.example(name)));
        }
      }
    }

    /** Returns the years that a maturity says, written as 10, 10 years or 6 months; else 0. */
    private static double years(Ast.Expression e) {
      return switch (e) {
        case Ast.Numeral n when isPlain(n) -> n.value();
        case Ast.WithUnit w
            when w.unit().startsWith("year") && w.value() instanceof Ast.Numeral n && isPlain(n) ->
            n.value();
        case Ast.WithUnit w
            when w.unit().startsWith("month") && w.value() instanceof Ast.Numeral n && isPlain(n) ->
            n.value() / 12.0;
        default -> 0.0;
      };
    }

    private static boolean isPlain(Ast.Numeral n) {
      return n.kind() == Ast.NumeralKind.WHOLE || n.kind() == Ast.NumeralKind.DECIMAL;
    }

    private static boolean isUnit(String word) {
      return word.equals("percent") || word.equals("decimal");
    }

    private void addFields() {
      Limit limit =
          switch (kind) {
            case RETURNS -> Limit.ABOVE_MINUS_ONE;
            case INDEX, PRICE -> Limit.ABOVE_ZERO;
            default -> Limit.NONE;
          };
      Type type = kind == ColumnKind.MONEY ? money : kind.type;
      List<Double> years = List.copyOf(maturities.values());
      columns.add(new Column(name, kind, fields.size(), duration, years, type, entry.span()));
      Form form = unit.orElse(kind.form);
      if (kind == ColumnKind.MATURITIES) {
        maturities
            .keySet()
            .forEach(h -> fields.add(new Field(h, form, limit, false, true, entry.span())));
        return;
      }
      fields.add(new Field(header, form, limit, kind.isLevel(), false, entry.span()));
      if (kind == ColumnKind.PRICE) {
        fields.add(
            new Field(dividend, Form.NUMBER, Limit.NOT_NEGATIVE, false, false, entry.span()));
      }
    }
  }
}
