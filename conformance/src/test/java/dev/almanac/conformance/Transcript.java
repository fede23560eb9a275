package dev.almanac.conformance;

import dev.almanac.Response;
import dev.almanac.Session;
import dev.almanac.data.Unreadable;
import dev.almanac.repl.AnswerText;
import dev.almanac.report.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A conversation as it looks on the screen: what is typed stands behind {@code alm>}, and where it
 * goes on behind dots; the rest is answered. Relative paths begin at the repository.
 */
final class Transcript {

  private static final String READY = "alm> ";
  private static final String GOES_ON = " ..  ";
  private static final Page PAGE = new Page(80, false, true);

  private Transcript() {}

  static Session session() {
    return session(2, Plans.BLOCK);
  }

  static Session session(int threads, int block) {
    try {
      return Session.in(Repository.root(), Map.of(), Plans.job(threads, block));
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what is typed, text by text. */
  static List<String> typed(String transcript) {
    var typed = new ArrayList<String>();
    for (String line : transcript.lines().toList()) {
      if (line.startsWith(READY)) {
        typed.add(line.substring(READY.length()));
      } else if (line.startsWith(GOES_ON.stripTrailing()) && !typed.isEmpty()) {
        String more = line.substring(Math.min(GOES_ON.length(), line.length()));
        typed.add(typed.removeLast() + "\n" + more);
      }
    }
    return typed;
  }

  /** Types everything again, and returns the conversation. */
  static String replay(Session session, List<String> typed) {
    var out = new StringBuilder();
    for (String text : typed) {
      out.append(READY).append(text.replace("\n", "\n" + GOES_ON)).append('\n');
      out.append(answer(session, text));
    }
    return out.toString();
  }

  /** Returns an answer; how long it took is another each time. */
  static String answer(Session session, String text) {
    Response response = session.submit(text);
    String saved = response.save().map(s -> "saved as " + s.file() + "\n" + s.text()).orElse("");
    return (AnswerText.of(response, PAGE) + saved).replaceAll("\\d+\\.\\d ms", "12.3 ms");
  }
}
