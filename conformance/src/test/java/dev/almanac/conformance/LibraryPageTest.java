package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Session;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.limit.Limits;
import dev.almanac.session.Explanation;
import dev.almanac.session.Library;
import dev.almanac.session.LibraryMarkdown;
import dev.almanac.session.ModulePage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the library is what its texts say, and so is what a session says of a name. */
class LibraryPageTest {

  private static Library library() {
    try {
      return Library.of(ProjectFiles.in(Repository.root(), "plan.alm", Limits.standard()));
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void isMadeOfTheComments() {
    Golden.check(
        Repository.root().resolve("docs/reference/library.md"), LibraryMarkdown.of(library()));
  }

  static Stream<ModulePage> modules() {
    return library().pages().stream();
  }

  /** A name means one thing, so that it can be asked for without its module. */
  @Test
  void noNameIsDeclaredTwice() {
    assertThat(modules().flatMap(p -> p.entries().stream()).map(e -> e.name()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleSaysWhatItIs(ModulePage module) {
    assertThat(module.summary()).endsWith(".").hasSizeLessThan(110);
    assertThat(Explanation.of(module, 60)).contains(module.name());
  }

  /** Whether a plan has imported it or not. */
  @ParameterizedTest
  @MethodSource("modules")
  void everyNameIsToldOfInTheSameWay(ModulePage module) {
    Session without = Transcript.session();
    Session with = Transcript.session();
    with.submit("import " + module.name());
    for (var entry : module.entries()) {
      String words = with.submit(":doc " + entry.name()).words();
      assertThat(words).contains(entry.name(), module.name(), entry.summary().split(" ", 2)[0]);
      assertThat(without.document(entry.name(), Explanation.MEASURE).words()).isEqualTo(words);
    }
  }

  @Test
  void fitsIntoAnyWidth() {
    Session session = Transcript.session();
    for (ModulePage module : modules().toList()) {
      for (var entry : module.entries()) {
        List<String> lines = session.document(entry.name(), 50).words().lines().toList();
        assertThat(lines).allMatch(l -> l.length() <= 50);
      }
    }
  }
}
