package dev.almanac.report;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A JSON value, written as RFC 8785 asks: no blanks, keys sorted, one text for one value. */
public sealed interface Json {

  /** The integers up to here are exact in every reader of JSON. */
  long LARGEST_EXACT = (1L << 53) - 1;

  /** Values by name, which Java compares as the RFC does: by UTF-16 units. */
  record Members(SortedMap<String, Json> values) implements Json {

    /** Adds one and returns these. */
    Members put(String name, Json value) {
      values.put(name, value);
      return this;
    }
  }

  /** Values in their order. */
  record Elements(List<Json> values) implements Json {}

  /** A finite number. */
  record Decimal(double value) implements Json {}

  /** A text. */
  record Text(String value) implements Json {}

  /** Yes or no. */
  record Truth(boolean value) implements Json {}

  /** Nothing. */
  record Null() implements Json {}

  /** Returns an object without members. */
  static Members members() {
    return new Members(new TreeMap<>());
  }

  /** Returns the elements made from {@code items}. */
  static <T> Json array(List<T> items, Function<? super T, ? extends Json> element) {
    return new Elements(items.stream().<Json>map(element).toList());
  }

  static Json of(String text) {
    return new Text(text);
  }

  static Json of(boolean value) {
    return new Truth(value);
  }

  /** Returns a number, or the word for what is none: {@code "none"}, {@code "infinite"}. */
  static Json of(double value) {
    return Double.isFinite(value) ? new Decimal(value) : new Text(EcmaNumber.orWord(value));
  }

  /** Returns a number, or its digits as a text where a double could not hold them all. */
  static Json of(long value) {
    boolean exact = value >= -LARGEST_EXACT && value <= LARGEST_EXACT;
    return exact ? new Decimal(value) : new Text(Long.toString(value));
  }

  /** Returns the canonical text. */
  default String write() {
    var out = new StringBuilder();
    write(this, out, "");
    return out.toString();
  }

  /** Returns the same, but each part of a list on a line of its own, for whoever reads changes. */
  default String writeLines() {
    var out = new StringBuilder();
    write(this, out, "\n");
    return out.append('\n').toString();
  }

  private static void write(Json json, StringBuilder out, String lineEnd) {
    switch (json) {
      case Members m -> members(m.values(), out, lineEnd);
      case Elements e -> elements(e.values(), out, lineEnd);
      case Decimal d -> out.append(EcmaNumber.text(d.value()));
      case Text t -> quote(t.value(), out);
      case Truth t -> out.append(t.value());
      case Null _ -> out.append("null");
    }
  }

  private static void members(SortedMap<String, Json> values, StringBuilder out, String lineEnd) {
    String separator = "{";
    for (var member : values.entrySet()) {
      out.append(separator);
      quote(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out, lineEnd);
      separator = ",";
    }
    out.append(values.isEmpty() ? "{}" : "}");
  }

  private static void elements(List<Json> values, StringBuilder out, String lineEnd) {
    String separator = "[";
    for (Json value : values) {
      out.append(separator);
      write(value, out, lineEnd);
      separator = "," + (value instanceof Members || value instanceof Elements ? lineEnd : "");
    }
    out.append(values.isEmpty() ? "[]" : "]");
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    text.codePoints().forEach(c -> out.append(escaped(c)));
    out.append('"');
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> plain(c);
    };
  }

  private static String plain(int c) {
    if (c < 0x20) {
      return "\\u00" + (c < 0x10 ? "0" : "1") + Character.forDigit(c & 0xF, 16);
    }
    // Half a surrogate pair has no UTF-8.
    boolean half = Character.getType(c) == Character.SURROGATE;
    return half ? "\uFFFD" : Character.toString(c);
  }
}
