package dev.almanac.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlyphsTest {

  @Test
  void nothingThatSteersATerminalIsPrinted() {
    assertThat(Glyphs.printable("a\u001B[31m\u007F\u009B\n")).isEqualTo("a␛[31m␡\uFFFD␊");
    assertThat(Glyphs.printable("\u202Ex\u200D\u2028\uD800"))
        .isEqualTo("\uFFFDx\uFFFD\uFFFD\uFFFD");
  }

  @Test
  void cellsAreCountedAsTerminalsDo() {
    assertThat(Glyphs.width("plan")).isEqualTo(4);
    assertThat(Glyphs.width("日本")).isEqualTo(4);
    assertThat(Glyphs.width("🙂")).isEqualTo(2);
    assertThat(Glyphs.width("🇯🇵")).isEqualTo(2);
    assertThat(Glyphs.width("e\u0301")).isEqualTo(1);
  }

  @Test
  void textIsBrokenBetweenWords() {
    assertThat(Glyphs.wrap("one two  three\n\n  code stays as it is\nend", 8))
        .containsExactly("one two", "three", "", "  code stays as it is", "end");
  }

  @Test
  void aWordWithoutRoomIsBroken() {
    assertThat(Glyphs.wrap("日本語日本語 x", 5)).containsExactly("日本", "語日", "本語", "x");
  }

  @Test
  void whatIsCutSaysSo() {
    assertThat(Glyphs.cut("total_return", 6, "…")).isEqualTo("total…");
    assertThat(Glyphs.cut("ladder", 6, "…")).isEqualTo("ladder");
  }
}
