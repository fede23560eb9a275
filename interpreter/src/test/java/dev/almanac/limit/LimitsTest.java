package dev.almanac.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {

  @ParameterizedTest
  @CsvSource({
    "PATHS, 100_000, 100000",
    "SOURCE, 10MB, 10485760",
    "SOURCE, 7 KB, 7168",
    "TIME, 30s, 30000",
    "TIME, 5min, 300000",
    "TIME, 250ms, 250",
  })
  void readsFigures(Limit limit, String written, long figure) {
    assertThat(limit.read(written)).isEqualTo(OptionalLong.of(figure));
  }

  @ParameterizedTest
  @CsvSource({
    "PATHS, 1",
    "PATHS, 1e5",
    "PATHS, 10s",
    "PATHS, 2_000_000_000",
    "PATHS, 99999999999999999999",
    "SOURCE, 10",
    "SOURCE, 10mb",
    "SOURCE, 99999999999GB",
    "NESTING, 201",
    "TIME, 0s",
    "TIME, 30",
    "TIME, -1s",
  })
  void readsNothingElse(Limit limit, String written) {
    assertThat(limit.read(written)).isEmpty();
  }

  @Test
  void grantsNoMoreMemoryThanThereIs() {
    long all = Limits.standard().of(Limit.MEMORY);
    assertThat(Limit.MEMORY.read("900000GB")).isEqualTo(OptionalLong.of(all));
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void readsWhatItWrites(Limit limit) {
    long figure = limit == Limit.TIME ? 90_000 : Limits.standard().of(limit);
    String[] written = limit.setting(figure).split("=", 2);
    assertThat(Limit.named(written[0])).contains(limit);
    assertThat(limit.read(written[1])).isEqualTo(OptionalLong.of(figure));
  }

  @Test
  void keepsTheOthers() {
    Limits limits = Limits.standard().with(Limit.CELLS, 50);
    assertThat(limits.of(Limit.CELLS)).isEqualTo(50);
    assertThat(limits.simulatedCells()).isEqualTo(5);
    assertThat(limits.of(Limit.STEPS)).isEqualTo(300_000_000L);
    assertThat(limits.isTimed()).isFalse();
  }
}
