package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.cli.Interruption;
import dev.almanac.cli.Main;
import dev.almanac.cli.Surroundings;
import dev.almanac.data.ProjectFiles;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostic.Severity;
import dev.almanac.report.TerminalReport;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The code in the documentation works. A block marked {@code alm} runs without errors, {@code alm
 * check} is only checked, {@code alm error} has a mistake; in {@code docs/errors} the mistake is
 * the page's own. A block marked {@code csv name} is a file for the blocks after it; one marked
 * {@code output} is what the plan before it prints, and {@code output alm COMMAND...} what a
 * command prints of it; there a line of three dots stands for lines that are left out.
 */
class DocsTest {

  /** Of a pipe, and of the narrowest usual terminal. */
  private static final int WIDTH = 80;

  private static final String COMMAND = "output alm ";

  /** A line of a recorded output that stands for any others. */
  private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\.\\.\\.$");

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
    String plan = "";
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
        if (kind.startsWith("alm")) {
          plan = text;
        }
        if (kind.equals("output") && !blocks.isEmpty() && blocks.getLast().info().equals("alm")) {
          blocks.add(blocks.removeLast().with(text));
        } else if (kind.startsWith(COMMAND)) {
          var asked = new HashMap<>(files);
          asked.put("plan.alm", plan);
          blocks.add(new Block(page, i + 1, kind, text, asked, Optional.empty()));
        } else {
          blocks.add(new Block(page, i + 1, kind, text, Map.copyOf(files), Optional.empty()));
        }
        i = end;
      }
    }
    return blocks.stream()
        .filter(b -> (b.info() + " ").startsWith("alm ") || b.info().startsWith(COMMAND))
        .toList();
  }

  private static void check(Block block) {
    switch (block.info()) {
      case "alm" -> {
        Almanac.Answer answer = run(block);
        assertThat(Plans.text(errors(answer.diagnostics()))).isEmpty();
        block
            .output()
            .ifPresent(o ->
                compare(
                    block,
                    "output",
                    o,
                    TerminalReport.render(answer.result().orElseThrow(), WIDTH, false, true)));
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
      default -> {
        if (!block.info().startsWith(COMMAND)) {
          throw new AssertionError("not a kind of block: " + block.info());
        }
        checkCommand(block);
      }
    }
  }

  /** What a command prints of the plan before it, on both streams. */
  private static void checkCommand(Block block) {
    Path folder = folder(block);
    var bytes = new ByteArrayOutputStream();
    var printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    String[] words = block.info().substring(COMMAND.length()).split(" ");
    Main.run(
        words,
        printed,
        printed,
        Surroundings.plain(folder, InputStream.nullInputStream()),
        new Interruption());
    String actual = bytes.toString(StandardCharsets.UTF_8).stripTrailing() + "\n";
    if (LEFT_OUT.matcher(block.text()).find()) {
      assertThat(actual).containsSubsequence(LEFT_OUT.split(block.text()));
    } else {
      compare(block, block.info(), block.text(), actual);
    }
  }

  /** Compares with what the page says, or writes it there. */
  private static void compare(Block block, String info, String expected, String actual) {
    if (Golden.isRecording()) {
      String fence = "```" + info + "\n";
      String page = Repository.read(block.page());
      Repository.write(block.page(), page.replace(fence + expected, fence + actual));
    } else {
      assertThat(actual).isEqualTo(expected);
    }
  }

  /** A conversation is typed again; in a page about a mistake, it is the page's own. */
  private static void checkSession(Block block) {
    String replayed =
        Transcript.replay(Transcript.session(), Transcript.typed(block.text())).strip() + "\n";
    compare(block, "alm session", block.text(), replayed);
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

  private static ProjectFiles project(Block block) {
    return Plans.open(folder(block).resolve("plan.alm"));
  }

  /** Writes the block and its files into a folder of their own. */
  private static Path folder(Block block) {
    String name = block.page().getFileName() + "-" + block.line();
    Path folder = Path.of("target", "docs", name).toAbsolutePath();
    block.files().forEach((file, text) -> Repository.write(folder.resolve(file), text));
    if (!block.files().containsKey("plan.alm")) {
      Repository.write(folder.resolve("plan.alm"), block.text());
    }
    return folder;
  }

  private static List<Diagnostic> errors(List<Diagnostic> all) {
    return all.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }
}
