package dev.almanac;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules of the interpreter: data flows down, nothing runs back up. */
@AnalyzeClasses(packages = "dev.almanac", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** Each package may see those before it. The root is last. */
  private static final List<String> ORDER =
      List.of(
          "limit",
          "source",
          "diagnostic",
          "syntax",
          "type",
          "model",
          "data",
          "library",
          "check",
          "format",
          "ir",
          "lower",
          "result",
          "execute",
          "session");

  private static final Path SOURCES = Path.of("src/main/java/dev/almanac");
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_DRIVER = 200;
  private static final int LONGEST_AST = 500;

  @ArchTest
  static final ArchRule ANTLR_ENDS_AT_THE_PARSER =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.almanac.syntax", "dev.almanac.grammar")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.antlr..", "dev.almanac.grammar..");

  @ArchTest
  static final ArchRule CSV_ENDS_AT_THE_DATA =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.almanac.data")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("de.siegmar.fastcsv..");

  @ArchTest
  static final ArchRule EXECUTION_NEVER_SEES_THE_TEXT =
      noClasses()
          .that()
          .resideInAnyPackage("dev.almanac.ir", "dev.almanac.execute")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.almanac.syntax", "dev.almanac.model", "dev.almanac.check");

  @ArchTest
  static final ArchRule ONLY_EXECUTION_SIMULATES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.almanac.execute", "dev.almanac.simulation")
          .and()
          .resideOutsideOfPackage("dev.almanac.finance")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.almanac.simulation");

  @ArchTest
  static final ArchRule NOTHING_RUNS_IN_CIRCLES =
      slices().matching("dev.almanac.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NAMES_SAY_SOMETHING =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper");

  @ArchTest
  static final ArchRule NOTHING_ASKS_THE_CLOCK_OR_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.almanac.check",
              "dev.almanac.model",
              "dev.almanac.lower",
              "dev.almanac.ir",
              "dev.almanac.library",
              "dev.almanac.execute",
              "dev.almanac.result")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.time.chrono", "java.net..")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** Those of the JDK may differ in the last bit from one machine to another. */
  private static final Set<String> INEXACT =
      Set.of(
          "exp", "expm1", "log", "log1p", "log10", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh");

  @ArchTest
  static final ArchRule ELEMENTARY_FUNCTIONS_ARE_OUR_OWN =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.almanac.report..", "dev.almanac.bench..")
          .should()
          .accessTargetWhere(
              new DescribedPredicate<JavaAccess<?>>("an inexact function of the JDK") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  return access.getTargetOwner().isAssignableTo(Math.class)
                      && INEXACT.contains(access.getTarget().getName());
                }
              });

  @TestFactory
  Stream<DynamicTest> everyPackageSeesOnlyThoseBeforeIt() {
    return ORDER.stream()
        .map(p ->
            DynamicTest.dynamicTest(
                p,
                () -> {
                  List<String> later = ORDER.subList(ORDER.indexOf(p) + 1, ORDER.size());
                  for (Path file : sources(SOURCES.resolve(p))) {
                    assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .noneMatch(line -> mentions(line, later));
                  }
                }));
  }

  /** Also a name written in full, without an import. */
  private static boolean mentions(String line, List<String> packages) {
    return packages.stream().anyMatch(p -> line.contains("dev.almanac." + p + "."));
  }

  @Test
  void everyPackageHasItsPlace() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ORDER);
    }
  }

  @Test
  void filesAreReadableAtASitting() throws IOException {
    for (Path file : sources(SOURCES)) {
      int budget =
          switch (file.getFileName().toString()) {
            case "Almanac.java" -> LONGEST_DRIVER;
            case "Ast.java" -> LONGEST_AST;
            default -> LONGEST_FILE;
          };
      assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(budget);
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}
