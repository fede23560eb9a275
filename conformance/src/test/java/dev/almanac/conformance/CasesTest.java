package dev.almanac.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.almanac.Almanac;
import dev.almanac.check.CheckPlan;
import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.limit.Limits;
import dev.almanac.model.Plan;
import dev.almanac.result.Cell;
import dev.almanac.result.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Expressions and what they come to: {@code cases/*.txt}, a line each.
 *
 * <pre>{@code
 * # a comment
 * | a line of the plan that the expressions below stand in
 * expression => type => value
 * expression => error => code, code
 * }</pre>
 *
 * A line with an expression alone is filled in, and fails once.
 */
class CasesTest {

  private static final String ARROW = " => ";

  @TestFactory
  Stream<DynamicNode> cases() {
    return Repository.files(Repository.resources("cases"), ".txt").stream()
        .map(f -> DynamicContainer.dynamicContainer(Repository.name(f), cases(f)));
  }

  private static Stream<DynamicTest> cases(Path file) {
    List<String> lines = Repository.read(file).lines().toList();
    String plan =
        lines.stream()
            .filter(l -> l.startsWith("| "))
            .map(l -> l.substring(2) + "\n")
            .collect(Collectors.joining());
    var now = new ArrayList<String>();
    for (String line : lines) {
      boolean isCase = !line.isBlank() && !line.startsWith("#") && !line.startsWith("|");
      now.add(isCase ? evaluated(plan, line.split(ARROW, 2)[0].strip()) : line);
    }
    boolean incomplete =
        IntStream.range(0, lines.size())
            .anyMatch(i -> !lines.get(i).contains(ARROW) && now.get(i).contains(ARROW));
    if (Golden.isRecording() || incomplete) {
      Repository.write(file, String.join("\n", now) + "\n");
    }
    return IntStream.range(0, lines.size())
        .filter(i -> now.get(i).contains(ARROW) && !lines.get(i).startsWith("#"))
        .mapToObj(i ->
            DynamicTest.dynamicTest(
                lines.get(i),
                () -> {
                  if (!Golden.isRecording()) {
                    assertThat(now.get(i)).isEqualTo(lines.get(i));
                  }
                }));
  }

  private static String evaluated(String plan, String expression) {
    String text = plan + "show " + expression + "\n";
    Almanac.Answer answer = Plans.answer(text);
    if (answer.result().isEmpty()) {
      String codes =
          answer.diagnostics().stream()
              .map(Diagnostic::code)
              .distinct()
              .collect(Collectors.joining(", "));
      return expression + ARROW + "error" + ARROW + codes;
    }
    List<Shown> all = answer.result().get().shown();
    if (all.isEmpty()) {
      return expression + ARROW + "nothing" + ARROW + "nothing";
    }
    Shown shown = all.getLast();
    return expression + ARROW + type(text) + ARROW + value(shown);
  }

  private static String type(String text) {
    Plan plan =
        CheckPlan.check(
            Plans.source(text),
            Plans.imports(),
            Map.of(),
            Map.of(),
            Limits.standard(),
            new Diagnostics());
    return ((Plan.Step.Show) plan.steps().getLast()).value().type().describe();
  }

  private static String value(Shown shown) {
    return switch (shown) {
      case Shown.Single s -> value(s.cell());
      case Shown.Table t -> rows(t);
      case Shown.Plot p -> rows(p.data());
      case Shown.BarChart b -> rows(b.data());
      case Shown.HeatMap h -> rows(h.data());
      case Shown.Histogram h -> h.counts().toString();
    };
  }

  private static String rows(Shown.Table table) {
    return table.rows().stream()
        .map(row -> row(table.columns(), row))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String row(List<String> columns, List<Cell> row) {
    if (columns.equals(List.of("value"))) {
      return value(row.getFirst());
    }
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i) + ": " + value(row.get(i)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String value(Cell cell) {
    return switch (cell) {
      case Cell.Figure f -> number(f.value());
      case Cell.Label l -> '"' + l.text() + '"';
      case Cell.Truth t -> String.valueOf(t.value());
      case Cell.Missing m -> "nothing";
    };
  }

  /** The shortest digits that are this double and no other. */
  private static String number(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
