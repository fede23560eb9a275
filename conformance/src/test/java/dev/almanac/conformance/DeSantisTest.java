package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.result.Expectation;
import dev.almanac.result.Expectation.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's plan holds what it expects, whatever the seed. */
class DeSantisTest {

  private static final Path PLAN = Repository.root().resolve("examples/de-santis/de-santis.alm");

  private static List<Expectation> broken(OptionalLong seed) {
    ProjectFiles files = Plans.open(PLAN);
    var request = new Almanac.Request(Map.of(), OptionalLong.empty(), seed);
    List<Expectation> all =
        Plans.result(new Almanac(files).run(files.plan(), request, Plans.job(2, Plans.BLOCK)))
            .expectations();
    assertThat(all).hasSizeGreaterThan(40);
    return all.stream().filter(e -> e.verdict() != Verdict.HOLDS).toList();
  }

  @Test
  void holdsAsWritten() {
    assertThat(broken(OptionalLong.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void holdsOnOtherSeeds(long seed) {
    assertThat(broken(OptionalLong.of(seed))).isEmpty();
  }
}
