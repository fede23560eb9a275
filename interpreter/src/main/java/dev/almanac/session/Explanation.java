package dev.almanac.session;

import dev.almanac.session.Documentation.Entry;
import dev.almanac.session.ModulePage.Documented;
import dev.almanac.session.ModulePage.Note;
import dev.almanac.session.ModulePage.Part;
import dev.almanac.session.ModulePage.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a name or a module is for, set for a reader: in a session, and by {@code alm doc}. */
public final class Explanation {

  /** Cells that are pleasant to read along. */
  public static final int MEASURE = 80;

  private static final int NARROWEST = 20;

  private static final int WIDEST_NAME = 24;

  private static final String INDENT = "  ";

  private final int width;
  private final StringBuilder out = new StringBuilder();

  private Explanation(int width) {
    this.width = Math.clamp(width, NARROWEST, MEASURE);
  }

  /**
   * Returns what is said of a name.
   *
   * @param type of a value of the plan, in words
   * @param width cells in a line
   */
  public static String of(Entry entry, Optional<String> type, int width) {
    return new Explanation(width).entry(entry, type);
  }

  /** Returns what a module has. */
  public static String of(ModulePage page, int width) {
    return new Explanation(width).page(page);
  }

  /** Returns the modules of the library, a line each. */
  public static String of(Library library, int width) {
    var names = library.pages().stream().map(ModulePage::name).toList();
    var words = library.pages().stream().map(ModulePage::summary).toList();
    return new Explanation(width).list(names, words, "").out.toString();
  }

  private String entry(Entry e, Optional<String> type) {
    out.append(String.join("\n" + INDENT.repeat(2), signature(e))).append('\n');
    out.append(Paragraphs.set(e.lines(), width, INDENT));
    // A value of the library is told of in the same way whether it is imported or not.
    type.filter(t -> Library.module(e).isEmpty())
        .ifPresent(t -> out.append(INDENT).append(t).append('\n'));
    var typed = e.takes().stream().filter(t -> t.contains(":") || t.contains("=")).toList();
    if (!typed.isEmpty()) {
      out.append('\n');
      list(
          typed.stream().map(Explanation::nameOf).toList(),
          typed.stream().map(Explanation::wordsOf).toList(),
          INDENT);
    }
    out.append(typed.isEmpty() && e.lines().size() < 2 ? "" : "\n");
    out.append(INDENT).append(origin(e)).append('\n');
    return out.toString();
  }

  /** Breaks a signature between its parameters, where there is room for them. */
  private List<String> signature(Entry e) {
    int room = width - 2 * INDENT.length();
    String unbroken = e.signature().replace(": ", ":\u00A0").replace(" = ", "\u00A0=\u00A0");
    List<String> lines = Paragraphs.wrap(unbroken, room);
    return lines.stream().allMatch(l -> l.length() <= room)
        ? lines.stream().map(l -> l.replace('\u00A0', ' ')).toList()
        : Paragraphs.wrap(e.signature(), room);
  }

  private static String origin(Entry e) {
    return Library.module(e)
        .map(m -> m.equals(Library.CORE) ? m + ", which every plan has" : "import " + m)
        .orElse(e.source());
  }

  private static String nameOf(String parameter) {
    return parameter.split("[:=]", 2)[0].strip();
  }

  /** Returns the type of a parameter, and what it is if it is left out. */
  private static String wordsOf(String parameter) {
    int equals = parameter.indexOf('=');
    String typed = equals < 0 ? parameter : parameter.substring(0, equals);
    int colon = typed.indexOf(':');
    String type = colon < 0 ? "" : typed.substring(colon + 1).strip();
    String otherwise = equals < 0 ? "" : parameter.substring(equals + 1).strip() + " if left out";
    return type + (type.isEmpty() || otherwise.isEmpty() ? "" : ", ") + otherwise;
  }

  private String page(ModulePage page) {
    out.append(page.name()).append('\n');
    out.append(Paragraphs.set(page.intro(), width, INDENT));
    if (!page.name().equals(Library.CORE)) {
      out.append('\n').append(INDENT).append("import ").append(page.name()).append('\n');
    }
    var entries = new ArrayList<Entry>();
    for (Part part : page.parts()) {
      if (!(part instanceof Documented)) {
        entries(entries);
      }
      switch (part) {
        case Section s -> {
          out.append('\n').append(s.title()).append('\n');
          out.append(Paragraphs.set(s.lines(), width, INDENT));
        }
        case Note n -> out.append('\n').append(Paragraphs.set(n.lines(), width, INDENT));
        case Documented d -> entries.add(d.entry());
      }
    }
    entries(entries);
    return out.toString();
  }

  private void entries(List<Entry> entries) {
    if (!entries.isEmpty()) {
      out.append('\n');
      list(
          entries.stream().map(Entry::name).toList(),
          entries.stream().map(Entry::summary).toList(),
          INDENT);
      entries.clear();
    }
  }

  /** Sets names beside what is said of them; a long name has a line of its own. */
  private Explanation list(List<String> names, List<String> words, String indent) {
    int longest =
        names.stream().mapToInt(String::length).filter(n -> n <= WIDEST_NAME).max().orElse(0);
    int column = indent.length() + Math.min(longest, width / 2) + 2;
    for (int i = 0; i < names.size(); i++) {
      String name = indent + names.get(i);
      List<String> lines = Paragraphs.wrap(words.get(i), width - column);
      out.append(name);
      out.append(
          name.length() + 2 > column
              ? "\n" + " ".repeat(column)
              : " ".repeat(column - name.length()));
      out.append(String.join("\n" + " ".repeat(column), lines)).append('\n');
    }
    return this;
  }
}
