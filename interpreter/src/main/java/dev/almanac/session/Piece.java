package dev.almanac.session;

import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.Lexeme;
import dev.almanac.syntax.Lexeme.Kind;
import dev.almanac.syntax.Lexemes;
import dev.almanac.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One declaration of a session, as written.
 *
 * @param key what it declares: a later piece of the same key takes its place
 * @param word the word that it begins with, such as {@code strategy}
 * @param name what it declares, or what it shows
 * @param lead the comments and blank lines before it
 * @param text the declaration itself and what follows it on its last line
 * @param at where in what was typed the text begins
 */
public record Piece(String key, String word, String name, String lead, String text, int at) {

  /** Takes a text without mistakes of syntax apart; joined again, its pieces are the text. */
  public static List<Piece> of(String text) {
    Source source = Source.of("input", text);
    List<Ast.Declaration> declarations =
        SyntaxParser.parse(source, new Diagnostics()).declarations();
    List<Lexeme> lexemes = Lexemes.of(source);
    var pieces = new ArrayList<Piece>();
    int from = 0;
    for (int i = 0; i < declarations.size(); i++) {
      Ast.Declaration d = declarations.get(i);
      boolean last = i == declarations.size() - 1;
      int to = last ? text.length() : end(d.span(), lexemes);
      int begin = d.span().start();
      pieces.add(piece(d, text.substring(from, begin), text.substring(begin, to), begin));
      from = to;
    }
    return pieces;
  }

  /** Returns where a declaration ends: a comment behind it, on its line, belongs to it. */
  private static int end(Span declaration, List<Lexeme> lexemes) {
    for (Lexeme l : lexemes) {
      if (l.span().start() >= declaration.end()) {
        int line = l.text().indexOf('\n');
        if (l.kind() == Kind.SPACE && line >= 0) {
          return l.span().start() + line + 1;
        }
        if (l.kind() != Kind.SPACE && l.kind() != Kind.COMMENT) {
          return declaration.end();
        }
      }
    }
    return declaration.end();
  }

  private static Piece piece(Ast.Declaration d, String lead, String text, int at) {
    return switch (d) {
      case Ast.Let l -> named("let", l.name(), lead, text, at);
      case Ast.Function f -> named("def", f.name(), lead, text, at);
      case Ast.Use u -> named(u.kind(), u.name(), lead, text, at);
      case Ast.Market m -> named("market", m.name(), lead, text, at);
      case Ast.Study s -> named("study", s.name(), lead, text, at);
      case Ast.Data x -> named("data", x.name(), lead, text, at);
      case Ast.Person p -> named("person", p.name(), lead, text, at);
      case Ast.Milestone m -> named("milestone", m.name(), lead, text, at);
      case Ast.Strategy s -> named("strategy", s.name(), lead, text, at);
      case Ast.Flow f -> {
        String word = f.income() ? "income" : "liability";
        yield new Piece("flow " + f.name().text(), word, f.name().text(), lead, text, at);
      }
      case Ast.Plan p -> new Piece("plan", "plan", p.name().text(), lead, text, at);
      case Ast.Assets _ -> new Piece("assets", "assets", "assets", lead, text, at);
      case Ast.Import i ->
          new Piece("import " + i.module(), "import", i.moduleSpan().text(), lead, text, at);
      case Ast.Show s -> {
        String shown = s.title().orElseGet(() -> oneLine(s.value().span().text()));
        yield new Piece("show " + shown, "show", shown, lead, text, at);
      }
      case Ast.ShowTable t -> {
        String shown = t.title().orElseGet(() -> oneLine(t.span().text()));
        yield new Piece("show " + shown, "show", shown, lead, text, at);
      }
      case Ast.Expect e -> {
        String claim = oneLine(e.span().text());
        String what = claim.substring("expect ".length());
        yield new Piece(claim, "expect", what, lead, text, at);
      }
      case Ast.Invalid _ -> throw new IllegalArgumentException("has mistakes: " + text);
    };
  }

  private static Piece named(String word, Ast.Name name, String lead, String text, int at) {
    return new Piece("name " + name.text(), word, name.text(), lead, text, at);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Returns whether this is computed when the plan is run: a line that shows or expects. */
  public boolean isStep() {
    return word.equals("show") || word.equals("expect");
  }

  /** Returns whether this is simulated. */
  public boolean isRun() {
    return word.equals("run") || word.equals("study");
  }

  /** Returns the same piece in the place of another, whose comments it keeps if it has none. */
  Piece insteadOf(Piece earlier) {
    return lead.isBlank() ? new Piece(key, word, name, earlier.lead, text, at) : this;
  }

  /** Returns the pieces with others declared after them, or in the places of those they replace. */
  public static List<Piece> with(List<Piece> pieces, List<Piece> typed) {
    var all = new ArrayList<Piece>();
    var rest = new ArrayList<>(typed);
    for (Piece piece : pieces) {
      List<Piece> same = typed.stream().filter(t -> t.key.equals(piece.key)).toList();
      if (same.isEmpty()) {
        all.add(piece);
      } else if (rest.removeAll(same)) {
        all.add(same.getFirst().insteadOf(piece));
        all.addAll(same.subList(1, same.size()));
      }
    }
    all.addAll(rest);
    return List.copyOf(all);
  }

  @Override
  public String toString() {
    return (word + " " + name).toLowerCase(Locale.ROOT);
  }
}
