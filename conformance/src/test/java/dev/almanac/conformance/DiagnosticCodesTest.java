package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every diagnostic that the sources can report is recorded and explained. */
class DiagnosticCodesTest {

  /** A code is a text of its own in the sources: {@code "phase/slug"}. */
  private static final Pattern CODE = Pattern.compile("\"([a-z]+/[a-z]+(?:-[a-z]+)*)\"");

  private static final Pattern REPORTED =
      Pattern.compile("^(?:error|warning)\\[(.+?)]", Pattern.MULTILINE);

  /** What no small plan meets. */
  private static final Map<String, String> NOT_RECORDED = Map.of("session/fault", "none is known");

  private static Set<String> codes() {
    var codes = new TreeSet<String>();
    for (Path file :
        Repository.files(Repository.root().resolve("interpreter/src/main/java"), ".java")) {
      CODE.matcher(Repository.read(file)).results().forEach(m -> codes.add(m.group(1)));
    }
    return codes;
  }

  @Test
  void theSourcesHaveCodes() {
    assertThat(codes()).hasSizeGreaterThan(80).contains("name/unknown", "known/foresight");
  }

  @Test
  void everyCodeIsRecorded() {
    var recorded = new TreeSet<String>();
    for (Path file : Repository.files(Repository.resources("diagnostics"), ".err")) {
      REPORTED.matcher(Repository.read(file)).results().forEach(m -> recorded.add(m.group(1)));
    }
    for (Path file : Repository.files(Repository.resources("repl"), ".session")) {
      REPORTED.matcher(Repository.read(file)).results().forEach(m -> recorded.add(m.group(1)));
    }
    recorded.addAll(NOT_RECORDED.keySet());
    assertThat(recorded).containsAll(codes());
    assertThat(codes()).as("codes that something still reports").containsAll(recorded);
  }

  @Test
  void everyCodeHasAPage() {
    var pages = new TreeSet<String>();
    for (Path page : Repository.files(Repository.root().resolve("docs/errors"), ".md")) {
      pages.add(page.getFileName().toString());
    }
    var wanted = new TreeSet<String>();
    codes().forEach(code -> wanted.add(code.replace('/', '-') + ".md"));
    pages.remove("README.md");
    assertThat(pages).isEqualTo(wanted);
    String index = Repository.read(Repository.root().resolve("docs/errors/README.md"));
    assertThat(wanted).allMatch(page -> index.contains("(" + page + ")"));
  }
}
