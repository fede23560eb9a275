package dev.almanac.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.report.JUnitXml.Suite;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import dev.almanac.source.Source;
import dev.almanac.source.Span;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {

  @Test
  void aHostileNameStaysText() throws Exception {
    var span = new Span(Source.of("<p>.alm", "x"), 0, 1);
    String text = "expect x < 1 && \"]]>\" ' \u0000 \uD800 \n ü";
    var expectation = new Expectation(text, Verdict.FAILS, "1 > 2", span);
    var suite = new Suite("<p>.alm", List.of(expectation), List.of(), Optional.of("2 figures"));
    var factory = DocumentBuilderFactory.newInstance();
    var document =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(JUnitXml.write(List.of(suite)))));
    var cases = document.getElementsByTagName("testcase");
    assertThat(((Element) cases.item(1)).getAttribute("name"))
        .isEqualTo("expect x < 1 && \"]]>\" ' \uFFFD \uFFFD   ü");
    var top = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(top.getAttribute("failures")).isEqualTo("2");
    assertThat(top.getAttribute("tests")).isEqualTo("2");
  }
}
