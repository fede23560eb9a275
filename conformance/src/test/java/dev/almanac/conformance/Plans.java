package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.data.Imports;
import dev.almanac.data.ProjectFiles;
import dev.almanac.data.Unreadable;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.DiagnosticRenderer;
import dev.almanac.execute.Job;
import dev.almanac.report.CanonicalJson;
import dev.almanac.result.PlanResult;
import dev.almanac.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs plans in this JVM, the way a host would. */
final class Plans {

  /** The block size and threads that a host would choose. */
  static final int BLOCK = Job.DEFAULT_BLOCK_SIZE;

  /** The library and nothing else: for plans that tests write themselves. */
  private static final Imports LIBRARY =
      new Imports() {
        @Override
        public Optional<Source> find(String module, Source importer) {
          String name = module.replace('.', '/') + ".alm";
          try (InputStream in = Plans.class.getResourceAsStream("/" + name)) {
            return in == null
                ? Optional.empty()
                : Optional.of(
                    new Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), true));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public String hint(String module) {
          return "there are only the library's";
        }
      };

  private Plans() {}

  static Job job(int threads, int block) {
    return new Job(threads, block, (run, done, total) -> {});
  }

  static ProjectFiles open(Path file) {
    try {
      return ProjectFiles.of(file);
    } catch (Unreadable e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the library alone. */
  static Imports imports() {
    return LIBRARY;
  }

  static Almanac library() {
    return new Almanac(LIBRARY);
  }

  static Source source(String text) {
    return Source.of("plan.alm", text);
  }

  static List<Diagnostic> check(String text) {
    return library().check(source(text), Almanac.Request.asWritten());
  }

  static Almanac.Answer answer(String text) {
    return library().run(source(text), Almanac.Request.asWritten(), job(1, BLOCK));
  }

  /** Runs a plan that must be without mistakes. */
  static PlanResult run(String text) {
    return result(answer(text));
  }

  /** Runs a plan without mistakes on another seed. */
  static PlanResult run(String text, long seed) {
    var request = new Almanac.Request(Map.of(), OptionalLong.empty(), OptionalLong.of(seed));
    return result(library().run(source(text), request, job(1, BLOCK)));
  }

  /** What pays near liabilities is for plans to show, even where it is a warning. */
  static PlanResult result(Almanac.Answer answer) {
    assertThat(
            text(
                answer.diagnostics().stream()
                    .filter(d -> !d.code().startsWith("funding/"))
                    .toList()))
        .isEmpty();
    return answer.result().orElseThrow();
  }

  static String json(PlanResult result) {
    return CanonicalJson.write(result);
  }

  static String text(List<Diagnostic> diagnostics) {
    return DiagnosticRenderer.render(diagnostics, false);
  }
}
