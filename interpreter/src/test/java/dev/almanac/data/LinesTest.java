package dev.almanac.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("a.csv");
  }

  private Map<Long, String> lines(String text, Long... numbers) throws IOException {
    Files.writeString(file, text);
    return Lines.of(file, new TreeSet<>(Set.of(numbers)));
  }

  @Test
  void countsEveryLineEnd() throws IOException {
    assertThat(lines("a\nb\r\nc\rd\n\ne", 1L, 2L, 3L, 4L, 5L, 6L, 7L))
        .isEqualTo(Map.of(1L, "a", 2L, "b", 3L, "c", 4L, "d", 5L, "", 6L, "e"));
    assertThat(lines("\uFEFFa\n", 1L, 2L)).isEqualTo(Map.of(1L, "a", 2L, ""));
    assertThat(lines("", 1L)).isEqualTo(Map.of(1L, ""));
  }

  @Test
  void findsLinesOfALargeFile() throws IOException {
    var text = new StringBuilder();
    for (int i = 1; i <= 100_000; i++) {
      text.append("line ").append(i).append("\r\n");
    }
    assertThat(lines(text.toString(), 3L, 99_999L))
        .isEqualTo(Map.of(3L, "line 3", 99_999L, "line 99999"));
    assertThat(lines("x".repeat(1_000_000), 1L).get(1L)).hasSize(10_000);
  }

  @Test
  void findsTheFirstLineThatIsNotUtf8() throws IOException {
    Files.writeString(file, "\u00e4\n\u00f6\n");
    assertThat(Lines.notUtf8(file)).isZero();
    byte[] wrong = "a\nb\n\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, wrong);
    assertThat(Lines.notUtf8(file)).isEqualTo(3);
    Files.writeString(file, "x".repeat(100_000));
    assertThat(Lines.notUtf8(file)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,c | 0 | a",
        "a,b,c | 2 | c",
        "a,,c | 1 | ''",
        "'a,\"b,b\",c' | 1 | '\"b,b\"'",
        "'\"a\"\",\",b' | 1 | b",
        "a,b | 5 | a,b",
        "a,b | -1 | a,b"
      })
  void findsACellInItsLine(String line, int cell, String found) {
    Source source = Source.excerpt("a.csv", line, 7);
    assertThat(Mistakes.place(source, cell, ',').text()).isEqualTo(found);
    assertThat(Mistakes.place(source, cell, ',').line()).isEqualTo(7);
  }
}
