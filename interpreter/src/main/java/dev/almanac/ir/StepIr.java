package dev.almanac.ir;

import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What a plan shows or expects. */
public sealed interface StepIr {

  Span span();

  /** How many slots evaluating it needs. */
  int slots();

  record Show(String title, Ir value, int slots, Span span) implements StepIr {}

  record ShowTable(
      String title,
      boolean plot,
      List<Ir.Loop> loops,
      Optional<Ir> where,
      SequencedMap<String, Ir> columns,
      int slots,
      Span span)
      implements StepIr {}

  record Expect(String text, Ir claim, Optional<Ir> confidence, int slots, Span span)
      implements StepIr {}

  record ExpectNear(
      String text, Ir figure, Ir value, Ir tolerance, Optional<Ir> confidence, int slots, Span span)
      implements StepIr {}
}
