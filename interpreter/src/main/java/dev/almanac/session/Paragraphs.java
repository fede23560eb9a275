package dev.almanac.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A comment as running text: lines that belong together are one paragraph, broken where the
 * reader's line ends. Fenced code, and what is moved in, stays as its author set it.
 */
final class Paragraphs {

  private static final String FENCE = "```";

  /** A link into the reference, whose chapters have numbers; or any other. */
  private static final Pattern CHAPTER = Pattern.compile("\\[([^\\]]+)\\]\\((\\d+)-[^)]+\\)");

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

  /**
   * A part of a comment.
   *
   * @param lines one, if it is running text
   */
  record Paragraph(List<String> lines, boolean running) {

    static Paragraph running(String text) {
      return new Paragraph(List.of(text), true);
    }

    /** Returns it as Markdown, which breaks running text itself. */
    String text() {
      return String.join("\n", lines);
    }
  }

  private final List<Paragraph> all = new ArrayList<>();
  private final List<String> now = new ArrayList<>();
  private boolean running = true;
  private boolean fenced = false;

  private Paragraphs() {}

  /** Reads the lines of a comment, without its slashes. */
  static List<Paragraph> of(List<String> lines) {
    var paragraphs = new Paragraphs();
    lines.forEach(paragraphs::read);
    paragraphs.end();
    return List.copyOf(paragraphs.all);
  }

  private void read(String line) {
    boolean fence = line.startsWith(FENCE);
    if (line.isBlank() && !fenced) {
      end();
      return;
    }
    boolean set = fence || fenced || line.startsWith("  ");
    if (running == set && !now.isEmpty()) {
      end();
    }
    running = !set;
    now.add(line);
    if (fence && fenced) {
      end();
    }
    fenced ^= fence;
  }

  private void end() {
    if (!now.isEmpty()) {
      all.add(
          running
              ? Paragraph.running(String.join(" ", now))
              : new Paragraph(List.copyOf(now), false));
      now.clear();
    }
  }

  /** Returns a comment for a terminal, moved in; a blank line parts its paragraphs. */
  static String set(List<String> comment, int width, String indent) {
    var out = new StringBuilder();
    for (Paragraph p : of(comment)) {
      out.append(out.isEmpty() ? "" : "\n");
      List<String> lines = p.running() ? wrap(p.text(), width - indent.length()) : p.lines();
      lines.stream()
          .filter(l -> !l.startsWith(FENCE))
          .forEach(l -> out.append(l.isEmpty() ? "" : indent + l).append('\n'));
    }
    return out.toString();
  }

  /** Breaks a text between its words; a terminal follows no links. */
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    String chapters = CHAPTER.matcher(text).replaceAll("$1 (reference $2)");
    for (String word : LINK.matcher(chapters).replaceAll("$1").split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Returns the first sentence of a comment; a full stop in brackets ends none. */
  static String firstSentence(List<String> comment) {
    String text = of(comment).stream().findFirst().map(Paragraph::text).orElse("");
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '.' && depth == 0 && text.startsWith(" ", i + 1)) {
        return text.substring(0, i + 1);
      }
    }
    return text;
  }
}
