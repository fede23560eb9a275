package dev.almanac.model;

import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.type.Unit.Basis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A checked plan.
 *
 * @param start the day on which the first period begins; needed only where dates are used
 * @param monthly whether a period is a month; else it is a year
 * @param basis the money that a bare $ is, and that wealth is counted in
 * @param sources every text that took part, the plan first
 * @param own how many of them the plan is made of: itself, and those that it extends
 * @param declared the places of its declarations, in their order
 * @param data the SHA-256 of every data file that was read, by name
 */
public record Plan(
    String name,
    Optional<String> title,
    Optional<Expression> start,
    Optional<Expression> horizon,
    boolean monthly,
    Basis basis,
    List<Global> parameters,
    List<Global> globals,
    List<Flow> flows,
    Optional<Expression> assets,
    List<Step> steps,
    List<Source> sources,
    int own,
    List<Span> declared,
    Map<String, String> data) {

  /** Returns whether a place is in the plan itself, or in one that it extends. */
  public boolean isOwn(Span place) {
    return sources.subList(0, own).stream().anyMatch(s -> s.name().equals(place.source().name()));
  }

  /** Returns the plan as one text: as it is written, or all that an overlay comes to. */
  public String text() {
    return own == 1
        ? sources.getFirst().text()
        : declared.stream().map(Span::text).collect(Collectors.joining("\n"));
  }

  /** What is shown or expected, in the order of the text. */
  public sealed interface Step {

    Span span();

    record Show(String title, Expression value, Span span) implements Step {}

    record ShowTable(
        String title,
        boolean plot,
        List<Expression.Loop> loops,
        Optional<Expression> where,
        SequencedMap<String, Expression> columns,
        Span span)
        implements Step {}

    /** A claim that is true or false. */
    record Expect(String text, Expression claim, Optional<Expression> confidence, Span span)
        implements Step {}

    /** A claim that a figure is near another. */
    record ExpectNear(
        String text,
        Expression figure,
        Expression value,
        Expression tolerance,
        Optional<Expression> confidence,
        Span span)
        implements Step {}
  }
}
