package dev.almanac.conformance;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The programs that plans become: {@code ir/*.ir}, as {@code alm explain} prints them. */
class IrGoldenTest {

  private static final Path FOLDER = Repository.resources("ir");

  @TestFactory
  Stream<DynamicTest> programs() {
    return Repository.files(FOLDER, ".alm").stream()
        .map(f -> DynamicTest.dynamicTest(Repository.name(f), f.toUri(), () -> check(f)));
  }

  private static void check(Path file) {
    ProjectFiles files = Plans.open(file);
    Almanac.Explained explained =
        new Almanac(files)
            .explain(
                files.plan(), Directives.of(files.plan()).request(), Plans.job(1, Plans.BLOCK));
    Golden.check(
        Golden.beside(file, ".ir"),
        explained.text().orElseGet(() -> Plans.text(explained.diagnostics())));
  }

  @Test
  void noneIsLeftBehind() {
    Golden.checkOrphans(FOLDER, ".alm", ".ir");
  }
}
