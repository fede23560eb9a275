package dev.almanac.ir;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints a program so that a person can follow it: what is computed once, and what on each path.
 */
public final class Printer {

  private Printer() {}

  /** Returns the whole program as text. */
  public static String print(ProgramIr program) {
    var out = new StringBuilder();
    for (int i = 0; i < program.globals().size(); i++) {
      ProgramIr.GlobalIr g = program.globals().get(i);
      out.append('g').append(i).append(' ').append(g.kind()).append(' ').append(g.name());
      out.append(" = ");
      out.append(print(g.value())).append('\n');
    }
    for (FlowIr f : program.flows()) {
      out.append(f.income() ? "income " : "liability ").append(f.name());
      out.append(" = ").append(print(f.value())).append('\n');
    }
    for (int i = 0; i < program.functions().size(); i++) {
      FunctionIr f = program.functions().get(i);
      out.append("\nfunction f").append(i).append(' ').append(f.name());
      out.append(f.ofStrategy() ? " of a strategy" : "").append(", ").append(f.parameters());
      out.append(f.parameters() == 1 ? " parameter\n  " : " parameters\n  ");
      out.append(print(f.body())).append('\n');
    }
    for (PolicyIr p : program.policies()) {
      out.append('\n').append(print(p));
    }
    return out.toString();
  }

  /** Returns a policy as text: planned values with their shapes, then the instructions. */
  public static String print(PolicyIr policy) {
    var out = new StringBuilder("policy " + policy.name() + "\n");
    out.append("  r0 wealth, r1 alive, r2 lived, r3 paid, r4 portfolio return");
    for (int a = 0; a < policy.assets().size(); a++) {
      out.append(", r").append(PolicyIr.FIRST_GROWTH + a).append(" growth of ");
      out.append(policy.assets().get(a));
    }
    out.append('\n');
    for (int s = 0; s < policy.states().size(); s++) {
      PolicyIr.State state = policy.states().get(s);
      out.append("  r").append(policy.stateRegister(s)).append(" state ").append(state.name());
      out.append(", first ").append(print(state.initial())).append('\n');
    }
    for (int i = 0; i < policy.people().size(); i++) {
      out.append("  r").append(policy.personRegister(i)).append(" lifetime of ");
      out.append(policy.people().get(i)).append('\n');
    }
    for (int i = 0; i < policy.factors().size(); i++) {
      out.append("  r").append(policy.factorRegister(i)).append(' ');
      out.append(policy.factors().get(i).words()).append('\n');
    }
    for (int i = 0; i < policy.planned().size(); i++) {
      PolicyIr.Planned p = policy.planned().get(i);
      out.append("  p").append(i).append(' ').append(p.shape().words()).append(": ");
      out.append(print(p.value())).append('\n');
    }
    policy.pockets().ifPresent(p -> out.append("  pockets ").append(print(p)).append('\n'));
    for (int i = 0; i < policy.lists().size(); i++) {
      PolicyIr.Planned l = policy.lists().get(i);
      out.append("  l").append(i).append(' ').append(l.shape().words()).append(": ");
      out.append(print(l.value())).append('\n');
    }
    for (PolicyIr.Block block : policy.blocks()) {
      out.append(block.start() ? "  at start of " : "  at end of ");
      out.append(block.month() ? "month" : "year");
      out.append(", per path, from what is known at the ");
      out.append(block.known().name().toLowerCase(Locale.ROOT)).append('\n');
      for (Instruction i : block.instructions()) {
        out.append("    ").append(i);
        if (i.op() == Op.RECORD) {
          out.append(" (").append(policy.series().get(i.target()).name()).append(')');
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Returns a value as text. */
  public static String print(Ir ir) {
    return switch (ir) {
      case Ir.Constant c -> constant(c.value());
      case Ir.Local l -> l.name();
      case Ir.Global g -> "g" + g.index() + ":" + g.name();
      case Ir.Parameter p -> p.name();
      case Ir.Ambient a -> a.what().name().toLowerCase(Locale.ROOT);
      case Ir.Call c ->
          c.strategy().map(s -> print(s) + ".").orElse("")
              + "f"
              + c.function()
              + "("
              + join(c.arguments())
              + ")";
      case Ir.Native n -> n.name() + "(" + join(n.arguments()) + ")";
      case Ir.Choice c ->
          "if "
              + print(c.condition())
              + " then "
              + print(c.then())
              + " else "
              + print(c.otherwise());
      case Ir.Fold f -> fold(f);
      case Ir.ListOf l -> "[" + join(l.elements()) + "]";
      case Ir.RecordOf r ->
          r.fields().entrySet().stream()
              .map(e -> e.getKey() + ": " + print(e.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Ir.Parts p ->
          p.parts().entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue().map(Printer::print).orElse("rest"))
              .collect(Collectors.joining(", ", "allocation(", ")"));
      case Ir.MakeFlow f -> flow(f);
      case Ir.MakeMarket m -> market(m.market());
      case Ir.MakeStrategy s -> s.name() + "(" + join(s.parameters()) + ")";
      case Ir.ForEachCell f ->
          "each cell of "
              + f.cubes().stream().map(c -> print(c.list())).collect(Collectors.joining(", "))
              + ": "
              + print(f.body());
      case Ir.Solve s ->
          "solve("
              + join(java.util.List.of(s.figure(), s.target(), s.from(), s.to(), s.within()))
              + ")";
      case Ir.MakeStudy s -> study(s.study());
      case Ir.Simulate s ->
          "simulate("
              + print(s.strategies())
              + ", paths "
              + print(s.paths())
              + ", seed "
              + print(s.seed())
              + ", market "
              + print(s.market())
              + ")";
    };
  }

  private static String flow(Ir.MakeFlow f) {
    return print(f.amount())
        + f.from().map(x -> " from " + print(x)).orElse("")
        + f.until().map(x -> " until " + print(x)).orElse("")
        + f.due().map(x -> " due " + print(x)).orElse("")
        + f.growing().map(x -> " growing " + print(x)).orElse("");
  }

  private static String study(StudyIr s) {
    String axes = s.axes().stream().map(Ir.Loop::name).collect(Collectors.joining(", "));
    String way =
        switch (s.way()) {
          case StudyIr.CellByCell c -> "cell by cell: " + c.why();
          case StudyIr.OnePass p -> "one pass for each " + axes(s, p);
        };
    return "study over " + axes + " of " + print(s.strategy()) + "\n      " + way;
  }

  private static String axes(StudyIr s, StudyIr.OnePass p) {
    return p.portfolio().isEmpty()
        ? "study: nothing it varies changes the portfolio"
        : p.portfolio().stream()
            .map(a -> s.axes().get(a).name())
            .collect(Collectors.joining(" and "));
  }

  private static String constant(Object value) {
    if (value instanceof String s) {
      return '"' + s + '"';
    }
    boolean whole = value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15;
    return whole ? Long.toString(((Double) value).longValue()) : value.toString();
  }

  private static String fold(Ir.Fold f) {
    String loops =
        f.loops().stream()
            .map(l -> l.name() + " in " + print(l.list()))
            .collect(Collectors.joining(", "));
    return f.kind().word()
        + " "
        + loops
        + f.where().map(w -> " where " + print(w)).orElse("")
        + ": "
        + print(f.body())
        + f.weight().map(w -> " weighted by " + print(w)).orElse("");
  }

  private static String market(MarketIr m) {
    return m.model()
        + " of "
        + m.parts().stream()
            .map(p -> p.name() + " " + print(p.value()))
            .collect(Collectors.joining(", "));
  }

  private static String join(java.util.List<Ir> list) {
    return list.stream().map(Printer::print).collect(Collectors.joining(", "));
  }
}
