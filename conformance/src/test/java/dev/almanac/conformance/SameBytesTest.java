package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All recorded plans and examples yield the same bytes on any number of threads, in any blocks, and
 * whatever the machine makes of the code: interpreted, compiled, with narrow or wide registers,
 * with or without the instruction that multiplies and adds at once.
 */
class SameBytesTest {

  /** Whole blocks and a part of one, in the small sizes of block. */
  private static final long PATHS = 65;

  /** Where the machine is slow: without the instruction, multiplying and adding at once is hard. */
  private static final long FEW_PATHS = 3;

  private static final Map<Long, List<String>> HASHES =
      Map.of(PATHS, hashes(PATHS), FEW_PATHS, hashes(FEW_PATHS));

  private static List<String> hashes(long paths) {
    return PlanBytes.of(Plans.job(1, Plans.BLOCK), paths);
  }

  @ParameterizedTest
  @CsvSource({"2, 1024", "1, 2", "2, 64"})
  void onThreadsAndInBlocks(int threads, int block) {
    assertThat(PlanBytes.of(Plans.job(threads, block), PATHS)).isEqualTo(HASHES.get(PATHS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:TieredStopAtLevel=1",
        "-XX:UseAVX=1",
        "-XX:UseAVX=2",
        "-XX:UseAVX=3",
      })
  void onMachinesOfAllKinds(String option) throws Exception {
    assertThat(elsewhere(option, PATHS)).isEqualTo(HASHES.get(PATHS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:UseAVX=0", "-XX:-UseFMA"})
  void onSlowMachines(String option) throws Exception {
    assertThat(elsewhere(option, FEW_PATHS)).isEqualTo(HASHES.get(FEW_PATHS));
  }

  private static List<String> elsewhere(String option, long paths)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Other processors have other options.
    command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", option, "-Xss16m"));
    command.add("-Dalmanac.root=" + Repository.root() + "/");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(PlanBytes.class.getName(), Long.toString(paths)));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().putAll(Map.of("LC_ALL", "tr_TR.UTF-8", "TZ", "Asia/Kolkata"));
    Process running = process.start();
    var out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor()).isZero();
    return out.lines().filter(l -> l.matches(".* [0-9a-f]{64}")).toList(); // the JVM may warn
  }

  @Test
  void thereIsSomethingToCompare() {
    assertThat(HASHES.get(PATHS)).hasSizeGreaterThan(30).isNotEqualTo(HASHES.get(FEW_PATHS));
  }
}
