package dev.almanac.session;

import dev.almanac.result.PlanDiff.Declaration;
import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Compares what texts declare, name by name; how they are laid out and commented is no matter. */
public final class Meaning {

  private static final Set<String> CLOSING = Set.of("}", "]", ")");

  private Meaning() {}

  /**
   * Returns what is declared otherwise.
   *
   * @param module what to call the text
   */
  public static List<Declaration> changes(String module, String before, String after) {
    SequencedMap<String, Piece> then = pieces(before);
    SequencedMap<String, Piece> now = pieces(after);
    var changes = new ArrayList<Declaration>();
    then.forEach((key, piece) -> {
      Optional<Piece> other = Optional.ofNullable(now.get(key));
      if (other.filter(o -> words(o).equals(words(piece))).isEmpty()) {
        changes.add(
            new Declaration(
                module, piece.toString(), Optional.of(text(piece)), other.map(Meaning::text)));
      }
    });
    now.forEach((key, piece) -> {
      if (!then.containsKey(key)) {
        changes.add(
            new Declaration(module, piece.toString(), Optional.empty(), Optional.of(text(piece))));
      }
    });
    return changes;
  }

  /** What is declared several times, such as two lines that show the same, is counted. */
  private static SequencedMap<String, Piece> pieces(String text) {
    var pieces = new LinkedHashMap<String, Piece>();
    for (Piece piece : Piece.of(text)) {
      String key = piece.key();
      for (int n = 2; pieces.containsKey(key); n++) {
        key = piece.key() + " " + n;
      }
      pieces.put(key, piece);
    }
    return pieces;
  }

  /** Entries are parted by commas or line breaks, which is a matter of taste. */
  private static List<String> words(Piece piece) {
    List<String> all =
        Lexemes.of(Source.of("piece", piece.text())).stream()
            .filter(l -> l.kind() != Kind.SPACE && l.kind() != Kind.COMMENT)
            .map(Lexeme::text)
            .toList();
    var words = new ArrayList<String>();
    for (int i = 0; i < all.size(); i++) {
      boolean entryFollows = i + 2 < all.size() && all.get(i + 2).equals(":");
      boolean endFollows = i + 1 < all.size() && CLOSING.contains(all.get(i + 1));
      if (!all.get(i).equals(",") || !(entryFollows || endFollows)) {
        words.add(all.get(i));
      }
    }
    return words;
  }

  private static String text(Piece piece) {
    return piece.text().strip();
  }
}
