package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.Response;
import dev.almanac.Response.End;
import dev.almanac.Session;
import dev.almanac.data.Unreadable;
import dev.almanac.execute.Job;
import dev.almanac.report.CanonicalJson;
import dev.almanac.result.Cell.Figure;
import dev.almanac.result.Change;
import dev.almanac.result.PlanResult;
import dev.almanac.result.Shown;
import dev.almanac.session.Completion.Candidate;
import dev.almanac.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session computes what has changed and nothing else, and the figures of a fresh run. */
class SessionTest {

  private static final String PLAN =
      """
      plan p(share: Ratio = 60%) { horizon: 20 years, basis: real USD }
      import std.strategies
      market us = lognormal {
        stocks: growth(mean: 8.12% geometric, volatility: 15.53% log)
        bonds: growth(mean: 1.91% geometric, volatility: 2.89% log)
        correlation(stocks, bonds): 18%
      }
      assets $100
      liability living = $6 per year
      let bold_share = 80%
      strategy calm = constant_mix({stocks: 30%, bonds: rest})
      strategy bold = constant_mix({stocks: bold_share, bonds: rest})
      run base = simulate([calm, bold], paths: 2_000, seed: 6)
      run other = simulate([calm], paths: 1_000, seed: 7)
      study amounts {
        axis rate in [4%, 5%]
        run constant_mix({stocks: share, bonds: rest}), paths: 500, seed: 3
        where rate > 0%
      }
      show table "figures" for y in [5, 20] {
        y: y
        calm: failure(base.calm, by: y)
        bold: failure(base.bold, by: y)
        low: quantile(base.bold.wealth(y), 10%)
      }
      show other.calm.wealth as "other"
      expect failure(base.calm) < 90%
      """;

  private static Session session(String plan) {
    Session session = Transcript.session();
    Response response = session.submit(plan);
    assertThat(Plans.text(response.diagnostics())).isEmpty();
    return session;
  }

  private static Response submit(Session session, String text) {
    Response response = session.submit(text);
    assertThat(Plans.text(response.diagnostics())).as(text).isEmpty();
    return response;
  }

  /** Returns what a plan yields, with neither its texts nor places in them. */
  private static String figures(PlanResult r) {
    return CanonicalJson.write(
            new PlanResult(
                r.plan(),
                r.engine(),
                Map.of(),
                r.parameters(),
                r.conventions(),
                r.runs(),
                r.shown(),
                r.expectations()))
        .replaceAll("\"span\":\"[^\"]*\"", "");
  }

  private static void assertFresh(Session session) {
    PlanResult live = submit(session, ":run").whole().orElseThrow();
    var answer =
        Plans.library()
            .run(
                Source.of("session.alm", session.text()),
                Almanac.Request.asWritten(),
                Plans.job(1, 64));
    assertThat(Plans.text(answer.diagnostics())).isEmpty();
    assertThat(figures(live)).isEqualTo(figures(answer.result().orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let bold_share = 70%",
        "let share = 20%",
        "liability living = $7 per year",
        "assets $120",
        "strategy calm = constant_mix({stocks: 35%, bonds: rest})",
        "market us = lognormal { stocks: growth(mean: 7% geometric, volatility: 15% log)"
            + " bonds: growth(mean: 2% geometric, volatility: 3% log) }",
        "run base = simulate([bold, calm], paths: 2_000, seed: 6)",
        "run base = simulate([calm, bold], paths: 2_000, seed: 8)",
        ":set paths 500",
        ":set seed 9",
        ":set horizon 25 years",
        ":set basis nominal USD",
        "income pension = $2 per year from 5 years",
        "let unused = 3",
      })
  void whatIsKeptIsWhatAFreshRunYields(String change) {
    Session session = session(PLAN);
    assertFresh(session);
    submit(session, change);
    assertFresh(session);
    submit(session, ":undo");
    assertFresh(session);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what is changed | what must be computed | what must not
        "let unused = 3 | nothing | base, other, us, amounts",
        "let bold_share = 70% | base | other, us, amounts",
        "liability living = $7 per year | base, other | us, bold_share",
        "let share = 20% | amounts | base, other, us",
        "run other = simulate([calm], paths: 1_000, seed: 8) | other | base, us, amounts",
      })
  void onlyWhatDependsOnAChangeIsComputed(String change, String computed, String kept) {
    Session session = Transcript.session();
    List<String> first = submit(session, PLAN).work().computed();
    assertThat(first).contains(kept.split(", ")).contains("base", "other", "amounts");
    var then = new ArrayList<>(submit(session, change).work().computed());
    then.addAll(submit(session, ":run").work().computed());
    // Strategies are made anew: they are what a program does, not what it has found out.
    assertThat(then).doesNotContain(kept.split(", "));
    if (!computed.equals("nothing")) {
      assertThat(then).contains(computed.split(", "));
    }
  }

  /** Failures differ by a constant mix: their paired error against the hand-made difference. */
  @Test
  void theErrorOfADifferenceIsThePairedOne() {
    String two =
        PLAN.replace(
            "run base = simulate([calm, bold]",
            "strategy later = constant_mix({stocks: 70%, bonds: rest})\n"
                + "run base = simulate([calm, bold, later]");
    Figure paired =
        figure(
            submit(session(two), "mean(failed(base.later) - failed(base.bold))")
                .shown()
                .getFirst());
    Session session = session(PLAN);
    submit(session, "failure(base.bold)");
    Change change = change(submit(session, "let bold_share = 70%"), "failure(base.bold)");
    Figure difference = (Figure) change.difference().orElseThrow();
    assertThat(difference.value()).isCloseTo(paired.value(), within(1e-12));
    assertThat(difference.standardError().getAsDouble())
        .isCloseTo(paired.standardError().getAsDouble(), within(1e-12));
    double alone = ((Figure) change.after()).standardError().getAsDouble();
    assertThat(difference.standardError().getAsDouble()).isLessThan(alone * Math.sqrt(2) * 0.9);
  }

  @Test
  void aShiftOfAllPathsHasNoError() {
    Session session = session(PLAN + "let shift = $0\n");
    submit(session, "mean(base.calm.wealth(1) + shift)");
    submit(session, "quantile(base.calm.wealth(1) + shift, 25%)");
    Response response = submit(session, "let shift = $5");
    for (String title :
        List.of(
            "mean(base.calm.wealth(1) + shift)", "quantile(base.calm.wealth(1) + shift, 25%)")) {
      Figure difference = (Figure) change(response, title).difference().orElseThrow();
      assertThat(difference.value()).isCloseTo(5.0, within(1e-9));
      assertThat(difference.standardError().getAsDouble()).isLessThan(1e-9);
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double d) {
    return org.assertj.core.data.Offset.offset(d);
  }

  private static Figure figure(Shown shown) {
    return (Figure) ((Shown.Single) shown).cell();
  }

  private static Change change(Response response, String title) {
    return response.changes().stream()
        .filter(c -> c.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMistakeChangesNothing() {
    Session session = session(PLAN);
    String before = session.text();
    for (String wrong :
        List.of(
            "let bold_share = $3",
            "let x = 3 +",
            "foo(",
            "strategy calm = 3",
            ":nonsense",
            ":set",
            "liability living = $-6 per year from",
            ":path x",
            ":load nowhere.alm",
            ")",
            "let a = b\nlet b = a",
            "study s { }",
            ":plot 3",
            ":save")) {
      assertThat(session.submit(wrong).hasErrors()).as(wrong).isTrue();
      assertThat(session.text()).as(wrong).isEqualTo(before);
    }
    assertFresh(session);
  }

  @Test
  void theFirstPathThatFailsIsFollowed() {
    Session session = session("");
    session.submit(":load examples/first.alm");
    List<String> lines = session.submit(":path").words().lines().toList();
    int first = Integer.parseInt(lines.getFirst().replaceAll(".* first on path ", ""));
    String full = "every payment was made in full\n";
    for (int path = 0; path < first; path++) {
      assertThat(session.submit(":path " + path).words()).endsWith(full);
    }
    String followed = session.submit(":path " + first).words();
    assertThat(followed).contains("failed in year").doesNotEndWith(full);
    assertThat(lines.subList(1, lines.size())).isEqualTo(followed.lines().toList());
  }

  @Test
  void theCharactersTypedAreMarked() {
    Session session = session(PLAN);
    var inExpression = session.submit("1 + failure(base.cal)").diagnostics().getFirst();
    assertThat(inExpression.span().text()).isEqualTo("cal");
    assertThat(inExpression.span().source().text()).isEqualTo("1 + failure(base.cal)");
    var inSecond =
        session.submit("let one = 1\n// why\nlet two = one + no").diagnostics().getFirst();
    assertThat(inSecond.span().text()).isEqualTo("no");
    assertThat(inSecond.span().line()).isEqualTo(3);
    assertThat(session.submit(":set share 6 parsecs").diagnostics().getFirst().span().text())
        .isEqualTo("parsecs");
    assertThat(session.submit("let share = \"much\"").diagnostics().getFirst().span().text())
        .isEqualTo("\"much\"");
  }

  @Test
  void whatIsSavedIsTheSession() {
    Session session = session(PLAN);
    submit(session, "/// Better.\nlet bold_share = 75%");
    submit(session, ":set share 45%");
    submit(session, ":set paths 1_500");
    submit(session, ":set title \"Saved\"");
    String saved = submit(session, ":save new.alm").save().orElseThrow().text();
    assertThat(saved)
        .contains("share: Ratio = 45%", "paths: 1_500", "/// Better.\nlet bold_share = 75%")
        .contains("title: \"Saved\"")
        .doesNotContain("80%");
    Session again = session(saved);
    PlanResult one = submit(session, ":run").whole().orElseThrow();
    PlanResult two = submit(again, ":run").whole().orElseThrow();
    assertThat(figures(two)).isEqualTo(figures(one));
  }

  /** A session with the plan, in which something happens once as soon as a run has begun. */
  private static final class Disturbed {

    private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});
    private final Job job = new Job(1, 2, (run, done, total) -> next.getAndSet(() -> {}).run());
    private final Session session;

    Disturbed() throws Unreadable {
      session = Session.in(Repository.root(), Map.of(), job);
      submit(session, PLAN);
      submit(session, "failure(base.bold)");
    }

    Response stopped(String text) {
      next.set(job::cancel);
      return session.submit(text);
    }

    Response broken(String text) {
      next.set(() -> {
        throw new IllegalStateException("a fault");
      });
      return session.submit(text);
    }
  }

  @Test
  void aRunCanBeStoppedAndAskedForAgain() throws Unreadable {
    var disturbed = new Disturbed();
    Response stopped = disturbed.stopped("run more = simulate([calm], paths: 2_000, seed: 8)");
    assertThat(stopped.end()).isEqualTo(End.STOPPED);
    assertThat(stopped.declared()).as("what was understood stays").hasSize(1);
    assertThat(submit(disturbed.session, "failure(more.calm)").shown()).hasSize(1);
  }

  @Test
  void aComparisonThatIsStoppedComesLater() throws Unreadable {
    var disturbed = new Disturbed();
    assertThat(disturbed.stopped("let bold_share = 30%").end()).isEqualTo(End.STOPPED);
    Response later = submit(disturbed.session, "let nothing = 1");
    assertThat(later.changes()).extracting(Change::title).contains("failure(base.bold)");
  }

  @Test
  void aChangeThatIsStoppedCanBeTakenBack() throws Unreadable {
    var disturbed = new Disturbed();
    assertThat(disturbed.stopped("let bold_share = 30%").end()).isEqualTo(End.STOPPED);
    Response back = submit(disturbed.session, ":undo");
    assertThat(back.changes()).as("all is as it was seen").isEmpty();
    assertThat(disturbed.session.text()).contains("let bold_share = 80%");
  }

  @Test
  void aFaultCostsOneAnswer() throws Unreadable {
    var disturbed = new Disturbed();
    Response broken = disturbed.broken("run more = simulate([calm], paths: 2_000, seed: 8)");
    assertThat(Plans.text(broken.diagnostics())).contains("session/fault", "a fault");
    assertThat(submit(disturbed.session, "failure(base.bold)").shown()).hasSize(1);
    assertThat(submit(disturbed.session, "failure(more.calm)").shown()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let x = 3 | true",
        "let x = 3 + | false",
        "1 + 2 | true",
        "1 + | false",
        "market m = lognormal { | false",
        "failure( | false",
        "show table for x in [1] { | false",
        "let x = \"unclosed | true",
        ") | true",
        "let x 3 | true",
        "// a remark | true",
        ":set | true",
      })
  void aTextIsCompleteUnlessMoreCouldMakeItRight(String text, boolean complete) {
    assertThat(Session.isComplete(text)).isEqualTo(complete);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fail | failure",
        "base. | bold",
        "base.calm.w | wealth",
        "quantile(base.calm.wealth(3), l | level:",
        "import std.strat | std.strategies",
        "import  | std.core",
        ":lo | :load",
        ":doc bold | bold_share",
        ":load examples/fi | first.alm",
        "us. | stocks",
        ":set sh | share",
        ":set  | paths",
        ":set share bold | bold_share",
        "liability car = $1 d | due",
        "base.calm.wealth(3).qu | quantile",
        "str | strategy",
      })
  void whatMayComeNextIsKnown(String text, String wanted) {
    Session session = session(PLAN);
    String typed = text.equals("import") || text.equals(":set") ? text + " " : text;
    List<String> found =
        session.complete(typed, typed.length()).all().stream().map(Candidate::text).toList();
    assertThat(found).contains(wanted.replaceFirst("level:$", "level: "));
  }

  @Test
  void candidatesSayWhatTheyAre() {
    Session session = session("/// Half of it.\nlet half = 50%\n");
    Candidate half =
        session.complete("hal", 3).all().stream()
            .filter(c -> c.text().equals("half"))
            .findFirst()
            .orElseThrow();
    assertThat(half.detail()).contains("ratio", "Half of it.");
    assertThat(session.hint("quantile(x, ").orElseThrow()).contains("level: Ratio");
    assertThat(session.hint("1 + 2")).isEmpty();
  }

  @Test
  void aLoadedPlanKeepsItsComments(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
    String text = "// First.\n\n/// Why.\nlet a = 1  // one\n\nshow a\n// Last.\n";
    Files.writeString(folder.resolve("a.alm"), text);
    Session session = Session.in(folder, Map.of(), Plans.job(1, Plans.BLOCK));
    assertThat(session.load(Path.of("a.alm")).hasErrors()).isFalse();
    assertThat(session.text()).isEqualTo(text);
    submit(session, "let a = 2");
    assertThat(session.text()).isEqualTo(text.replace("a = 1  // one", "a = 2"));
  }
}
