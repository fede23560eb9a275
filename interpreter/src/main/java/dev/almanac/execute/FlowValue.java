package dev.almanac.execute;

import dev.almanac.ir.Ir;
import java.util.ArrayList;
import java.util.List;

/** A cash flow as a value: parts that are all due, each for itself. */
record FlowValue(List<Part> parts) {

  /**
   * An amount and its times, scaled.
   *
   * @param frame what the names in it stand for
   */
  record Part(double factor, Ir.MakeFlow flow, Frame frame) {}

  static FlowValue of(Ir.MakeFlow flow, Frame frame) {
    return new FlowValue(List.of(new Part(1.0, flow, frame)));
  }

  FlowValue plus(FlowValue other) {
    var all = new ArrayList<Part>(parts);
    all.addAll(other.parts);
    return new FlowValue(all);
  }

  FlowValue times(double factor) {
    return new FlowValue(
        parts.stream().map(p -> new Part(factor * p.factor, p.flow, p.frame)).toList());
  }
}
