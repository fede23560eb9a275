package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.execute.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What users read when a plan is wrong: {@code diagnostics/phase/code-slug.alm} and its {@code
 * .err}. The folder {@code many} holds plans with several mistakes; files that others import are in
 * {@code parts}.
 */
class DiagnosticGoldenTest {

  private static final Path FOLDER = Repository.resources("diagnostics");

  static List<Path> plans() {
    return Repository.files(FOLDER, ".alm").stream()
        .filter(f -> !f.getParent().endsWith("parts"))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> wrongPlans() {
    return plans().stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> check(f)));
  }

  private static void check(Path file) {
    List<Diagnostic> found = diagnostics(file);
    assertThat(found).as("mistakes of " + Repository.name(file)).isNotEmpty();
    String phase = file.getParent().getFileName().toString();
    String slug = file.getFileName().toString().replace(".alm", "");
    if (!phase.equals("many")) {
      assertThat(found).anyMatch(d -> (phase + "/" + slug).startsWith(d.code()));
    }
    Golden.check(Golden.beside(file, ".err"), Plans.text(found));
  }

  static List<Diagnostic> diagnostics(Path file) {
    ProjectFiles files = Plans.open(file);
    Directives asked = Directives.of(files.plan());
    var almanac = new Almanac(files);
    List<String> explain = asked.explain();
    Job job = new Job(1, Plans.BLOCK, (run, done, total) -> {}, asked.limits());
    return explain.isEmpty()
        ? almanac.run(files.plan(), asked.request(), job).diagnostics()
        : almanac
            .explainPath(
                files.plan(),
                asked.request(),
                explain.get(0),
                explain.get(1),
                Long.parseLong(explain.get(2)),
                job)
            .diagnostics();
  }

  @Test
  void noneIsLeftBehind() {
    Golden.checkOrphans(FOLDER, ".alm", ".err");
  }
}
