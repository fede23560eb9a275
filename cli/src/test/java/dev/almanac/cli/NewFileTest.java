package dev.almanac.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {

  @TempDir Path folder;

  @Test
  void replacesTheFileBehindALinkAndKeepsItsPermissions() throws Exception {
    Path file = Files.writeString(folder.resolve("a"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
    NewFile.write(link, "new");
    assertThat(link).isSymbolicLink().hasContent("new");
    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void leavesNothingBehindWhenItFails() throws Exception {
    Path target = Files.createDirectory(folder.resolve("a"));
    Files.writeString(target.resolve("inside"), "");
    assertThatThrownBy(() -> NewFile.write(target, "new")).isInstanceOf(UsageError.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }
}
