package dev.almanac.session;

import dev.almanac.session.Documentation.Entry;
import dev.almanac.session.ModulePage.Documented;
import dev.almanac.session.ModulePage.Note;
import dev.almanac.session.ModulePage.Part;
import dev.almanac.session.ModulePage.Section;
import dev.almanac.session.Paragraphs.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** The page of the reference about the library, made of the comments in its texts. */
public final class LibraryMarkdown {

  private static final String HEAD =
      """
      # The library

      <!-- Made by `alm doc --markdown` of the comments in stdlib/std: change them, not this page. -->

      Text in the language, in `stdlib/std/`. The names of `std.core` can be used everywhere; every other module
      is imported by its name. Functions marked `external` there are part of the engine. `alm doc NAME` prints what
      is said here of a name or a module.

      A function can be written before or after its first value: `failure(outcome)` or `outcome.failure()`.
      """;

  private final StringBuilder out = new StringBuilder(HEAD);
  private final List<Entry> table = new ArrayList<>();

  private LibraryMarkdown() {}

  /** Returns the page. */
  public static String of(Library library) {
    var page = new LibraryMarkdown();
    library.pages().forEach(page::module);
    return page.out.toString();
  }

  private void module(ModulePage page) {
    out.append("\n## ").append(page.name()).append('\n');
    paragraphs(Paragraphs.of(page.intro()));
    for (Part part : page.parts()) {
      switch (part) {
        case Section s -> {
          table();
          out.append("\n### ").append(s.title()).append('\n');
          paragraphs(Paragraphs.of(s.lines()));
        }
        case Note n -> {
          table();
          paragraphs(Paragraphs.of(n.lines()));
        }
        case Documented d -> table.add(d.entry());
      }
    }
    table();
  }

  /** Prints what has come together: a row each, and below it what is too long for a row. */
  private void table() {
    if (table.isEmpty()) {
      return;
    }
    out.append("\n| | |\n|---|---|\n");
    for (Entry e : table) {
      String words = Paragraphs.of(e.lines()).stream().findFirst().map(Paragraph::text).orElse("");
      out.append("| `")
          .append(cell(signature(e)))
          .append("` | ")
          .append(cell(words))
          .append(" |\n");
    }
    for (Entry e : table) {
      List<Paragraph> all = Paragraphs.of(e.lines());
      if (all.size() > 1) {
        out.append("\n**`").append(e.name()).append("`**: ").append(all.get(1).text()).append('\n');
        paragraphs(all.subList(2, all.size()));
      }
    }
    table.clear();
  }

  /** What begins with `def` or `let` is known by its brackets, or by having none. */
  private static String signature(Entry e) {
    return e.signature().replaceFirst("^(def|let) ", "").replaceFirst(" = .*\\{$", "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private void paragraphs(List<Paragraph> paragraphs) {
    paragraphs.forEach(p -> out.append('\n').append(p.text()).append('\n'));
  }
}
