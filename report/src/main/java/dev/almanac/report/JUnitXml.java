package dev.almanac.report;

import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What plans expect, as the XML that continuous integration reads: a suite for each plan, a case
 * for each expectation. It tells no time, so the same plans give the same bytes.
 */
public final class JUnitXml {

  private final StringBuilder out = new StringBuilder();

  private JUnitXml() {}

  /**
   * What became of a plan.
   *
   * @param errors what is wrong with it; then nothing was decided
   * @param recorded what is other than recorded, in words
   */
  public record Suite(
      String plan, List<Expectation> expectations, List<String> errors, Optional<String> recorded) {

    private long failures() {
      long unmet = expectations.stream().filter(e -> e.verdict() != Verdict.HOLDS).count();
      return unmet + recorded.stream().count();
    }

    private long cases() {
      return recorded.stream().count() + expectations.size() + errors.size();
    }
  }

  /** Returns the document. */
  public static String write(List<Suite> suites) {
    var xml = new JUnitXml();
    xml.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    suites.forEach(xml::suite);
    return xml.out.append("</testsuites>\n").toString();
  }

  private void suite(Suite suite) {
    out.append("  <testsuite")
        .append(attribute("name", suite.plan()))
        .append(attribute("tests", "" + suite.cases()))
        .append(attribute("failures", "" + suite.failures()))
        .append(attribute("errors", "" + suite.errors().size()))
        .append(">\n");
    suite.errors().forEach(e -> test(suite, "the plan", List.of(outcome("error", "error", e))));
    suite
        .recorded()
        .ifPresent(
            r -> test(suite, "the recorded result", List.of(outcome("failure", "changed", r))));
    for (Expectation e : suite.expectations()) {
      var outcomes = new ArrayList<String>();
      if (e.verdict() != Verdict.HOLDS) {
        String type = e.verdict().name().toLowerCase(Locale.ROOT);
        outcomes.add(outcome("failure", type, e.span() + ": " + e.detail()));
      }
      test(suite, e.text(), outcomes);
    }
    out.append("  </testsuite>\n");
  }

  private void test(Suite suite, String name, List<String> outcomes) {
    out.append("    <testcase")
        .append(attribute("classname", suite.plan()))
        .append(attribute("name", name))
        .append(outcomes.isEmpty() ? "/>\n" : ">\n");
    outcomes.forEach(o -> out.append("      ").append(o).append('\n'));
    out.append(outcomes.isEmpty() ? "" : "    </testcase>\n");
  }

  private static String outcome(String element, String type, String message) {
    return "<" + element + attribute("type", type) + attribute("message", message) + "/>";
  }

  private static String attribute(String name, String value) {
    var out = new StringBuilder(" " + name + "=\"");
    value.codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  /** What XML 1.0 cannot hold at all becomes the sign for what cannot be shown. */
  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\n', '\r', '\t' -> " ";
      default ->
          c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF
              ? "\uFFFD"
              : Character.toString(c);
    };
  }
}
