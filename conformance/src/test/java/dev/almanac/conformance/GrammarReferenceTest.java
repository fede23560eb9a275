package dev.almanac.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page of the grammar is the parser's grammar: its rules without what only ANTLR needs, under
 * its own comments.
 */
class GrammarReferenceTest {

  private static final Pattern WORD = Pattern.compile("([A-Z_]+) : '([^']*)' ;");
  private static final Pattern TOKEN = Pattern.compile("\\b[A-Z][A-Z_]+\\b");
  private static final Pattern LABEL = Pattern.compile("\\b[a-z]+\\+?=(?=[A-Za-z('])");

  /** Before the first line of each comment. */
  private static final Pattern GROUPS = Pattern.compile("\\n(?=//)(?<!//[^\\n]{0,200}\\n)");

  private static final String BEGINNING =
      """
      # The grammar

      %s

      `a*` is any number of `a`, also none; `a+` at least one; `a?` may be left out; `a | b` is one of the two. Words in
      quotes are written as they stand. What each part means is said in the other pages. This page is written by a test
      from the grammar of the parser, `grammar/src/main/antlr4/dev/almanac/grammar/Almanac.g4`.
      """;

  @Test
  void thePageIsTheGrammarOfTheParser() {
    Path grammar =
        Repository.root().resolve("grammar/src/main/antlr4/dev/almanac/grammar/Almanac.g4");
    Golden.check(
        Repository.root().resolve("docs/reference/19-grammar.md"), page(Repository.read(grammar)));
  }

  private static String page(String grammar) {
    int begin = grammar.indexOf("grammar Almanac;");
    Map<String, String> words = words(grammar);
    var page = new StringBuilder(BEGINNING.replace("%s", prose(grammar.substring(0, begin))));
    String rules = grammar.substring(grammar.indexOf('\n', begin));
    for (String group : GROUPS.split(rules, -1)) {
      String comment =
          group.lines().takeWhile(l -> l.startsWith("//")).collect(Collectors.joining("\n"));
      String text = rules(group, words);
      if (!text.isBlank() && !comment.isEmpty() && !comment.contains("Never matched")) {
        page.append('\n').append(prose(comment)).append("\n\n```text\n").append(text);
        page.append("```\n");
      }
    }
    return page.toString();
  }

  /** The words of the language by the names of their tokens. */
  private static Map<String, String> words(String grammar) {
    var words = new HashMap<String, String>();
    Matcher word = WORD.matcher(grammar);
    while (word.find()) {
      words.put(word.group(1), "'" + word.group(2) + "'");
    }
    return words;
  }

  private static String prose(String comments) {
    return comments
        .lines()
        .map(l -> l.replaceFirst("^//+ ?", ""))
        .collect(Collectors.joining("\n"));
  }

  private static String rules(String group, Map<String, String> words) {
    List<String> lines = new ArrayList<>();
    for (String line : group.lines().toList()) {
      if (line.startsWith("//") || line.isBlank() || WORD.matcher(line).matches()) {
        continue;
      }
      String rule = line.replaceFirst("\\s+# \\w+$", "").replaceFirst("^fragment ", "");
      rule = rule.replaceFirst(" -> channel\\(HIDDEN\\)", "").replaceFirst("\\s*;$", "");
      rule = LABEL.matcher(rule).replaceAll("").replaceFirst(" EOF$", "");
      String plain = TOKEN.matcher(rule).replaceAll(t -> words.getOrDefault(t.group(), t.group()));
      if (!plain.isBlank()) {
        lines.add(plain);
      }
    }
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }
}
