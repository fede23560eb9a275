package dev.almanac.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("ladder", "total_return", "volatility", "stocks", "bonds", "cvar", "fixed_real");

  @ParameterizedTest
  @CsvSource({
    "lader, ladder",
    "laddre, ladder",
    "Ladder, ladder",
    "stokcs, stocks",
    "cvr, cvar",
    "total_retrun, total_return",
    "real_fixed, fixed_real",
    "vol, volatility"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Suggestion.closest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"w", "xy", "inflation", "bananas", "''"})
  void saysNothingRatherThanNonsense(String written) {
    assertThat(Suggestion.closest(written, KNOWN)).isEmpty();
  }

  @Test
  void neverSuggestsWhatWasWritten() {
    assertThat(Suggestion.closest("bonds", List.of("bonds"))).isEmpty();
  }

  @Test
  void doesNotDependOnTheOrderOfTheNames() {
    Optional<String> first = Optional.of("rate_a");
    assertThat(Suggestion.closest("rate_x", List.of("rate_b", "rate_a"))).isEqualTo(first);
    assertThat(Suggestion.closest("rate_x", Set.of("rate_a", "rate_b"))).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "ca, ac, 1",
    "kitten, sitting, 3",
    "ab, ba, 1",
    "abc, ca, 3"
  })
  void countsEdits(String a, String b, int edits) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
    assertThat(Suggestion.distance(b, a)).isEqualTo(edits);
  }
}
