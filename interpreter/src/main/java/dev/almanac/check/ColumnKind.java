package dev.almanac.check;

import dev.almanac.data.Layout.Form;
import dev.almanac.type.Type;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** How a plan may declare a column of a data file. */
enum ColumnKind {
  TEXT(Form.TEXT, Plain.TEXT),
  TRUTH(Form.TRUTH, Plain.TRUTH),
  NUMBER(Form.NUMBER, Types.NUMBER),
  WHOLE(Form.WHOLE, Types.WHOLE),
  DECIMAL(Form.DECIMAL, Types.RATIO),
  PERCENT(Form.PERCENT, Types.RATIO),
  /** In the money of the declaration, so its type is made there. */
  MONEY(Form.MONEY, Types.NUMBER),
  DATE(Form.DATE, Plain.DATE),
  /** The first day of the month. */
  MONTH(Form.MONTH, Plain.DATE),
  YEAR(Form.YEAR, Types.WHOLE),
  /** Of several columns of the file: what a day's row gives of a yield curve. */
  MATURITIES(Form.DECIMAL, new Type.ListOf(new Type.RecordOf(knot()))),
  RETURNS(Form.DECIMAL, Plain.RETURNS),
  INDEX(Form.NUMBER, Plain.RETURNS),
  PRICE(Form.NUMBER, Plain.RETURNS),
  YIELDS(Form.DECIMAL, Plain.RETURNS);

  static final String YEARS = "years";
  static final String YIELD = "yield";

  @SuppressWarnings("ImmutableEnumChecker") // types are values
  final Type type;

  final Form form;

  ColumnKind(Form form, Type type) {
    this.form = form;
    this.type = type;
  }

  private static SequencedMap<String, Type> knot() {
    var fields = new LinkedHashMap<String, Type>();
    fields.put(YEARS, Types.NUMBER);
    fields.put(YIELD, Types.RATIO);
    return fields;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a column of this kind gives returns. */
  boolean isReturns() {
    return type == Plain.RETURNS;
  }

  /** Returns whether a return is told from two rows. */
  boolean isLevel() {
    return this == INDEX || this == PRICE || this == YIELDS;
  }

  /** Returns whether the plan must say if 1.2 is 1.2 % or 120 %. */
  boolean needsUnit() {
    return this == RETURNS || this == YIELDS || this == MATURITIES;
  }

  /** Returns what is given by name, beside the header. */
  Optional<String> parameter() {
    return switch (this) {
      case PRICE -> Optional.of("dividend");
      case YIELDS -> Optional.of("duration");
      default -> Optional.empty();
    };
  }

  /** Returns how a column of this kind is declared, for a hint. */
  String example(String column) {
    String value =
        switch (this) {
          case RETURNS -> "returns(\"...\", percent)";
          case PRICE -> "price(\"...\", dividend: \"...\")";
          case YIELDS -> "yields(\"...\", percent, duration: 10)";
          case MATURITIES -> "maturities({DGS1: 1, DGS10: 10}, percent)";
          default -> word() + "(\"...\")";
        };
    return "`" + column + ": " + value + "`";
  }

  static Optional<ColumnKind> of(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ColumnKind::word).toList();
  }
}
