package dev.almanac.report;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) as this project writes it: a result that was recorded. A text that is none
 * gives nothing; where it goes wrong does not matter to whoever can record it anew.
 */
final class JsonReader {

  private static final int DEEPEST = 100;

  private final String text;
  private int at = 0;
  private int depth = 0;

  /** The text is not JSON. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private JsonReader(String text) {
    this.text = text;
  }

  static Optional<Json> read(String text) {
    var reader = new JsonReader(text);
    try {
      Json value = reader.value();
      reader.blank();
      return reader.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private Json value() throws Malformed {
    blank();
    if (++depth > DEEPEST) {
      throw new Malformed();
    }
    Json value =
        switch (peek()) {
          case '{' -> members();
          case '[' -> elements();
          case '"' -> Json.of(string());
          case 't' -> word("true", Json.of(true));
          case 'f' -> word("false", Json.of(false));
          case 'n' -> word("null", new Json.Null());
          default -> number();
        };
    depth--;
    return value;
  }

  private Json members() throws Malformed {
    Json.Members members = Json.members();
    at++;
    if (next('}')) {
      return members;
    }
    do {
      blank();
      String name = string();
      require(':');
      members.put(name, value());
    } while (next(','));
    require('}');
    return members;
  }

  private Json elements() throws Malformed {
    var values = new ArrayList<Json>();
    at++;
    if (next(']')) {
      return new Json.Elements(values);
    }
    do {
      values.add(value());
    } while (next(','));
    require(']');
    return new Json.Elements(values);
  }

  private String string() throws Malformed {
    if (peek() != '"') {
      throw new Malformed();
    }
    var out = new StringBuilder();
    for (at++; peek() != '"'; at++) {
      out.append(peek() == '\\' ? escaped() : peek());
    }
    at++;
    return out.toString();
  }

  private char escaped() throws Malformed {
    at++;
    return switch (peek()) {
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> unit();
      default -> peek();
    };
  }

  private char unit() throws Malformed {
    if (at + 5 > text.length()) {
      throw new Malformed();
    }
    String digits = text.substring(at + 1, at + 5);
    at += 4;
    try {
      return (char) Integer.parseInt(digits, 16);
    } catch (NumberFormatException e) {
      throw new Malformed();
    }
  }

  private Json word(String word, Json value) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw new Malformed();
    }
    at += word.length();
    return value;
  }

  private Json number() throws Malformed {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new Json.Decimal(Double.parseDouble(text.substring(from, at)));
    } catch (NumberFormatException e) {
      throw new Malformed();
    }
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw new Malformed();
    }
    return text.charAt(at);
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean next(char wanted) {
    blank();
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void require(char wanted) throws Malformed {
    if (!next(wanted)) {
      throw new Malformed();
    }
  }
}
