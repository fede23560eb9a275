package dev.almanac.report;

import dev.almanac.diagnostic.Glyphs;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.WorstPath;
import dev.almanac.result.WorstPath.Sentence;
import dev.almanac.source.Span;
import java.util.List;
import java.util.Locale;

/** Says of the worst paths what went wrong, in sentences that name their lines. */
public final class WorstReport {

  private WorstReport() {}

  /** Returns the text; each line ends with a line end. */
  public static String render(List<WorstPath> paths, Page page) {
    var out = new StringBuilder();
    for (WorstPath path : paths) {
      String title = String.format(Locale.ROOT, "path %,d", path.path());
      out.append(out.isEmpty() ? "" : "\n").append(page.ink(Ink.BOLD, title));
      out.append(path.fails() ? " fails\n" : " does not fail\n");
      for (Sentence sentence : path.sentences()) {
        lines(sentence, page).forEach(l -> out.append("  ").append(l).append('\n'));
      }
    }
    return out.toString();
  }

  private static List<String> lines(Sentence sentence, Page page) {
    String place = sentence.place().map(Span::toString).map(p -> " (" + p + ")").orElse("");
    return Glyphs.wrap(sentence.text() + place, page.width() - 2);
  }
}
