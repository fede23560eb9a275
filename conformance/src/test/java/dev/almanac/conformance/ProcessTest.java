package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process, where things go wrong around it. Skipped where there is no sh. */
@Timeout(300)
class ProcessTest {

  private static final Path FULL = Path.of("/dev/full");
  private static final String LONG = " --paths 50_000_000 --limit memory=900000GB";

  @TempDir Path folder;

  @BeforeEach
  void copyAPlan() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "sh is absent");
    Files.copy(Repository.root().resolve("examples/first.alm"), folder.resolve("a.alm"));
  }

  /** Runs a line of the shell in which ALM is the command; returns how it ended. */
  private int sh(String line) throws Exception {
    Process process = start(line);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends: " + line).isTrue();
    assertThat(said()).doesNotContain("\tat ", "Exception", "internal error");
    return process.exitValue();
  }

  private Process start(String line) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    String alm = "'%s' -Xmx1g -cp '%s' dev.almanac.cli.Main".formatted(java, path);
    return new ProcessBuilder("sh", "-c", line.replace("ALM", alm))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() {
    return Repository.read(folder.resolve("said"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run --json o.json --csv tables", "test", "explain"})
  void stopsOnInterrupt(String command) throws Exception {
    assumeFalse(ignoresInterrupts(), "this is a job in the background, where Ctrl-C means nothing");
    Process process = start("exec ALM " + command + " a.alm" + LONG);
    Thread.sleep(4000);
    assertThat(process.isAlive()).as(said()).isTrue();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(said()).isEmpty();
    assertThat(names()).containsExactly("a.alm", "said");
  }

  /** A shell starts jobs in the background so, and what they start inherits it. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(l -> l.startsWith("SigIgn:"))
        .anyMatch(l -> (Long.parseUnsignedLong(l.substring(7).strip(), 16) & 2) != 0);
  }

  @Test
  void stopsWhenItsTimeIsOver() throws Exception {
    int code = sh("ALM run a.alm --json o.json --csv tables --limit time=1s" + LONG);
    assertThat(code).as(said()).isEqualTo(2);
    assertThat(said()).contains("error[limit/time]", "time=1s", "1 error");
    assertThat(names()).containsExactly("a.alm", "said");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALM run a.alm | head -1",
        "ALM explain a.alm | head -1",
        "ALM test a.alm a.alm | head -1",
        "ALM help run | head -1",
        "yes 1+1 | ALM repl | head -1",
      })
  void isSilentWhereNobodyReadsOn(String line) throws Exception {
    assertThat(sh(line)).isEqualTo(0);
    assertThat(said().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run a.alm > /dev/full",
        "run a.alm --json - > /dev/full",
        "run a.alm --json /dev/full > /dev/null",
        "check a.alm > /dev/full",
        "explain a.alm > /dev/full",
        "eval 1+1 > /dev/full",
        "help > /dev/full",
      })
  void saysThatADiskIsFull(String command) throws Exception {
    assumeTrue(Files.exists(FULL), "/dev/full is absent");
    assertThat(sh("ALM " + command)).isEqualTo(3);
    assertThat(said()).startsWith("alm: cannot write ").contains("No space left");
    assertThat(names()).containsExactly("a.alm", "said");
  }

  @Test
  void doesNotWriteWhereItMayNot() throws Exception {
    Files.createDirectory(folder.resolve("dir"));
    Files.writeString(folder.resolve("file"), "old");
    assertThat(sh("ALM run a.alm --csv file")).isEqualTo(3);
    assertThat(said()).contains("a file is in the way");
    assertThat(sh("ALM run a.alm --csv file/x")).isEqualTo(3);
    assertThat(sh("ALM run a.alm --json dir")).isEqualTo(3);
    assertThat(said()).contains("it is a folder");
    assertThat(folder.resolve("file")).hasContent("old");
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
    assertThat(folder.resolve("dir").toFile().setWritable(false)).isTrue();
    assertThat(sh("ALM run a.alm --json dir/o.json")).isEqualTo(3);
    assertThat(sh("ALM run a.alm --csv dir/tables")).isEqualTo(3);
    assertThat(said()).contains("permission denied");
  }

  @Test
  void readsWhatItCanAndSaysWhatItCannot() throws Exception {
    long most = 10 << 20;
    write("ten.alm", "show 1\n//" + "x".repeat((int) most - 9));
    write("more.alm", "show 1\n//" + "x".repeat((int) most - 8));
    write("cr.alm", "// a\rlet a = 1\rshow a\r");
    write("empty.alm", "");
    write("nul.alm", "show 1 \0\n");
    write("chain.alm", "show " + "1 + ".repeat(250_000) + "1\n");
    write("deep.alm", "show " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + "\n");
    assertThat(sh("ALM check ten.alm cr.alm empty.alm a.alm")).as(said()).isEqualTo(0);
    for (String file : List.of("more", "nul", "chain", "deep")) {
      assertThat(sh("ALM check " + file + ".alm")).as(file).isEqualTo(2);
    }
    assumeTrue(!"root".equals(System.getProperty("user.name")), "root may read everything");
    assertThat(folder.resolve("a.alm").toFile().setReadable(false)).isTrue();
    assertThat(sh("ALM check a.alm")).isEqualTo(2);
    assertThat(said()).contains("permission denied");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
