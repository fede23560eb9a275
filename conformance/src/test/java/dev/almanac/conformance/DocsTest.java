package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostic.Severity;
import dev.almanac.report.TerminalReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The code in the documentation works. A block marked {@code alm} runs without errors, {@code alm
 * check} is only checked, {@code alm error} has a mistake; in {@code docs/errors} the mistake is
 * the page's own. A block marked {@code csv name} is a file for the blocks after it; one marked
 * {@code output} is what the plan before it prints.
 */
class DocsTest {

  /** Of a pipe, and of the narrowest usual terminal. */
  private static final int WIDTH = 80;

  /**
   * A block of code.
   *
   * @param files what the blocks marked {@code csv name} before it say
   * @param output what the block marked {@code output} after it says
   */
  private record Block(
      Path page,
      int line,
      String info,
      String text,
      Map<String, String> files,
      Optional<String> output) {

    Block with(String printed) {
      return new Block(page, line, info, text, files, Optional.of(printed));
    }

    @Override
    public String toString() {
      return Repository.name(page) + ":" + line + " " + info;
    }
  }

  @TestFactory
  Stream<DynamicTest> codeBlocks() {
    return pages()
        .flatMap(p -> blocks(p).stream())
        .map(b -> DynamicTest.dynamicTest(b.toString(), b.page().toUri(), () -> check(b)));
  }

  private static Stream<Path> pages() {
    Path readme = Repository.root().resolve("README.md");
    return Stream.concat(
        Stream.of(readme).filter(Files::exists),
        Repository.files(Repository.root().resolve("docs"), ".md").stream());
  }

  private static List<Block> blocks(Path page) {
    var blocks = new ArrayList<Block>();
    Map<String, String> files = new HashMap<>();
    List<String> lines = Repository.read(page).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String info = lines.get(i).strip();
      if (info.startsWith("```") && info.length() > 3) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).strip().startsWith("```")) {
          end++;
        }
        String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
        String kind = info.substring(3).strip();
        if (kind.startsWith("csv ")) {
          files.put(kind.substring(4), text);
        }
        if (kind.equals("output") && !blocks.isEmpty() && blocks.getLast().info().equals("alm")) {
          blocks.add(blocks.removeLast().with(text));
        } else {
          blocks.add(new Block(page, i + 1, kind, text, Map.copyOf(files), Optional.empty()));
        }
        i = end;
      }
    }
    return blocks.stream().filter(b -> (b.info() + " ").startsWith("alm ")).toList();
  }

  private static void check(Block block) {
    switch (block.info()) {
      case "alm" -> {
        Almanac.Answer answer = run(block);
        assertThat(Plans.text(errors(answer.diagnostics()))).isEmpty();
        block
            .output()
            .ifPresent(o ->
                assertThat(TerminalReport.render(answer.result().orElseThrow(), WIDTH, false, true))
                    .isEqualTo(o));
      }
      case "alm check" -> assertThat(Plans.text(errors(checked(block)))).isEmpty();
      case "alm error" -> {
        List<Diagnostic> errors = errors(run(block).diagnostics());
        assertThat(errors).isNotEmpty();
        if (block.page().getParent().endsWith("errors")) {
          String code = block.page().getFileName().toString().replace(".md", "");
          assertThat(errors).extracting(d -> d.code().replace('/', '-')).contains(code);
        }
      }
      case "alm session" -> checkSession(block);
      default -> throw new AssertionError("not a kind of block: " + block.info());
    }
  }

  /** A conversation is typed again; in a page about a mistake, it is the page's own. */
  private static void checkSession(Block block) {
    String replayed =
        Transcript.replay(Transcript.session(), Transcript.typed(block.text())).strip() + "\n";
    if (Golden.isRecording()) {
      String fence = "```alm session\n";
      String page = Repository.read(block.page());
      Repository.write(block.page(), page.replace(fence + block.text(), fence + replayed));
    } else {
      assertThat(block.text()).isEqualTo(replayed);
    }
    if (block.page().getParent().endsWith("errors")) {
      String code = block.page().getFileName().toString().replace(".md", "").replaceFirst("-", "/");
      assertThat(replayed).contains("error[" + code + "]");
    }
  }

  private static Almanac.Answer run(Block block) {
    if (block.files().isEmpty()) {
      return Plans.answer(block.text());
    }
    ProjectFiles files = project(block);
    return new Almanac(files)
        .run(files.plan(), Almanac.Request.asWritten(), Plans.job(2, Plans.BLOCK));
  }

  private static List<Diagnostic> checked(Block block) {
    if (block.files().isEmpty()) {
      return Plans.check(block.text());
    }
    ProjectFiles files = project(block);
    return new Almanac(files).check(files.plan(), Almanac.Request.asWritten());
  }

  /** Writes the block and its files into a folder of their own. */
  private static ProjectFiles project(Block block) {
    String name = block.page().getFileName() + "-" + block.line();
    Path folder = Path.of("target", "docs", name).toAbsolutePath();
    block.files().forEach((file, text) -> Repository.write(folder.resolve(file), text));
    Path plan = folder.resolve("plan.alm");
    Repository.write(plan, block.text());
    return Plans.open(plan);
  }

  private static List<Diagnostic> errors(List<Diagnostic> all) {
    return all.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }
}
