package dev.almanac.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.almanac.limit.Limits;
import dev.almanac.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFilesTest {

  @TempDir Path folder;
  private Path plan;

  @BeforeEach
  void makeProject() throws IOException {
    plan = write("project/plans/first.alm", "show 1");
    write("project/almanac.project", "");
    write("project/plans/rates.alm", "let r = 1");
    write("project/plans/deep/curves.alm", "let c = 1");
    write("project/common.alm", "let d = 1");
    write("project/std/mine.alm", "let m = 1");
    write("outside.alm", "let secret = 1");
  }

  @Test
  void namesThePlanFromItsProject() throws Unreadable {
    assertThat(ProjectFiles.of(plan).plan()).isEqualTo(Source.of("plans/first.alm", "show 1"));
  }

  @Test
  void takesThePlansFolderForAProjectWithoutAMarker() throws Exception {
    Path alone = write("alone/a.alm", "");
    assertThat(ProjectFiles.of(alone).plan().name()).isEqualTo("a.alm");
    assertThat(ProjectFiles.of(alone).root()).isEqualTo(alone.toRealPath().getParent());
  }

  @Test
  void findsTheLibrary() throws Unreadable {
    var files = ProjectFiles.of(plan);
    Source core = files.find("std.core", files.plan()).orElseThrow();
    assertThat(core.name()).isEqualTo("std/core.alm");
    assertThat(core.library()).isTrue();
    assertThat(files.find("std.strategies", core)).isPresent();
    assertThat(files.find("rates", core)).isEmpty();
    assertThat(files.find("std.nothing", files.plan())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rates, plans/rates.alm",
    "\"rates.alm, plans/rates.alm",
    "\"./deep/../rates.alm, plans/rates.alm",
    "deep.curves, plans/deep/curves.alm",
    "\"deep/curves.alm, plans/deep/curves.alm",
    "\"../common.alm, common.alm",
    "\"../std/mine.alm, ./std/mine.alm",
  })
  void findsFilesOfTheProject(String module, String name) throws Unreadable {
    var files = ProjectFiles.of(plan);
    Source found = files.find(module, files.plan()).orElseThrow();
    assertThat(found.name()).isEqualTo(name);
    assertThat(found.library()).isFalse();
  }

  @Test
  void beginsAtTheImportersFolder() throws Unreadable {
    var files = ProjectFiles.of(plan);
    Source curves = files.find("deep.curves", files.plan()).orElseThrow();
    assertThat(files.find("\"../rates.alm", curves)).isPresent();
    Source mine = files.find("\"../std/mine.alm", files.plan()).orElseThrow();
    assertThat(files.find("\"../common.alm", mine)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "\"../../outside.alm, a plan reads only its project",
    "\"/etc/passwd, paths begin at this text's folder",
    "\"deep\\curves.alm, paths begin at this text's folder",
    "\"link.alm, a plan reads only its project",
    "\"linked/outside.alm, a plan reads only its project",
    "\"deep, it is a folder",
    "\"raets.alm, 'there is no such file; did you mean `\"rates.alm\"`?'",
    "deep.curve, 'there is no such file; did you mean `deep.curves`?'",
    "strategies, did you mean `std.strategies`?",
    "std.strateges, did you mean `std.strategies`?",
    "strategeis, did you mean `std.strategies`?",
    "std.xyz, the library has std.core",
  })
  void refusesWithAReason(String module, String reason) throws Exception {
    Files.createSymbolicLink(plan.resolveSibling("link.alm"), folder.resolve("outside.alm"));
    Files.createSymbolicLink(plan.resolveSibling("linked"), folder);
    var files = ProjectFiles.of(plan);
    assertThat(files.find(module, files.plan())).isEmpty();
    assertThat(files.hint(module)).startsWith(reason);
  }

  @Test
  void refusesAPathThatIsNone() throws Unreadable {
    var files = ProjectFiles.of(plan);
    assertThat(files.find("\"a\0b", files.plan())).isEmpty();
    assertThat(files.hint("\"a\0b")).isEqualTo("this is not a path");
  }

  @Test
  void followsALinkWithinTheProject() throws Exception {
    Files.createSymbolicLink(plan.resolveSibling("link.alm"), plan.resolveSibling("rates.alm"));
    var files = ProjectFiles.of(plan);
    assertThat(files.find("link", files.plan()).orElseThrow().name()).isEqualTo("plans/rates.alm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing.alm", "."})
  void saysWhyAPlanCannotBeRead(String name) {
    assertThatThrownBy(() -> ProjectFiles.of(folder.resolve(name)))
        .isInstanceOf(Unreadable.class)
        .hasMessageMatching("there is no such file|it is a folder, not a file");
  }

  @Test
  void readsOnlyUtf8() throws IOException {
    Path latin = folder.resolve("latin.alm");
    Files.write(latin, "show 1\n// gr\u00FC\u00DFe".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PlanText.read(latin, Limits.standard()))
        .hasMessageContaining("UTF-8 (line 2)");
    Files.write(latin, "show 1".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> PlanText.read(latin, Limits.standard()))
        .hasMessageContaining("looks like UTF-16");
  }

  @Test
  void leavesOutAByteOrderMark() throws Exception {
    assertThat(PlanText.read(write("mark.alm", "\uFEFFshow 1"), Limits.standard()))
        .isEqualTo("show 1");
  }

  @Test
  void readsNothingHuge() throws IOException {
    Path huge = folder.resolve("huge.alm");
    Files.write(huge, new byte[10 * 1024 * 1024 + 1]);
    assertThatThrownBy(() -> PlanText.read(huge, Limits.standard()))
        .hasMessageStartingWith("it is larger than 10 MB; make it smaller, or allow more");
  }

  @Test
  void tellsTextsApart() {
    // The published example of FIPS 180-2.
    assertThat(PlanText.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
