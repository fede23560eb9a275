package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.source.Source;
import dev.almanac.syntax.Ast;
import dev.almanac.syntax.SyntaxParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The library: explained, without mistakes, and matched with what the engine provides. */
class StdlibTest {

  private static final Path FOLDER = Repository.root().resolve("stdlib/std");

  /** What the engine writes for the language itself; no text declares them. */
  private static final List<String> OF_THE_LANGUAGE =
      List.of(
          "+",
          "-",
          "*",
          "/",
          "^",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "and",
          "or",
          "not",
          "negate",
          "retype",
          "range",
          "field",
          "held",
          "slice",
          "coordinates",
          "values",
          "asset",
          "column",
          "outcome",
          "series",
          "sample",
          "person",
          "person_born",
          "person_mortality",
          "person_age",
          "log_mean_of_returns",
          "log_volatility_of_returns",
          "geometric_mean_of_returns",
          "arithmetic_mean_of_returns",
          "simple_volatility_of_returns",
          "log_mean_of_growth",
          "log_volatility_of_growth",
          "geometric_mean_of_growth",
          "arithmetic_mean_of_growth",
          "simple_volatility_of_growth");

  /** Externals that are no plain function: the checker knows them by name. */
  private static final List<String> OF_THE_CHECKER = List.of("simulate", "solve", "lives");

  private static final Pattern REGISTERED =
      Pattern.compile(
          "(?:ALL|natives)\\.put\\(\\s*\"([^\"]+)\"|(?:binary|unary|comparison)\\(\"([^\"]+)\"");

  private static List<Source> texts() {
    return Repository.files(FOLDER, ".alm").stream()
        .map(f ->
            new Source(
                "std/" + FOLDER.relativize(f).toString().replace('\\', '/'),
                Repository.read(f),
                true))
        .toList();
  }

  private static List<Ast.Declaration> declarations(Source source) {
    var diagnostics = new Diagnostics();
    List<Ast.Declaration> all = SyntaxParser.parse(source, diagnostics).declarations();
    assertThat(diagnostics.sorted()).as(source.name()).isEmpty();
    return all;
  }

  @Test
  void everyDeclarationIsExplained() {
    var unexplained = new ArrayList<String>();
    for (Source source : texts()) {
      for (Ast.Declaration d : declarations(source)) {
        if (!(d instanceof Ast.Import) && !isExplained(d)) {
          unexplained.add(d.span() + " " + d.span().text().lines().findFirst().orElse(""));
        }
      }
    }
    assertThat(unexplained).isEmpty();
  }

  private static boolean isExplained(Ast.Declaration d) {
    String before = d.span().source().text().substring(0, d.span().start());
    List<String> lines = before.stripTrailing().lines().toList();
    return !lines.isEmpty() && lines.getLast().startsWith("///");
  }

  @Test
  void everyExternalIsProvidedAndEveryNativeDeclared() {
    var declared = new TreeSet<String>();
    for (Source source : texts()) {
      for (Ast.Declaration d : declarations(source)) {
        if (d instanceof Ast.Function f && f.body().isEmpty()) {
          declared.add(f.name().text());
        }
      }
    }
    var provided = new TreeSet<String>();
    for (String folder : List.of("library", "execute")) {
      Path sources = Repository.root().resolve("interpreter/src/main/java/dev/almanac");
      for (Path file : Repository.files(sources.resolve(folder), ".java")) {
        REGISTERED
            .matcher(Repository.read(file))
            .results()
            .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
            .map(name -> name.replaceFirst("^cube_", ""))
            .forEach(provided::add);
      }
    }
    OF_THE_LANGUAGE.forEach(provided::remove);
    declared.removeAll(OF_THE_CHECKER);
    assertThat(provided).isEqualTo(declared);
  }

  /** Each text can be imported into a plan that uses nothing of it. */
  @Test
  void everyTextIsWithoutMistakes() {
    for (Source source : texts()) {
      String module = source.name().replace(".alm", "").replace('/', '.');
      String plan =
          "plan p { horizon: 5 years, basis: real USD }\nimport %s\nshow 1\n".formatted(module);
      assertThat(Plans.check(plan)).as(module).isEmpty();
    }
  }
}
