package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.Almanac;
import dev.almanac.Reporting;
import dev.almanac.data.ProjectFiles;
import dev.almanac.report.HtmlReport;
import dev.almanac.report.MarkdownReport;
import dev.almanac.report.SvgPicture;
import dev.almanac.result.Cell;
import dev.almanac.result.PlanReport;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** {@code alm report}: the page by itself, and in a browser where there is one. */
class ReportTest {

  private static final String HOSTILE =
      """
      plan hostile {
        title: "</title><script>alert(1)</script> & \\"quotes\\" '"
        horizon: 3 years
      }
      // </script><img src=x onerror=alert(2)>
      import std.strategies
      market us = lognormal { stocks: growth(mean: 5% geometric, volatility: 15% log) }
      assets $10
      liability living = $1 per year
      run base = simulate([constant_mix({stocks: 100%})], paths: 200)
      show plot "\\"></svg><script>alert(3)</script>" for y in 1 to 3 { year: y, "<b onload=x>": median(base.constant_mix.wealth(y)) }
      show table "t" for y in 1 to 2 { "<i>": "</td><script>alert(4)</script>", x: y }
      show histogram(base.constant_mix.wealth(3), from: $0, to: $20, bins: 5) as "--><script>"
      expect 1 < 2
      """;

  @TempDir Path folder;

  private static PlanReport report(Path plan, int threads, int block) throws Exception {
    var files = ProjectFiles.of(plan);
    var request = new Almanac.Request(Map.of(), OptionalLong.of(300), OptionalLong.empty());
    Reporting.Answer answer =
        Reporting.of(new Almanac(files), files.plan(), request, Plans.job(threads, block));
    assertThat(answer.report()).as(Plans.text(answer.diagnostics())).isPresent();
    return answer.report().orElseThrow();
  }

  private static Path example(String name) {
    return Repository.root().resolve("examples").resolve(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first.alm",
        "client.alm",
        "tips-ladder/tips-ladder.alm",
        "asset-ladder/matched.alm"
      })
  void thePageIsTheSameBytesAndAsksForNothing(String name) throws Exception {
    String page = HtmlReport.render(report(example(name), 1, 1024));
    assertThat(HtmlReport.render(report(example(name), 2, 2))).isEqualTo(page);
    assertThat(page)
        .contains("Content-Security-Policy", "default-src &#39;none&#39;", "What the plan expects");
    assertThat(
            Pattern.compile("(src|srcset|action|poster)=|url\\(|@import|href=\"[^#]")
                .matcher(page)
                .find())
        .isFalse();
  }

  @Test
  void whatAPlanSaysStaysText() throws Exception {
    Path plan = folder.resolve("hostile.alm");
    Files.writeString(plan, HOSTILE);
    PlanReport report = report(plan, 1, 1024);
    String page = HtmlReport.render(report);
    assertThat(page.split("<script>", -1)).hasSize(2);
    assertThat(page)
        .doesNotContain("<img", "<b onload", "<i>", "--><script>")
        .contains("&lt;script&gt;alert(1)");
    assertThat(MarkdownReport.render(report)).contains("\\<script\\>").doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def funding(o: Outcome): Number = 3",
        "let funding = 3",
        "def probability(event: Event): Ratio = 99%",
        "def mean(x: Number): Number = x",
        "let shortfall = 1"
      })
  void whatAPlanCallsLikeTheLibraryIsNotTakenForIt(String own) throws Exception {
    Path plan = folder.resolve("p.alm");
    String text = HOSTILE.substring(0, HOSTILE.indexOf("show plot"));
    Files.writeString(plan, text);
    PlanReport before = report(plan, 1, 1024);
    Files.writeString(plan, text + own + "\n");
    PlanReport after = report(plan, 1, 1024);
    assertThat(before.leftOut()).isZero();
    assertThat(after.leftOut()).isEqualTo(1);
    assertThat(after.strategies().getFirst().wealth().data())
        .extracting("rows")
        .isEqualTo(before.strategies().getFirst().wealth().data().rows());
    assertThat(after.strategies().getFirst().liabilities().getFirst().met())
        .isIn(before.strategies().getFirst().liabilities().getFirst().met(), new Cell.Missing());
    assertThat(HtmlReport.render(after)).contains("One figure is left out here");
    Files.writeString(folder.resolve("q.alm"), text.replace("$1 per", "$2 per") + own + "\n");
    assertThat(new Alm(folder).run("diff", "p.alm", "q.alm")).isZero();
  }

  @Test
  void aPictureCanStandAlone() throws Exception {
    Path plan = folder.resolve("hostile.alm");
    Files.writeString(plan, HOSTILE);
    PlanReport report = report(plan, 1, 1024);
    var factory = DocumentBuilderFactory.newInstance();
    assertThat(SvgPicture.titles(report))
        .hasSize(5)
        .contains("base.constant_mix.wealth", "When it is due");
    for (String title : SvgPicture.titles(report)) {
      String svg = SvgPicture.render(report, title).orElseThrow();
      var source = new InputSource(new StringReader(svg));
      assertThat(factory.newDocumentBuilder().parse(source).getDocumentElement().getTagName())
          .isEqualTo("svg");
    }
    var alm = new Alm(folder);
    assertThat(alm.run("report", "--svg", "nothing", "hostile.alm")).isEqualTo(3);
    assertThat(alm.said()).contains("there is no picture `nothing`; there are ");
  }

  @Test
  void whatIsSaidOfAStrategyIsWhatThePlanWouldShow() throws Exception {
    Path plan = folder.resolve("p.alm");
    Files.writeString(
        plan,
        HOSTILE.substring(0, HOSTILE.indexOf("show plot"))
            + "show probability(met(base.constant_mix, living))\nshow base.constant_mix.wealth\n");
    PlanReport report = report(plan, 1, 1024);
    PlanReport.Strategy strategy = report.strategies().getFirst();
    assertThat(report.result().shown()).hasSize(2);
    assertThat(report.result().shown().getFirst())
        .extracting("cell")
        .isEqualTo(strategy.liabilities().getFirst().met());
    assertThat(report.result().shown().getLast())
        .extracting("data.rows")
        .isEqualTo(strategy.wealth().data().rows());
    assertThat(strategy.paths()).hasSize(20).allMatch(p -> p.size() == 3);
    assertThat(report.flows().getFirst().years()).isEqualTo(List.of(1.0, 1.0, 1.0));
  }

  @Test
  void aBrowserShowsItAndSaysWhatIsUnderThePointer() throws Exception {
    var chromium = Browser.installed();
    assumeTrue(chromium.isPresent(), "there is no Chromium here");
    Path hostile = folder.resolve("hostile.alm");
    Files.writeString(hostile, HOSTILE);
    Path large = folder.resolve("large.alm");
    Files.writeString(large, large());
    try (var browser = new Browser(chromium.get())) {
      for (Path plan :
          List.of(example("client.alm"), example("asset-ladder/matched.alm"), hostile, large)) {
        Path page = folder.resolve(plan.getFileName() + ".html");
        Files.writeString(page, HtmlReport.render(report(plan, 2, 1024)));
        look(browser, page);
      }
    }
  }

  private static void look(Browser browser, Path page) throws InterruptedException {
    browser.said();
    browser.open(page, 390);
    assertThat(browser.value("document.documentElement.scrollWidth <= 390")).isEqualTo("true");
    assertQuiet(browser.said());
    browser.open(page, 1000);
    assertThat(browser.value("document.documentElement.scrollWidth <= 1000")).isEqualTo("true");
    String drawn =
        "[...document.querySelectorAll('svg[data-chart]')].every(s =>"
            + " s.querySelector('svg.plot').childElementCount > 0)";
    assertThat(browser.value(drawn)).isEqualTo("true");
    String place =
        "(() => { const s = document.querySelector('svg[data-chart].broad');"
            + " s.scrollIntoView({behavior: 'instant', block: 'center'}); const b ="
            + " s.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height /"
            + " 2].join(' ') })()";
    String[] at = browser.value(place).split(" ", -1);
    browser.call(
        "Input.dispatchMouseEvent",
        "{\"type\":\"mouseMoved\",\"x\":" + at[0] + ",\"y\":" + at[1] + "}");
    String tip =
        "[...document.querySelectorAll('.tip')].filter(t => !t.hidden).map(t =>"
            + " t.textContent).join()";
    assertThat(browser.value(tip)).contains("year ");
    System.out.println(
        page.getFileName()
            + " opens in "
            + browser.value(
                "Math.round(performance.timing.loadEventEnd - performance.timing.navigationStart)")
            + " ms");
    String focused = "document.querySelector('svg[data-chart].broad').focus()";
    browser.value(focused);
    String before = browser.value(tip);
    browser.call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\",\"key\":\"ArrowLeft\"}");
    assertThat(browser.value(tip)).contains("year ").isNotEqualTo(before);
    assertQuiet(browser.said());
    assertThat(browser.value("performance.getEntriesByType('resource').length")).isEqualTo("0");
  }

  /** Nothing is complained of, and nothing but the page itself is asked for. */
  private static void assertQuiet(String said) {
    assertThat(said)
        .doesNotContain(
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "\"Log.entryAdded\"",
            "javascriptDialogOpening");
    assertThat(said.split("Network.requestWillBeSent\"", -1)).hasSize(2);
  }

  /** Fifty liabilities, and five thousand words of comments. */
  private static String large() {
    var needs = new StringBuilder();
    for (int i = 1; i <= 50; i++) {
      String remark = "// " + "word ".repeat(100).strip();
      needs.append(remark + "\nliability need_" + i + " = $" + 100 * i + " per year\n");
    }
    return """
    plan large { horizon: 40 years }
    import std.strategies
    market us = lognormal { stocks: growth(mean: 5% geometric, volatility: 15% log) }
    assets $1_000_000
    NEEDS
    run base = simulate([constant_mix({stocks: 100%})], paths: 200)
    show base.constant_mix.wealth
    """
        .replace("NEEDS", needs);
  }
}
