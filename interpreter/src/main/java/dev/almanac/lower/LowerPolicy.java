package dev.almanac.lower;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.Instruction;
import dev.almanac.ir.Ir;
import dev.almanac.ir.Op;
import dev.almanac.ir.Operand;
import dev.almanac.ir.PolicyIr;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.model.Strategy;
import dev.almanac.model.Strategy.Statement;
import dev.almanac.source.Span;
import dev.almanac.type.Factor;
import dev.almanac.type.Shape;
import dev.almanac.type.Type;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns what a strategy does into a straight-line program. Everything that is the same on all paths
 * becomes a planned value, computed once or once a period; only the rest runs on every path.
 */
final class LowerPolicy {

  private final Strategy strategy;
  private final List<FlowIr> flows;
  private final LowerExpressions expressions;
  private final Diagnostics diagnostics;
  private final LowerExpressions.Slots slots = new LowerExpressions.Slots();
  private final Shapes shapes;
  private final List<PolicyIr.Planned> planned = new ArrayList<>();
  private final Map<String, Integer> plannedIndex = new HashMap<>();
  private final List<PolicyIr.Planned> lists = new ArrayList<>();
  private final Map<Local, Operand> onPath = new HashMap<>();
  private List<Instruction> code = new ArrayList<>();
  private Optional<Operand> owed = Optional.empty();
  private int next;

  private LowerPolicy(
      Strategy strategy,
      List<FlowIr> flows,
      LowerExpressions expressions,
      Diagnostics diagnostics) {
    this.strategy = strategy;
    this.flows = flows;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
    boolean varies = flows.stream().anyMatch(FlowIr::variesByPath);
    this.shapes = new Shapes(onPath.keySet(), varies ? Shape.PER_PATH : Shape.PER_PERIOD);
    this.next = firstFactor() + strategy.factors().size();
  }

  /**
   * Lowers a strategy.
   *
   * @param flows the plan's, of which some may differ from path to path
   */
  static PolicyIr lower(
      Strategy strategy,
      List<FlowIr> flows,
      LowerExpressions expressions,
      Diagnostics diagnostics) {
    return new LowerPolicy(strategy, flows, expressions, diagnostics).lower();
  }

  private int firstPerson() {
    return PolicyIr.FIRST_GROWTH + strategy.assets().size() + strategy.states().size();
  }

  private int firstFactor() {
    return firstPerson() + strategy.people().size();
  }

  private PolicyIr lower() {
    var states = new ArrayList<PolicyIr.State>();
    for (Strategy.State s : strategy.states()) {
      states.add(new PolicyIr.State(s.name(), expressions.lower(s.initial(), slots)));
    }
    var blocks = new ArrayList<PolicyIr.Block>();
    for (Strategy.Block b : strategy.blocks()) {
      code = new ArrayList<>();
      owed = Optional.empty();
      b.statements().forEach(this::statement);
      blocks.add(new PolicyIr.Block(b.start(), b.month(), FuseMultiplyAdd.fuse(code)));
    }
    var series =
        strategy.series().stream()
            .map(s -> new PolicyIr.Series(s.name(), s.type(), s.monthly()))
            .toList();
    var policy =
        new PolicyIr(
            strategy.name(),
            strategy.assets(),
            states,
            strategy.people(),
            strategy.factors(),
            strategy.pockets().map(p -> expressions.lower(p, slots)),
            series,
            planned,
            lists,
            blocks,
            next,
            slots.count(),
            strategy.span());
    return AllocateRegisters.allocate(policy);
  }

  private void statement(Statement s) {
    switch (s) {
      case Statement.Bind b -> bind(b);
      case Statement.Hold h -> hold(h);
      case Statement.Spend p -> {
        var operands = new ArrayList<>(List.of(operand(p.amount())));
        p.source().ifPresent(source -> operands.add(listed(source)));
        emit(Op.SPEND, -1, operands, p.span());
      }
      case Statement.Move m ->
          emit(
              Op.MOVE,
              -1,
              List.of(operand(m.amount()), listed(m.source()), listed(m.target())),
              m.span());
      case Statement.Save p -> emit(Op.SAVE, -1, List.of(operand(p.amount())), p.span());
      case Statement.Recording r ->
          emit(Op.RECORD, r.series(), List.of(operand(r.value())), r.span());
      case Statement.Set set ->
          emit(
              Op.COPY,
              PolicyIr.FIRST_GROWTH + strategy.assets().size() + set.state(),
              List.of(operand(set.value())),
              set.span());
    }
  }

  private void bind(Statement.Bind b) {
    if (shapes.of(b.value()) != Shape.PER_PATH) {
      slots.inline(b.local(), expressions.lower(b.value(), slots));
      shapes.know(b.local(), shapes.of(b.value()));
      return;
    }
    Operand value = operand(b.value());
    boolean fixed = value instanceof Operand.Register r && r.index() < firstPerson();
    // Wealth and states change later in the block; a name keeps what it was bound to.
    onPath.put(b.local(), fixed ? apply(Op.COPY, b.span(), value) : value);
  }

  private void hold(Statement.Hold h) {
    var weights = new ArrayList<Operand>();
    if (h.allocation() instanceof Expression.Parts p
        && shapes.of(h.allocation()) == Shape.PER_PATH) {
      weights.addAll(partsOnPath(p));
    } else {
      strategy.assets().forEach(asset -> weights.add(weight(h.allocation(), asset)));
    }
    emit(Op.HOLD, -1, weights, h.span());
  }

  private Operand weight(Expression allocation, String asset) {
    if (shapes.of(allocation) != Shape.PER_PATH) {
      return plan(held(expressions.lower(allocation, slots), asset), shapes.of(allocation));
    }
    if (allocation instanceof Expression.Conditional c) {
      return apply(
          Op.SELECT,
          c.span(),
          operand(c.condition()),
          weight(c.then(), asset),
          weight(c.otherwise(), asset));
    }
    if (allocation instanceof Expression.Parts p) {
      return partsOnPath(p).get(strategy.assets().indexOf(asset));
    }
    return notOnPath(allocation, "an allocation");
  }

  /** The part of an allocation, which must be a whole one of the market's assets. */
  private Ir held(Ir allocation, String asset) {
    var assets =
        new Ir.ListOf(
            strategy.assets().stream().map(a -> name(a, allocation.span())).toList(),
            new Type.ListOf(Type.Plain.TEXT),
            allocation.span());
    return new Ir.Native(
        "held",
        List.of(allocation, name(asset, allocation.span()), assets),
        Types.RATIO,
        allocation.span());
  }

  private static Ir name(String asset, Span span) {
    return new Ir.Constant(asset, Type.Plain.TEXT, span);
  }

  private List<Operand> partsOnPath(Expression.Parts parts) {
    if (parts.parts().stream().allMatch(p -> p.weight().isPresent())) {
      diagnostics.add(
          Diagnostic.error(
                  "allocation/no-rest",
                  "these parts may not come to 100% on every path",
                  parts.span(),
                  "no asset takes the rest")
              .withHint("let one of them be `rest`"));
    }
    Operand zero = constant(0.0, parts.span());
    Operand rest = constant(1.0, parts.span());
    Map<String, Operand> given = new HashMap<>();
    for (Expression.Part p : parts.parts()) {
      if (p.weight().isPresent()) {
        Operand weight = operand(p.weight().get());
        given.put(p.asset(), weight);
        rest = apply(Op.SUBTRACT, p.weight().get().span(), rest, weight);
      }
    }
    var weights = new ArrayList<Operand>();
    for (String asset : strategy.assets()) {
      boolean takesRest =
          parts.parts().stream().anyMatch(p -> p.asset().equals(asset) && p.weight().isEmpty());
      weights.add(takesRest ? rest : given.getOrDefault(asset, zero));
    }
    return weights;
  }

  // ---- values

  private Operand operand(Expression e) {
    if (shapes.of(e) != Shape.PER_PATH) {
      return plan(expressions.lower(e, slots), shapes.of(e));
    }
    return switch (e) {
      case Expression.ReadLocal r -> Objects.requireNonNull(onPath.get(r.local()));
      case Expression.ReadState s ->
          new Operand.Register(PolicyIr.FIRST_GROWTH + strategy.assets().size() + s.index());
      case Expression.ReadGrowth g ->
          new Operand.Register(PolicyIr.FIRST_GROWTH + strategy.assets().indexOf(g.asset()));
      case Expression.Lives l -> lives(l);
      case Expression.OfPockets o ->
          apply(Op.valueOf(o.what().name()), o.span(), listed(o.argument()));
      case Expression.Owed o -> owed(o);
      case Expression.ReadContext c ->
          switch (c.what()) {
            case WEALTH -> new Operand.Register(PolicyIr.WEALTH);
            case PORTFOLIO_RETURN -> new Operand.Register(PolicyIr.PORTFOLIO_RETURN);
            case PRICE_LEVEL ->
                new Operand.Register(firstFactor() + strategy.factors().indexOf(Factor.PRICES));
            default -> notOnPath(e, "this");
          };
      case Expression.Native n -> nativeOnPath(n);
      case Expression.Conditional c ->
          apply(
              Op.SELECT,
              c.span(),
              operand(c.condition()),
              operand(c.then()),
              operand(c.otherwise()));
      case Expression.Apply a -> inline(a);
      default -> notOnPath(e, "this");
    };
  }

  /** It does not change within a block. */
  private Operand owed(Expression.Owed o) {
    if (owed.isEmpty()) {
      flows.stream()
          .filter(f -> f.contingent() && o.start() && !f.atStart())
          .forEach(f -> diagnostics.add(lateDeath(f, o)));
      owed = Optional.of(apply(Op.OWED, o.span()));
    }
    return owed.get();
  }

  private static Diagnostic lateDeath(FlowIr flow, Expression.Owed o) {
    String period = o.month() ? "month" : "year";
    return Diagnostic.error(
            "known/foresight",
            "whether `" + flow.name() + "` is due is not known yet",
            flow.span(),
            "due at the end of the " + period + ", to those who live then")
        .withLabel(o.span(), "read at its start")
        .withExplanation("It depends on who is alive at the end, and a plan cannot look ahead.")
        .withHint(
            "say `at start of " + period + "` where it is declared, or read `owed` at the end");
  }

  /** Time is counted by the strategy: law and age are those at the start of the plan. */
  private Operand lives(Expression.Lives l) {
    for (Expression e : ((Expression.Native) l.survival()).arguments().subList(0, 2)) {
      if (shapes.of(e) != Shape.CONSTANT) {
        diagnostics.add(
            Diagnostic.error(
                    "lives/age",
                    "a person has one age at the start of the plan, and one law",
                    e.span(),
                    shapes.of(e) == Shape.PER_PATH
                        ? "this differs from path to path"
                        : "this changes from year to year")
                .withExplanation("The years that pass are counted by `lives` itself.")
                .withHint("write the age at the start: `lives(\"alex\", law, 65)`"));
        return constant(0.0, l.span());
      }
    }
    return apply(
        Op.LESS, l.span(), new Operand.Register(firstPerson() + l.person()), operand(l.survival()));
  }

  private Operand nativeOnPath(Expression.Native n) {
    if (n.name().equals("retype")) {
      return operand(n.arguments().getFirst());
    }
    Optional<PathOperation> operation = PathOperation.of(n.name());
    if (operation.isEmpty()) {
      return notOnPath(n, "`" + n.name() + "`");
    }
    List<Operand> operands = n.arguments().stream().map(this::operand).toList();
    return operation.get().emit((op, reads) -> apply(op, n.span(), reads), operands);
  }

  /** A function of values that differ from path to path is written out where it is used. */
  private Operand inline(Expression.Apply a) {
    for (int i = 0; i < a.arguments().size(); i++) {
      Local parameter = a.function().parameters().get(i);
      Expression argument = a.arguments().get(i);
      if (shapes.of(argument) == Shape.PER_PATH) {
        onPath.put(parameter, operand(argument));
        shapes.forget(parameter);
      } else {
        onPath.remove(parameter);
        slots.inline(parameter, expressions.lower(argument, slots));
        shapes.know(parameter, shapes.of(argument));
      }
    }
    return operand(a.function().body());
  }

  private Operand notOnPath(Expression e, String what) {
    diagnostics.add(
        Diagnostic.error(
                "path/planned-only",
                what + " must be the same on all paths",
                e.span(),
                "this would differ from path to path")
            .withExplanation(
                "Arithmetic, comparisons, if, min, max, exp, ln, sqrt and functions made of them"
                    + " work on a path; searches and closed forms are computed when planning.")
            .withHint("compute it in a `let` of the strategy, from the year"));
    return constant(0.0, e.span());
  }

  private Operand constant(double value, Span span) {
    return plan(new Ir.Constant(value, Types.NUMBER, span), Shape.CONSTANT);
  }

  /** The same value is planned once, however often it is read. */
  private Operand plan(Ir value, Shape shape) {
    String key = dev.almanac.ir.Printer.print(value);
    int index =
        plannedIndex.computeIfAbsent(
            key,
            k -> {
              planned.add(new PolicyIr.Planned(value, shape));
              return planned.size() - 1;
            });
    return new Operand.Planned(index);
  }

  /** Which pockets are meant is planned; a rule that depends on the path moves amounts instead. */
  private Operand listed(Expression e) {
    if (shapes.of(e) == Shape.PER_PATH) {
      return notOnPath(e, "which pockets are meant");
    }
    lists.add(new PolicyIr.Planned(expressions.lower(e, slots), shapes.of(e)));
    return new Operand.Listed(lists.size() - 1);
  }

  private Operand apply(Op op, Span span, Operand... operands) {
    emit(op, next, List.of(operands), span);
    return new Operand.Register(next++);
  }

  private void emit(Op op, int target, List<Operand> operands, Span span) {
    code.add(new Instruction(op, target, operands, span));
  }
}
