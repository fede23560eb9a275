package dev.almanac.session;

import dev.almanac.check.Members;
import dev.almanac.source.Source;
import dev.almanac.syntax.DeclaringWords;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import dev.almanac.type.Conformance;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What may come next at a place in what is typed. */
public final class Completion {

  /**
   * Something that may come next.
   *
   * @param text what is put in
   * @param kind what it is, such as {@code field}
   * @param detail its type or signature, and the first line of what is said of it
   */
  public record Candidate(String text, String kind, String detail) {}

  /**
   * Several, all of which take the place of what has been typed from {@code from} on.
   *
   * @param from a place in the text
   */
  public record Candidates(int from, List<Candidate> all) {}

  /** What a completion has to know of a session. */
  public interface Knowledge {

    /** Returns what is known of every name that can be used. */
    Map<String, Documentation.Entry> names();

    /** Returns the type of a name of the plan, in words. */
    Optional<String> typeOf(String name);

    /** Returns the type of an expression, if it has no mistakes. */
    Optional<Type> type(String expression);

    /** Returns what {@code :set} takes. */
    Collection<String> settable();

    /** Returns the library's modules. */
    List<String> modules();

    /** Returns the files of a folder, given from that of the plan. */
    List<String> files(String folder);
  }

  private static final List<String> WITHIN =
      List.of(
          "if", "then", "else", "for", "in", "where", "and", "or", "not", "per", "years", "rest");

  private static final List<String> OF_FLOWS =
      List.of("due", "from", "until", "growing", "latest", "priority", "match");

  private final Knowledge knowledge;

  public Completion(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Returns what may come next at a place. */
  public Candidates at(String text, int place) {
    String before = text.substring(0, place);
    if (before.startsWith(":")) {
      return command(before);
    }
    return inPlan(before, 0);
  }

  private Candidates command(String before) {
    int space = before.indexOf(' ');
    if (space < 0) {
      return matching(
          0,
          before,
          Stream.of(SessionCommand.values())
              .map(c -> new Candidate(c.typed(), "command", c.purpose())));
    }
    String rest = before.substring(space + 1);
    return switch (SessionCommand.of(before.substring(0, space)).orElse(SessionCommand.HELP)) {
      case LOAD, SAVE -> files(rest, space + 1);
      case SET ->
          rest.indexOf(' ') < 0 ? matching(space + 1, rest, settings()) : inPlan(rest, space + 1);
      case DOC, TYPE, PLOT, TIME, PATH -> inPlan(rest, space + 1);
      default -> new Candidates(before.length(), List.of());
    };
  }

  private Stream<Candidate> settings() {
    return knowledge.settable().stream()
        .map(name -> new Candidate(name, "setting", knowledge.typeOf(name).orElse("")));
  }

  private Candidates inPlan(String before, int offset) {
    List<Lexeme> lexemes =
        Lexemes.of(Source.of("input", before)).stream()
            .filter(l -> l.kind() != Kind.COMMENT)
            .toList();
    Lexeme last = lexemes.isEmpty() ? null : lexemes.getLast();
    if (last != null && last.text().startsWith("\"") && !isClosed(last.text())) {
      return files(last.text().substring(1), offset + last.span().start() + 1);
    }
    boolean word = last != null && (last.kind() == Kind.NAME || last.kind() == Kind.WORD);
    String begun = word && last != null ? last.text() : "";
    int from = before.length() - begun.length();
    String rest = before.substring(0, from);
    if (rest.stripLeading().startsWith("import ") || begun.equals("import")) {
      String module = before.substring(before.indexOf("import") + 6).stripLeading();
      int start = before.length() - module.length();
      return matching(
          offset + start,
          module,
          knowledge.modules().stream().map(m -> new Candidate(m, "module", "")));
    }
    if (rest.endsWith(".")) {
      return matching(offset + from, begun, members(rest.substring(0, rest.length() - 1)));
    }
    return matching(offset + from, begun, names(rest));
  }

  private static boolean isClosed(String text) {
    return text.length() > 1 && text.endsWith("\"");
  }

  private Candidates files(String begun, int offset) {
    int slash = begun.lastIndexOf('/') + 1;
    return matching(
        offset + slash,
        begun.substring(slash),
        knowledge.files(begun.substring(0, slash)).stream().map(f -> new Candidate(f, "file", "")));
  }

  private static Candidates matching(int from, String begun, Stream<Candidate> all) {
    return new Candidates(from, all.filter(c -> c.text().startsWith(begun)).toList());
  }

  private Stream<Candidate> members(String before) {
    String target = before.substring(chain(before));
    Optional<Type> type = target.isEmpty() ? Optional.empty() : knowledge.type(target);
    return type.stream().flatMap(t -> Stream.concat(fields(target, t), functions(t)));
  }

  private Stream<Candidate> fields(String target, Type type) {
    return Members.of(type).stream()
        .map(m ->
            new Candidate(
                m, "field", knowledge.type(target + "." + m).map(Type::describe).orElse("")));
  }

  /** What takes the value as its first argument may follow it. */
  private Stream<Candidate> functions(Type type) {
    return knowledge.names().values().stream()
        .filter(
            e -> e.first().filter(t -> Conformance.conforms(type, t, new HashMap<>())).isPresent())
        .map(e -> new Candidate(e.name(), "function", detail(e)));
  }

  /** Returns where the names, calls and dots begin that a text ends with. */
  static int chain(String text) {
    int depth = 0;
    int i = text.length();
    while (i > 0) {
      char c = text.charAt(i - 1);
      if (c == ')') {
        depth++;
      } else if (c == '(' && depth > 0) {
        depth--;
      } else if (depth == 0 && !(Character.isLetterOrDigit(c) || c == '_' || c == '.')) {
        break;
      }
      i--;
    }
    return i;
  }

  private Stream<Candidate> names(String rest) {
    var all = new ArrayList<Candidate>();
    call(rest)
        .ifPresent(e ->
            e.parameters()
                .forEach(p -> all.add(new Candidate(p + ": ", "parameter", e.signature()))));
    knowledge.names().forEach((name, e) -> all.add(new Candidate(name, e.word(), detail(e))));
    words(rest).forEach(w -> all.add(new Candidate(w, "word", "")));
    return all.stream();
  }

  private static Stream<String> words(String rest) {
    if (rest.isBlank()) {
      return DeclaringWords.ALL.stream();
    }
    String line = rest.substring(rest.lastIndexOf('\n') + 1).stripLeading();
    boolean flow = line.startsWith("liability ") || line.startsWith("income ");
    return flow ? Stream.concat(OF_FLOWS.stream(), WITHIN.stream()) : WITHIN.stream();
  }

  private String detail(Documentation.Entry e) {
    String type = knowledge.typeOf(e.name()).orElse(e.signature());
    return e.firstLine().isEmpty() ? type : type + "  " + e.firstLine();
  }

  /** Returns the function in whose brackets a text ends. */
  private Optional<Documentation.Entry> call(String before) {
    int depth = 0;
    for (int i = before.length() - 1; i >= 0; i--) {
      char c = before.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0) {
        int from = i;
        while (from > 0 && isNamePart(before.charAt(from - 1))) {
          from--;
        }
        return Optional.ofNullable(knowledge.names().get(before.substring(from, i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Returns the signature of the function in whose brackets a text ends. */
  public Optional<String> hint(String before) {
    return call(before).filter(e -> !e.parameters().isEmpty()).map(Documentation.Entry::signature);
  }
}
