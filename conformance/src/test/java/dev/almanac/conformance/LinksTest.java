package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links of the documentation lead to pages and headings that are there. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void leadSomewhere() {
    var broken = new ArrayList<String>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(text(page));
      while (link.find()) {
        String target = link.group(1);
        if (target.startsWith("http")) {
          continue;
        }
        Path to = target.isEmpty() ? page : page.resolveSibling(target).normalize();
        String heading = link.group(2);
        boolean found = Files.exists(to) && (heading == null || headings(to).contains(heading));
        if (!found) {
          broken.add(Repository.name(page) + " " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() {
    Path root = Repository.root();
    return Stream.concat(
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(root::resolve),
            Repository.files(root.resolve("docs"), ".md").stream())
        .toList();
  }

  private static String text(Path page) {
    return CODE.matcher(Repository.read(page)).replaceAll("");
  }

  /** As a browser of Markdown names them: small letters, and hyphens for spaces. */
  private static Set<String> headings(Path page) {
    return HEADING
        .matcher(text(page))
        .results()
        .map(h ->
            h.group(1)
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}_\\- ]", "")
                .replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
