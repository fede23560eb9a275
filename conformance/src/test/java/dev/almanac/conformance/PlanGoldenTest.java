package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.execute.Job;
import dev.almanac.report.TerminalReport;
import dev.almanac.result.PlanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What plans yield, on the terminal ({@code .out}) and as data ({@code .json}); and that it is the
 * same bytes however it is computed.
 */
class PlanGoldenTest {

  private static final Path FOLDER = Repository.resources("plans");
  private static final int WIDTH = 100;

  static List<Path> plans() {
    return Repository.files(FOLDER, ".alm").stream()
        .filter(f -> !f.getParent().endsWith("parts"))
        .toList();
  }

  static PlanResult run(Path file, Job job) {
    ProjectFiles files = Plans.open(file);
    Almanac.Request request = Directives.of(files.plan()).request();
    return Plans.result(new Almanac(files).run(files.plan(), request, job));
  }

  static String report(PlanResult result) {
    return TerminalReport.render(result, WIDTH, false, true);
  }

  /** The data, in lines and without what every edit of a text changes. */
  private static String lines(PlanResult result) {
    String json = Plans.json(result).replaceAll("\"sha256\":\"[0-9a-f]{64}\"", "\"sha256\":\"-\"");
    return json.replace("},{", "},\n{").replace("],[", "],\n[") + "\n";
  }

  @TestFactory
  Stream<DynamicTest> recorded() {
    return plans().stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> record(f)));
  }

  private static void record(Path file) {
    PlanResult result = run(file, Plans.job(1, Plans.BLOCK));
    try {
      Golden.check(Golden.beside(file, ".out"), report(result));
    } finally {
      Golden.check(Golden.beside(file, ".json"), lines(result));
    }
  }

  @TestFactory
  Stream<DynamicTest> sameBytesHoweverComputed() {
    return plans().stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> same(f)));
  }

  private static void same(Path file) {
    String expected = Plans.json(run(file, Plans.job(1, Plans.BLOCK)));
    assertThat(Plans.json(run(file, Plans.job(2, Plans.BLOCK)))).isEqualTo(expected);
    assertThat(Plans.json(run(file, Plans.job(1, 2)))).isEqualTo(expected);
    assertThat(Plans.json(run(file, Plans.job(2, 64)))).isEqualTo(expected);
    assertThat(Plans.json(run(file, Plans.job(2, 512)))).isEqualTo(expected);
  }

  /** A plan that draws says other figures on another seed; one that does not, the same. */
  @TestFactory
  Stream<DynamicTest> otherBytesOnAnotherSeed() {
    return plans().stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> differs(f)));
  }

  private static void differs(Path file) {
    ProjectFiles files = Plans.open(file);
    var request =
        new Almanac.Request(
            Directives.of(files.plan()).settings(), OptionalLong.empty(), OptionalLong.of(987));
    PlanResult other =
        Plans.result(new Almanac(files).run(files.plan(), request, Plans.job(1, Plans.BLOCK)));
    String text = files.plan().text();
    boolean simulates = text.contains("simulate(") || text.contains("\nstudy ");
    boolean random = text.contains("lognormal") || text.contains("import std.markets.");
    boolean draws = random && simulates;
    String theirs = Plans.json(other).replaceAll("\"seed\":987", "");
    String ours = Plans.json(run(file, Plans.job(1, Plans.BLOCK))).replaceAll("\"seed\":\\d+", "");
    if (draws) {
      assertThat(theirs).isNotEqualTo(ours);
    } else {
      assertThat(theirs).isEqualTo(ours);
    }
  }

  /** Sessions share nothing: many at once, in one JVM, yield what each yields alone. */
  @Test
  void plansDoNotDisturbEachOther() throws Exception {
    List<Path> files = plans();
    List<String> alone =
        files.stream().map(f -> Plans.json(run(f, Plans.job(1, Plans.BLOCK)))).toList();
    var tasks = new ArrayList<Callable<String>>();
    for (Path file : files) {
      tasks.add(() -> Plans.json(run(file, Plans.job(2, Plans.BLOCK))));
    }
    try (var pool = Executors.newFixedThreadPool(4)) {
      var together = new ArrayList<String>();
      for (Future<String> f : pool.invokeAll(tasks)) {
        together.add(f.get());
      }
      assertThat(together).isEqualTo(alone);
    }
  }

  // ---- the examples, recorded beside them

  static List<Path> examples() {
    return Repository.files(Repository.root().resolve("examples"), ".alm").stream()
        .filter(f -> Files.exists(Golden.beside(f, ".out")) || Golden.isRecording())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> examplesAsRecorded() {
    return examples().stream()
        .map(f ->
            DynamicTest.dynamicTest(
                Repository.name(f),
                f.toUri(),
                () ->
                    Golden.check(
                        Golden.beside(f, ".out"), report(run(f, Plans.job(2, Plans.BLOCK))))));
  }

  @Test
  void noneIsLeftBehind() {
    Golden.checkOrphans(FOLDER, ".alm", ".out", ".json");
    Golden.checkOrphans(Repository.root().resolve("examples"), ".alm", ".out");
  }

  @Test
  void everyExampleIsRecorded() {
    assertThat(Repository.files(Repository.root().resolve("examples"), ".alm"))
        .allMatch(f -> Files.exists(Golden.beside(f, ".out")));
  }
}
