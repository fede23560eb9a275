package dev.almanac.session;

import dev.almanac.session.Documentation.Entry;
import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a text of the library says: of itself, in its first comment, and then in its own order.
 *
 * @param name as it is imported
 * @param intro the lines of its first comment
 */
public record ModulePage(String name, List<String> intro, List<Part> parts) {

  private static final String SECTION = "----";

  /** What stands in a module. */
  public sealed interface Part {}

  /** A part of a module begins: a comment such as {@code // ---- Yield curves}. */
  public record Section(String title, List<String> lines) implements Part {}

  /** A comment about several names. */
  public record Note(List<String> lines) implements Part {}

  /** A name and what is said of it. */
  public record Documented(Entry entry) implements Part {}

  private record Placed(int start, Part part) {}

  /** Reads a module. */
  static ModulePage of(String name, Source source) {
    List<Documentation.Placed> entries = Documentation.placed(source);
    List<Placed> notes = notes(source, entries);
    List<String> intro = List.of();
    if (!notes.isEmpty()
        && notes.getFirst().part() instanceof Note n
        && notes.getFirst().start() == 0) {
      intro = n.lines();
      notes.removeFirst();
    }
    List<Part> parts =
        Stream.concat(
                notes.stream(),
                entries.stream().map(e -> new Placed(e.start(), new Documented(e.entry()))))
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .map(Placed::part)
            .toList();
    return new ModulePage(name, intro, parts);
  }

  /** Returns the comments that are about no single declaration, nor within one. */
  private static List<Placed> notes(Source source, List<Documentation.Placed> entries) {
    var notes = new ArrayList<Placed>();
    var lines = new ArrayList<String>();
    int start = 0;
    for (Lexeme l : Lexemes.of(source)) {
      boolean goesOn =
          l.kind() == Kind.SPACE && l.text().indexOf('\n') == l.text().lastIndexOf('\n');
      if (isNote(l) && isOutside(l, entries)) {
        start = lines.isEmpty() ? l.span().start() : start;
        lines.add(withoutSlashes(l.text()));
      } else if (!goesOn && !lines.isEmpty()) {
        notes.add(new Placed(start, part(List.copyOf(lines))));
        lines.clear();
      }
    }
    return notes;
  }

  private static boolean isNote(Lexeme l) {
    return l.kind() == Kind.COMMENT && !l.text().startsWith("///");
  }

  private static boolean isOutside(Lexeme l, List<Documentation.Placed> entries) {
    int at = l.span().start();
    return entries.stream().noneMatch(e -> e.start() < at && at < e.end());
  }

  private static String withoutSlashes(String comment) {
    String text = comment.substring(2);
    return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
  }

  private static Part part(List<String> lines) {
    if (!lines.getFirst().startsWith(SECTION)) {
      return new Note(lines);
    }
    String title = lines.getFirst().substring(SECTION.length()).strip();
    return new Section(title, lines.subList(1, lines.size()));
  }

  /** Returns what is said of it in a line. */
  public String summary() {
    return Paragraphs.firstSentence(intro);
  }

  /** Returns what it declares, in its order. */
  public List<Entry> entries() {
    return parts.stream()
        .filter(Documented.class::isInstance)
        .map(p -> ((Documented) p).entry())
        .toList();
  }
}
