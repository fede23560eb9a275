package dev.almanac.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.almanac.Almanac;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.limit.Limit;
import dev.almanac.limit.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan tries to read that is none of its business, or no file at all. */
@Timeout(60)
class EscapesTest {

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(folder.resolve("secret.csv"), "rate\n1\n");
    Files.writeString(project.resolve("own.csv"), "rate\n1\n2\n");
    Files.createSymbolicLink(project.resolve("link.csv"), folder.resolve("secret.csv"));
    Files.createSymbolicLink(project.resolve("up"), folder);
    Files.createSymbolicLink(project.resolve("loop.csv"), Path.of("loop.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv",
        "x/../../secret.csv",
        "link.csv",
        "up/secret.csv",
        "loop.csv",
        "/etc/passwd",
        "/proc/self/environ",
        "../../../../../../proc/self/environ",
        "/dev/zero",
        ".",
        "up",
      })
  void leadsNowhere(String path) throws Exception {
    assertThat(codes(read(path, Limits.standard()))).containsExactly("data/file");
    assertThat(codes(read("own.csv", Limits.standard()))).isEmpty();
  }

  @Test
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = project.resolve("pipe.csv");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "there is no mkfifo");
    assertThat(read("pipe.csv", Limits.standard()).getFirst().labels().getFirst().text())
        .isEqualTo("it is a device or a pipe, not a file");
    Files.move(pipe, project.resolve("pipe.alm"));
    assertThatThrownBy(() -> ProjectFiles.of(project.resolve("pipe.alm")))
        .hasMessageContaining("a device or a pipe");
  }

  @Test
  void readsAProjectThatIsReachedByALink() throws Exception {
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), project);
    Path plan = write(linked.resolve("a.alm"), "own.csv");
    var files = ProjectFiles.of(plan);
    assertThat(files.root()).isEqualTo(project.toRealPath());
    assertThat(new Almanac(files).check(files.plan(), Almanac.Request.asWritten())).isEmpty();
  }

  @Test
  void readsOfAGrantedFolderOnlyWhatIsInIt() throws Exception {
    Path granted = Files.createDirectories(folder.resolve("granted"));
    Files.writeString(granted.resolve("own.csv"), "rate\n1\n");
    Files.createSymbolicLink(granted.resolve("link.csv"), folder.resolve("secret.csv"));
    assertThat(codes(granted("own.csv", granted))).isEmpty();
    assertThat(codes(granted("../../x/own.csv", granted))).isEmpty();
    for (String declared : List.of("link.csv", "..", "../secret.csv", "a\\u{0}b")) {
      assertThat(codes(granted(declared, granted))).as(declared).isNotEmpty();
    }
    assertThatThrownBy(() -> DataFile.given(granted, "a\0b"))
        .hasMessageContaining("is not the name of a file");
  }

  @Test
  void readsNoMoreThanItMay() throws Exception {
    Files.writeString(project.resolve("long.csv"), "rate\n" + "1\n".repeat(10_000));
    var small = Limits.standard().with(Limit.DATA, 1000);
    assertThat(read("long.csv", small).getFirst().labels().getFirst().text())
        .isEqualTo(
            "it is larger than 1,000 B; make it smaller, or allow more: `--limit data=20_005B`");
    var little = Limits.standard().with(Limit.MEMORY, 3200);
    assertThat(read("long.csv", little).getFirst().labels().getFirst().text())
        .contains("more than 100 rows");
    assertThat(codes(read("own.csv", little))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, it looks like Latin-1",
    "windows-1252, it looks like Windows-1252",
    "UTF-16, it looks like UTF-16",
    "UTF-16LE, it looks like UTF-16 without a byte order mark",
    "UTF-16BE, it looks like UTF-16 without a byte order mark",
  })
  void saysWhatATextLooksLike(String charset, String expected) throws Exception {
    String text = "// H\u00e4ndler \u20ac\nshow 1\n";
    String narrow = charset.equals("ISO-8859-1") ? text.replace("\u20ac", "") : text;
    Path plan = Files.write(project.resolve("a.alm"), narrow.getBytes(Charset.forName(charset)));
    assertThatThrownBy(() -> ProjectFiles.of(plan)).hasMessageContaining(expected);
  }

  @Test
  void refusesAFileThatChangesBetweenTwoReadings() throws Exception {
    Path plan = project.resolve("a.alm");
    String text = "data a = csv(\"own.csv\") { rate: percent }\n";
    Files.writeString(plan, text + text.replace("data a", "data b"));
    var files = ProjectFiles.of(plan);
    var changing =
        new Imports() {
          private int asked = 0;

          @Override
          public java.util.Optional<dev.almanac.source.Source> find(
              String module, dev.almanac.source.Source importer) {
            return files.find(module, importer);
          }

          @Override
          public DataFile data(String written, dev.almanac.source.Source importer)
              throws Unreadable {
            if (asked++ > 0) {
              append(project.resolve("own.csv"));
            }
            return files.data(written, importer);
          }

          @Override
          public String hint(String module) {
            return files.hint(module);
          }
        };
    var found = new Almanac(changing).check(files.plan(), Almanac.Request.asWritten());
    assertThat(found.getFirst().labels().getFirst().text()).contains("it changed while");
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "rate\n7\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Diagnostic> read(String path, Limits limits) throws Exception {
    var files = ProjectFiles.of(write(project.resolve("a.alm"), path));
    return new Almanac(files).check(files.plan(), Almanac.Request.asWritten(), limits);
  }

  private List<Diagnostic> granted(String declared, Path granted) throws Exception {
    var files = ProjectFiles.of(write(project.resolve("a.alm"), declared));
    var request =
        new Almanac.Request(
            Map.of(), Map.of("d", granted), OptionalLong.empty(), OptionalLong.empty());
    return new Almanac(files).check(files.plan(), request);
  }

  private static Path write(Path plan, String data) throws IOException {
    String text = "data d = csv(\"" + data + "\") { rate: percent }\nshow sum r in d: r.rate\n";
    return Files.write(plan, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> codes(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::code).toList();
  }
}
