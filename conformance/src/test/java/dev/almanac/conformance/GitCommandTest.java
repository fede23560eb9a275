package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alm git}: what it sets up, and what git then does. */
class GitCommandTest {

  private static final String PLAN =
      "plan smith { horizon: 3 years }\nassets $100\nliability living = $6 per year\n";

  @TempDir Path folder;
  private Path repository = Path.of("");
  private Alm alm = new Alm(Path.of(""));

  @BeforeEach
  void repository() throws Exception {
    assumeTrue(File.separatorChar == '/', "hooks are scripts of a Unix shell");
    repository = Files.createDirectory(folder.resolve("repository"));
    alm = new Alm(repository);
    assumeTrue(git("init", "-q").isEmpty(), "there is no git here");
    // What git calls is not this build: it writes down how it was called.
    Path fake = Files.createDirectory(folder.resolve("bin")).resolve("alm");
    Files.writeString(
        fake,
        "#!/bin/sh\nfor last; do :; done\necho \"$@\" >>"
            + folder
            + "/calls\n[ \"$1 $2\" = 'fmt --print' ] && tr -s ' ' <\"$last\"\n[ ! -e "
            + folder
            + "/fails ]\n");
    Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String git(String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.pager=cat"));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    Process process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : said + "(refused)";
  }

  private String calls() throws IOException {
    Path calls = folder.resolve("calls");
    String all = Files.exists(calls) ? Files.readString(calls) : "";
    Files.deleteIfExists(calls);
    return all;
  }

  @Test
  void plansAreTestedBeforeACommit() throws Exception {
    assertThat(alm.run("git")).isZero();
    assertThat(alm.said())
        .contains("set diff.almanac.textconv", "wrote *.alm diff=almanac", "wrote the hook");
    Files.writeString(repository.resolve("note.txt"), "no plan");
    git("add", ".");
    assertThat(git("commit", "-q", "-m", "a note")).isEmpty();
    assertThat(calls()).isEmpty();
    Files.writeString(repository.resolve("a smith.alm"), PLAN);
    git("add", ".");
    assertThat(git("commit", "-q", "-m", "a plan")).isEmpty();
    assertThat(calls()).isEqualTo("fmt --check -- a smith.alm\ntest --quiet -- a smith.alm\n");
    Files.createFile(folder.resolve("fails"));
    Files.writeString(repository.resolve("a smith.alm"), PLAN.replace("$6", "$7"));
    assertThat(git("commit", "-q", "-a", "-m", "a change")).contains("canonical form", "(refused)");
  }

  @Test
  void aDifferenceIsThatOfTheMeaning() throws Exception {
    assertThat(alm.run("git")).isZero();
    Files.writeString(repository.resolve("smith.alm"), PLAN);
    git("add", ".");
    git("commit", "-q", "-m", "a plan");
    Files.writeString(repository.resolve("smith.alm"), PLAN.replace(" = ", "   =  "));
    assertThat(git("diff")).doesNotContain("living");
    String longer =
        "strategy s {\n" + "  // word\n".repeat(12) + "  at start of year { hold stocks: 1 }\n}\n";
    Files.writeString(repository.resolve("smith.alm"), PLAN + longer);
    git("commit", "-q", "-a", "-m", "more");
    Files.writeString(
        repository.resolve("smith.alm"), PLAN + longer.replace("stocks: 1", "stocks: 2"));
    assertThat(git("diff")).contains("@@ strategy s {", "+ at start of year { hold stocks: 2 }");
  }

  @Test
  void whatIsThereStays() throws Exception {
    Files.writeString(repository.resolve(".gitattributes"), "*.csv text");
    Path hook = repository.resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, "#!/bin/sh\n");
    assertThat(alm.run("git")).isZero();
    assertThat(alm.run("git")).isZero();
    assertThat(alm.said()).contains("there is a pre-commit hook already");
    assertThat(hook).hasContent("#!/bin/sh\n");
    assertThat(repository.resolve(".gitattributes")).hasContent("*.csv text\n*.alm diff=almanac\n");
    assertThat(new Alm(folder).run("git")).isEqualTo(3);
  }

  @Test
  void whatIsPrintedForGitIsCanonicalOrAsItIs() throws IOException {
    Files.writeString(repository.resolve("a.alm"), "assets   $100\n");
    Files.writeString(repository.resolve("b.alm"), "assets   $$100\n");
    assertThat(alm.run("fmt", "--print", "a.alm")).isZero();
    assertThat(alm.said()).isEqualTo("assets $100\n");
    assertThat(alm.run("fmt", "--print", "b.alm")).isZero();
    assertThat(alm.said()).contains("assets   $$100\n");
    assertThat(repository.resolve("a.alm")).hasContent("assets   $100\n");
  }
}
