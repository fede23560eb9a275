package dev.almanac.session;

import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Small changes to pieces, so that what is set is part of the plan's text and is saved with it. */
public final class Edits {

  /** What a plan's head sets. */
  public static final Set<String> HEAD =
      Set.of("title", "start", "horizon", "step", "basis", "market");

  private Edits() {}

  /** Returns the pieces that say, in all runs and studies, how many paths or which seed. */
  public static List<Piece> ofRuns(List<Piece> pieces, String argument, String value) {
    var edited = new ArrayList<Piece>();
    for (Piece piece : pieces) {
      Ast.Declaration d = declaration(piece);
      if (d instanceof Ast.Use u && u.kind().equals("run") && u.value() instanceof Ast.Call c) {
        edited.add(argument(piece, c.arguments(), c.span().end() - 1, argument, value));
      } else if (d instanceof Ast.Study s) {
        s.items().stream()
            .filter(Ast.StudyRun.class::isInstance)
            .map(Ast.StudyRun.class::cast)
            .findFirst()
            .ifPresent(
                r -> edited.add(argument(piece, r.arguments(), r.span().end(), argument, value)));
      }
    }
    return edited;
  }

  private static Piece argument(
      Piece piece, List<Ast.Argument> arguments, int end, String name, String value) {
    for (Ast.Argument a : arguments) {
      if (a.name().isPresent() && a.name().get().text().equals(name)) {
        return replaced(piece, a.value().span(), value);
      }
    }
    return inserted(piece, end, ", " + name + ": ", value);
  }

  /**
   * Returns the plan's head in which a parameter or a setting has a value; empty if it has none.
   */
  public static Optional<Piece> ofHead(List<Piece> pieces, String name, String value) {
    Optional<Piece> head = pieces.stream().filter(p -> p.word().equals("plan")).findFirst();
    if (head.isEmpty()) {
      return HEAD.contains(name) ? Optional.of(newHead(name, value)) : Optional.empty();
    }
    var plan = (Ast.Plan) declaration(head.get());
    for (Ast.Parameter p : plan.parameters()) {
      if (p.name().text().equals(name)) {
        return Optional.of(
            p.preset()
                .map(preset -> replaced(head.get(), preset.span(), value))
                .orElseGet(() -> inserted(head.get(), p.span().end(), " = ", value)));
      }
    }
    for (Ast.Entry e : plan.settings()) {
      if (e.key().text().equals(name)) {
        return Optional.of(replaced(head.get(), e.value().span(), value));
      }
    }
    int brace = head.get().text().lastIndexOf('}');
    return HEAD.contains(name)
        ? Optional.of(inserted(head.get(), brace, "  " + name + ": ", value + "\n"))
        : Optional.empty();
  }

  /** Returns the head for a {@code let} that gives a parameter of the plan a value. */
  public static Optional<Piece> ofHead(List<Piece> pieces, Piece let) {
    if (!let.word().equals("let") || !parameters(pieces).contains(let.name())) {
      return Optional.empty();
    }
    var value = ((Ast.Let) declaration(let)).value().span();
    return ofHead(pieces, let.name(), value.text())
        .map(p ->
            new Piece(
                p.key(),
                p.word(),
                p.name(),
                p.lead(),
                p.text(),
                p.at() + let.at() + value.start()));
  }

  /** Returns the names of the plan's parameters. */
  public static List<String> parameters(List<Piece> pieces) {
    return pieces.stream()
        .filter(p -> p.word().equals("plan"))
        .flatMap(p -> ((Ast.Plan) declaration(p)).parameters().stream())
        .map(p -> p.name().text())
        .toList();
  }

  /** Returns all that {@code :set} takes. */
  public static SortedSet<String> settable(List<Piece> pieces) {
    var all = new TreeSet<>(HEAD);
    all.addAll(parameters(pieces));
    all.addAll(List.of("paths", "seed", "assets"));
    return all;
  }

  private static Piece newHead(String name, String value) {
    String before = "plan session {\n  ";
    return inserted(
        Piece.of(before + "}\n").getFirst(), before.length(), name + ": ", value + "\n");
  }

  private static Ast.Declaration declaration(Piece piece) {
    Source source = Source.of("piece", piece.text());
    return SyntaxParser.parse(source, new Diagnostics()).declarations().getFirst();
  }

  /** What was typed is the value: the piece begins so many characters before it. */
  private static Piece replaced(Piece p, Span span, String value) {
    String text = p.text().substring(0, span.start()) + value + p.text().substring(span.end());
    return new Piece(p.key(), p.word(), p.name(), p.lead(), text, -span.start());
  }

  private static Piece inserted(Piece p, int at, String before, String value) {
    String text = p.text().substring(0, at) + before + value + p.text().substring(at);
    return new Piece(p.key(), p.word(), p.name(), p.lead(), text, -(at + before.length()));
  }
}
