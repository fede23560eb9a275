package dev.almanac.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void readsWhatIsWritten() {
    Json json =
        Json.members()
            .put("a \"b\" \\ \n\u0001 ü €", Json.of("\t<\uD83D\uDE00>"))
            .put("list", Json.array(List.of(-1.5e-300, 0.1, 3.0), Json::of))
            .put("nested", Json.members().put("none", new Json.Null()).put("yes", Json.of(true)))
            .put("empty", new Json.Elements(List.of()));
    assertThat(JsonReader.read(json.write())).contains(json);
    assertThat(JsonReader.read(json.writeLines())).contains(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1,]", "{\"a\" 1}", "\"\\u12", "tru", "1 2", "--1", "\"", "[\"\\"})
  void whatIsNoJsonGivesNothing(String text) {
    assertThat(JsonReader.read(text)).isEmpty();
  }

  @Test
  void aDeepTextIsRefused() {
    assertThat(JsonReader.read("[".repeat(100_000))).isEmpty();
  }
}
