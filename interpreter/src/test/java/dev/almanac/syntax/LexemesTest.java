package dev.almanac.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.source.Source;
import dev.almanac.syntax.Lexeme.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LexemesTest {

  private static final String TEXT =
      "\uFEFFlet grüße = 5 % $1_000 \"a\" // Ende 🎈\r\n/// 🎈\nshow x ? \"open";

  @Test
  void areTheTextWhenLaidEndToEnd() {
    var lexemes = Lexemes.of(Source.of("x", TEXT));
    assertThat(lexemes.stream().map(Lexeme::text).collect(Collectors.joining())).isEqualTo(TEXT);
    assertThat(lexemes).allSatisfy(l -> assertThat(l.span().text()).isEqualTo(l.text()));
  }

  @Test
  void haveKinds() {
    var kinds =
        Lexemes.of(Source.of("x", TEXT)).stream()
            .filter(l -> l.kind() != Kind.SPACE)
            .map(Lexeme::kind);
    assertThat(kinds)
        .containsExactly(
            Kind.WORD,
            Kind.NAME,
            Kind.SIGN,
            Kind.LITERAL,
            Kind.UNKNOWN,
            Kind.LITERAL,
            Kind.LITERAL,
            Kind.COMMENT,
            Kind.COMMENT,
            Kind.WORD,
            Kind.NAME,
            Kind.UNKNOWN,
            Kind.UNKNOWN);
  }
}
