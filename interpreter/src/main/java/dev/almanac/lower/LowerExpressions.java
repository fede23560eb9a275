package dev.almanac.lower;

import dev.almanac.ir.FunctionIr;
import dev.almanac.ir.Ir;
import dev.almanac.ir.MarketIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StudyIr;
import dev.almanac.model.Context;
import dev.almanac.model.Expression;
import dev.almanac.model.Function;
import dev.almanac.model.Global;
import dev.almanac.model.Local;
import dev.almanac.model.Market;
import dev.almanac.model.Strategy;
import dev.almanac.model.Study;
import dev.almanac.type.Sums;
import dev.almanac.type.Type.Plain;
import dev.almanac.type.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Turns what is planned into IR: names become slots and indices. */
final class LowerExpressions {

  /** The slots of one evaluation, and values that stand for block-level names. */
  static final class Slots {
    private final Map<Local, Integer> slots = new HashMap<>();
    private final Map<Local, Ir> inlined = new HashMap<>();
    private int count;

    int of(Local local) {
      return slots.computeIfAbsent(local, l -> count++);
    }

    /** Makes a name stand for a value wherever it is read. */
    void inline(Local local, Ir value) {
      inlined.put(local, value);
    }

    int count() {
      return count;
    }
  }

  private static final Set<String> FUNDING = Set.of("funding", "met", "shortfall");

  private final Map<Global, Integer> globals = new HashMap<>();
  private final Map<Function, Integer> functionIndex = new HashMap<>();
  private final List<Optional<FunctionIr>> functions = new ArrayList<>();
  private final Set<String> mentioned = new HashSet<>();
  private final ToIntFunction<Strategy> policyIndex;
  private boolean drawsInflation;

  LowerExpressions(List<Global> globals, ToIntFunction<Strategy> policyIndex) {
    globals.forEach(g -> this.globals.put(g, this.globals.size()));
    this.policyIndex = policyIndex;
  }

  /** Returns the body of a function that has been lowered. */
  Ir body(int function) {
    return functions.get(function).orElseThrow().body();
  }

  List<FunctionIr> functions() {
    return functions.stream().map(Optional::orElseThrow).toList();
  }

  Set<String> mentioned() {
    return mentioned;
  }

  /** Returns whether prices differ from path to path in some market so far. */
  boolean drawsInflation() {
    return drawsInflation;
  }

  Ir lower(Expression e, Slots slots) {
    return switch (e) {
      case Expression.Constant c -> new Ir.Constant(c.value(), c.type(), c.span());
      case Expression.ReadLocal r ->
          Optional.ofNullable(slots.inlined.get(r.local()))
              .orElseGet(
                  () -> new Ir.Local(slots.of(r.local()), r.local().name(), r.type(), r.span()));
      case Expression.ReadGlobal g ->
          new Ir.Global(
              Objects.requireNonNull(globals.get(g.global())),
              g.global().name(),
              g.type(),
              g.span());
      case Expression.ReadParameter p -> new Ir.Parameter(p.index(), p.name(), p.type(), p.span());
      case Expression.ReadContext c -> new Ir.Ambient(surrounding(c.what()), c.type(), c.span());
      case Expression.Planned p ->
          new Ir.Native(p.which().function(), List.of(lower(p.year(), slots)), p.type(), p.span());
      case Expression.Owed o -> expected(o);
      case Expression.MakeFlow f -> flow(f, slots);
      case Expression.Apply a ->
          new Ir.Call(
              function(a.function()),
              Optional.empty(),
              all(a.arguments(), slots),
              a.type(),
              a.span());
      case Expression.ApplyMember a ->
          new Ir.Call(
              function(a.function()),
              Optional.of(lower(a.strategy(), slots)),
              all(a.arguments(), slots),
              a.type(),
              a.span());
      case Expression.ParameterOf p ->
          new Ir.Native(
              "parameter",
              List.of(
                  lower(p.strategy(), slots),
                  new Ir.Constant((double) p.index(), Types.WHOLE, p.span())),
              p.type(),
              p.span());
      case Expression.Native n -> nativeCall(n, slots);
      case Expression.Conditional c ->
          new Ir.Choice(
              lower(c.condition(), slots),
              lower(c.then(), slots),
              lower(c.otherwise(), slots),
              c.type(),
              c.span());
      case Expression.Fold f -> fold(f, slots);
      case Expression.ListOf l -> new Ir.ListOf(all(l.elements(), slots), l.type(), l.span());
      case Expression.RecordOf r -> {
        var fields = new LinkedHashMap<String, Ir>();
        r.fields().forEach((k, v) -> fields.put(k, lower(v, slots)));
        yield new Ir.RecordOf(fields, r.type(), r.span());
      }
      case Expression.Field f ->
          new Ir.Native(
              "field",
              List.of(lower(f.record(), slots), new Ir.Constant(f.name(), Plain.TEXT, f.span())),
              f.type(),
              f.span());
      case Expression.Parts p -> {
        var parts = new LinkedHashMap<String, Optional<Ir>>();
        p.parts().forEach(x -> parts.put(x.asset(), x.weight().map(w -> lower(w, slots))));
        yield new Ir.Parts(parts, p.type(), p.span());
      }
      case Expression.MakeMarket m ->
          new Ir.MakeMarket(market(m.market(), slots), m.type(), m.span());
      case Expression.MakeStrategy s ->
          new Ir.MakeStrategy(
              policyIndex.applyAsInt(s.strategy()),
              s.name(),
              all(s.parameters(), slots),
              lower(s.market(), slots),
              s.horizon().map(h -> lower(h, slots)),
              s.wealth().map(w -> lower(w, slots)),
              s.type(),
              s.span());
      case Expression.Simulate s ->
          new Ir.Simulate(
              lower(s.strategies(), slots),
              lower(s.paths(), slots),
              lower(s.seed(), slots),
              lower(s.market(), slots),
              s.type(),
              s.span());
      case Expression.Solve s ->
          new Ir.Solve(
              slots.of(s.variable()),
              lower(s.figure(), slots),
              lower(s.target(), slots),
              lower(s.from(), slots),
              lower(s.to(), slots),
              lower(s.within(), slots),
              s.type(),
              s.span());
      case Expression.MakeStudy s -> new Ir.MakeStudy(study(s.study(), slots), s.type(), s.span());
      case Expression.ForEachCell f -> {
        List<Ir.Loop> cubes = loops(f.cubes(), slots);
        yield new Ir.ForEachCell(cubes, lower(f.body(), slots), f.type(), f.span());
      }
      case Expression.ReadState r -> throw onPath(r);
      case Expression.ReadGrowth g -> throw onPath(g);
      case Expression.Lives l -> throw onPath(l);
      case Expression.OfPockets o -> throw onPath(o);
    };
  }

  /** What is owed where it is the same on all paths: what is planned for the period at hand. */
  private static Ir expected(Expression.Owed o) {
    Ir.Surrounding period = o.month() ? Ir.Surrounding.MONTH : Ir.Surrounding.YEAR;
    return new Ir.Native(
        o.month() ? "planned_month" : Sums.ALL.function(),
        List.of(new Ir.Ambient(period, Types.WHOLE, o.span())),
        o.type(),
        o.span());
  }

  private Ir flow(Expression.MakeFlow f, Slots slots) {
    return new Ir.MakeFlow(
        f.year().map(y -> OptionalInt.of(slots.of(y))).orElseGet(OptionalInt::empty),
        lower(f.amount(), slots),
        f.perYear(),
        f.nominal(),
        f.from().map(x -> lower(x, slots)),
        f.until().map(x -> lower(x, slots)),
        f.due().map(x -> lower(x, slots)),
        f.growing().map(x -> lower(x, slots)),
        f.type(),
        f.span());
  }

  private static IllegalStateException onPath(Expression e) {
    return new IllegalStateException("not planned: " + e);
  }

  private static Ir.Surrounding surrounding(Context what) {
    return switch (what) {
      case MARKET -> Ir.Surrounding.MARKET;
      case HORIZON -> Ir.Surrounding.HORIZON;
      case INITIAL_WEALTH -> Ir.Surrounding.INITIAL_WEALTH;
      case YEAR -> Ir.Surrounding.YEAR;
      case MONTH -> Ir.Surrounding.MONTH;
      case WEALTH, PORTFOLIO_RETURN, PRICE_LEVEL ->
          throw new IllegalStateException("not planned: " + what);
    };
  }

  private Ir nativeCall(Expression.Native n, Slots slots) {
    if (n.name().equals("series") && n.arguments().get(1) instanceof Expression.Constant name) {
      mentioned.add((String) name.value());
    }
    if (FUNDING.contains(n.name())) {
      mentioned.add(ProgramIr.FUNDING);
    }
    return new Ir.Native(n.name(), all(n.arguments(), slots), n.type(), n.span());
  }

  private Ir fold(Expression.Fold f, Slots slots) {
    List<Ir.Loop> loops = loops(f.loops(), slots);
    return new Ir.Fold(
        f.kind(),
        loops,
        f.where().map(w -> lower(w, slots)),
        lower(f.body(), slots),
        f.weight().map(w -> lower(w, slots)),
        f.type(),
        f.span());
  }

  List<Ir.Loop> loops(List<Expression.Loop> loops, Slots slots) {
    return loops.stream()
        .map(l -> new Ir.Loop(slots.of(l.variable()), l.variable().name(), lower(l.list(), slots)))
        .toList();
  }

  private List<Ir> all(List<Expression> list, Slots slots) {
    return list.stream().map(e -> lower(e, slots)).toList();
  }

  private int function(Function f) {
    Integer known = functionIndex.get(f);
    if (known != null) {
      return known;
    }
    int index = functions.size();
    functionIndex.put(f, index);
    functions.add(Optional.empty());
    var slots = new Slots();
    f.parameters().forEach(slots::of);
    Ir body = lower(f.body(), slots);
    functions.set(
        index,
        Optional.of(
            new FunctionIr(f.name(), f.parameters().size(), slots.count(), f.ofStrategy(), body)));
    return index;
  }

  private StudyIr study(Study s, Slots slots) {
    List<Ir.Loop> axes = loops(s.axes(), slots);
    return new StudyIr(
        s.name(),
        axes,
        s.where().map(w -> lower(w, slots)),
        lower(s.strategy(), slots),
        lower(s.market(), slots),
        lower(s.paths(), slots),
        lower(s.seed(), slots),
        new StudyIr.CellByCell("nothing is known of it yet"));
  }

  private MarketIr market(Market m, Slots slots) {
    drawsInflation |= m.inflation().type() == Plain.INFLATION;
    var settings = new LinkedHashMap<String, Ir>();
    m.settings().forEach((name, value) -> settings.put(name, lower(value, slots)));
    return new MarketIr(
        m.name(),
        m.model(),
        m.basis(),
        m.parts().stream().map(p -> new MarketIr.Part(p.name(), lower(p.value(), slots))).toList(),
        m.pairs().stream()
            .map(p -> new MarketIr.Pair(p.first(), p.second(), lower(p.value(), slots)))
            .toList(),
        lower(m.inflation(), slots),
        settings);
  }
}
