package dev.almanac.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of a page, as a tree. Whatever is text is escaped where the tree is written, so nothing
 * that a plan says can become an element, an attribute or a script.
 */
sealed interface Html {

  /** An element; its attributes are names and values in turn. */
  record Element(String name, List<String> attributes, List<Html> children) implements Html {

    /** Adds parts and returns this. */
    Element add(Html... parts) {
      children.addAll(List.of(parts));
      return this;
    }

    Element add(List<? extends Html> parts) {
      children.addAll(parts);
      return this;
    }

    /** Adds a text and returns this. */
    Element add(String text) {
      children.add(new Text(text));
      return this;
    }

    /** Sets an attribute and returns this. */
    Element with(String attribute, String value) {
      attributes.add(attribute);
      attributes.add(value);
      return this;
    }

    Element with(String attribute, double coordinate) {
      return with(attribute, number(coordinate));
    }
  }

  /** A text. */
  record Text(String text) implements Html {}

  /** A text of our own that stands as it is: a style sheet or a script. */
  record Verbatim(String text) implements Html {}

  static Element of(String name) {
    return new Element(name, new ArrayList<>(), new ArrayList<>());
  }

  static Element of(String name, String styleClass) {
    return of(name).with("class", styleClass);
  }

  static Element of(String name, String styleClass, String text) {
    return of(name, styleClass).add(text);
  }

  /** Returns a coordinate of a picture: a tenth of a pixel is enough. */
  static String number(double value) {
    double tenths = Math.rint(value * 10);
    long whole = (long) tenths;
    String sign = whole < 0 ? "-" : "";
    long size = Math.abs(whole);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  /** Returns the text of the page. */
  default String write() {
    var out = new StringBuilder();
    write(this, out);
    return out.toString();
  }

  private static void write(Html html, StringBuilder out) {
    switch (html) {
      case Text t -> escape(t.text(), out);
      case Verbatim v -> out.append(v.text());
      case Element e -> {
        out.append('<').append(e.name());
        for (int i = 0; i < e.attributes().size(); i += 2) {
          out.append(' ').append(e.attributes().get(i)).append("=\"");
          escape(e.attributes().get(i + 1), out);
          out.append('"');
        }
        out.append('>');
        e.children().forEach(c -> write(c, out));
        if (!isVoid(e.name())) {
          out.append("</").append(e.name()).append('>').append(isBlock(e.name()) ? "\n" : "");
        }
      }
    }
  }

  private static boolean isVoid(String name) {
    return switch (name) {
      case "meta", "br", "col" -> true;
      default -> false;
    };
  }

  private static boolean isBlock(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "section", "table", "tr", "p", "h1", "h2", "h3", "svg", "figure", "li", "details" ->
          true;
      default -> false;
    };
  }

  private static void escape(String text, StringBuilder out) {
    text.codePoints().forEach(c -> out.append(escaped(c)));
  }

  /** What would turn the direction of the page, or is no character, is shown as unknown. */
  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\n', '\t' -> Character.toString(c);
      default -> isShown(c) ? Character.toString(c) : "\uFFFD";
    };
  }

  private static boolean isShown(int c) {
    boolean directs = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    return !directs && !control && Character.getType(c) != Character.SURROGATE;
  }
}
