package dev.almanac.session;

import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.source.Source;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import dev.almanac.syntax.SyntaxParser;
import dev.almanac.type.Type;
import dev.almanac.type.TypeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What texts say of the names they declare: the lines that begin with {@code ///}. */
public final class Documentation {

  /**
   * A documented name.
   *
   * @param word the word that declares it
   * @param signature the declaration without what it is made of
   * @param lines what is said of it
   * @param source the name of the text
   * @param parameters their names, if it takes any
   * @param takes the same as they are written, with their types and what they are if left out
   * @param first the type of a function's first parameter
   */
  public record Entry(
      String name,
      String word,
      String signature,
      List<String> lines,
      String source,
      List<String> parameters,
      List<String> takes,
      Optional<Type> first) {

    /** Returns the first line of what is said of it; empty if nothing is. */
    public String firstLine() {
      return lines.isEmpty() ? "" : lines.getFirst();
    }

    /** Returns the first sentence of what is said of it; empty if nothing is. */
    public String summary() {
      return Paragraphs.firstSentence(lines);
    }

    private Entry taking(List<Ast.Parameter> all) {
      List<String> written = all.stream().map(p -> oneLine(p.span().text())).toList();
      return new Entry(name, word, signature, lines, source, parameters, written, typeOfFirst(all));
    }
  }

  /** A documented name, and where its declaration stands. */
  record Placed(Entry entry, int start, int end) {}

  private final Map<Source, List<Entry>> read = new HashMap<>();

  /** Returns what some texts declare; a later one hides what an earlier one calls the same. */
  public SequencedMap<String, Entry> of(List<Source> sources) {
    var all = new LinkedHashMap<String, Entry>();
    for (Source source : sources) {
      // The library does not change; a session's own text does with every line.
      List<Entry> entries =
          source.library() ? read.computeIfAbsent(source, Documentation::entries) : entries(source);
      entries.forEach(e -> all.put(e.name(), e));
    }
    return all;
  }

  private static List<Entry> entries(Source source) {
    return placed(source).stream().map(Placed::entry).toList();
  }

  /** Returns what a text declares, in its order. */
  static List<Placed> placed(Source source) {
    List<Lexeme> lexemes = Lexemes.of(source);
    var placed = new ArrayList<Placed>();
    for (Ast.Declaration d : SyntaxParser.parse(source, new Diagnostics()).declarations()) {
      for (Entry e : entries(d, lines(lexemes, d.span().start()), source)) {
        placed.add(new Placed(e, d.span().start(), d.span().end()));
      }
    }
    return placed;
  }

  private static List<Entry> entries(Ast.Declaration d, List<String> lines, Source source) {
    return switch (d) {
      case Ast.Let l -> {
        var names = l.parameters().stream().map(Ast.Name::text).toList();
        yield List.of(entry(l.name(), "let", head(d, l.value()), lines, source, names));
      }
      case Ast.Function x -> {
        String head = x.body().map(b -> head(d, b)).orElse(d.span().text());
        List<String> names = names(x.parameters());
        yield List.of(entry(x.name(), "def", head, lines, source, names).taking(x.parameters()));
      }
      case Ast.Strategy s -> {
        String text = d.span().text();
        String head = text.substring(0, text.indexOf('{')).strip();
        List<String> names = names(s.parameters());
        yield List.of(
            entry(s.name(), "strategy", head, lines, source, names).taking(s.parameters()));
      }
      case Ast.Use u -> value(u.name(), u.kind(), d, lines, source);
      case Ast.Market m -> value(m.name(), "market", d, lines, source);
      case Ast.Study s -> value(s.name(), "study", d, lines, source);
      case Ast.Data x -> value(x.name(), "data", d, lines, source);
      case Ast.Person p -> value(p.name(), "person", d, lines, source);
      case Ast.Milestone m -> value(m.name(), "milestone", d, lines, source);
      case Ast.Flow x -> value(x.name(), x.income() ? "income" : "liability", d, lines, source);
      case Ast.Plan p ->
          p.parameters().stream()
              .map(q -> entry(q.name(), "parameter", q.span().text(), lines, source, List.of()))
              .toList();
      default -> List.of();
    };
  }

  private static List<String> names(List<Ast.Parameter> parameters) {
    return parameters.stream().map(p -> p.name().text()).toList();
  }

  private static List<Entry> value(
      Ast.Name name, String word, Ast.Declaration d, List<String> lines, Source source) {
    String first = d.span().text().lines().findFirst().orElse("");
    return List.of(entry(name, word, first, lines, source, List.of()));
  }

  private static Entry entry(
      Ast.Name name,
      String word,
      String signature,
      List<String> lines,
      Source source,
      List<String> parameters) {
    String head = oneLine(signature).replaceFirst("^external ", "");
    return new Entry(
        name.text(), word, head, lines, source.name(), parameters, List.of(), Optional.empty());
  }

  /** Returns a signature without the line ends of a long one. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")");
  }

  private static Optional<Type> typeOfFirst(List<Ast.Parameter> parameters) {
    return parameters.stream()
        .findFirst()
        .flatMap(Ast.Parameter::type)
        .flatMap(Documentation::type);
  }

  private static Optional<Type> type(Ast.TypeName name) {
    return name.element()
        .map(e -> type(e).flatMap(t -> TypeNames.of(name.name().text(), t)))
        .orElseGet(() -> TypeNames.of(name.name().text()));
  }

  /** Returns a declaration up to the sign before its value. */
  private static String head(Ast.Declaration d, Ast.Expression value) {
    String text = d.span().source().text().substring(d.span().start(), value.span().start());
    int equals = text.lastIndexOf('=');
    return equals < 0 ? text.strip() : text.substring(0, equals).strip();
  }

  /** Returns the documenting comments right before a place. */
  private static List<String> lines(List<Lexeme> lexemes, int start) {
    var lines = new ArrayList<String>();
    int i = lexemes.size() - 1;
    while (i >= 0 && lexemes.get(i).span().start() >= start) {
      i--;
    }
    for (; i >= 0; i--) {
      Lexeme l = lexemes.get(i);
      boolean blankLine =
          l.kind() == Kind.SPACE && l.text().indexOf('\n') != l.text().lastIndexOf('\n');
      if (blankLine || (l.kind() != Kind.SPACE && !l.text().startsWith("///"))) {
        break;
      }
      if (l.kind() == Kind.COMMENT) {
        lines.addFirst(said(l.text()));
      }
    }
    return lines;
  }

  /** Returns a comment without its slashes; what is moved in stays so. */
  private static String said(String comment) {
    String text = comment.substring(3).stripTrailing();
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** Returns one name's entry. */
  public Optional<Entry> find(List<Source> sources, String name) {
    return Optional.ofNullable(of(sources).get(name));
  }
}
