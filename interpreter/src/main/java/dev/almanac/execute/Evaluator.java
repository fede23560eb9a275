package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.ir.FunctionIr;
import dev.almanac.ir.Ir;
import dev.almanac.ir.ProgramIr;
import dev.almanac.library.AccountValue;
import dev.almanac.library.Accounts;
import dev.almanac.library.Allocation;
import dev.almanac.library.MarketValue;
import dev.almanac.library.Native;
import dev.almanac.library.Natives;
import dev.almanac.library.Numbers;
import dev.almanac.library.Problem;
import dev.almanac.limit.Limit;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Computes what is planned: each value once, each planned function once for each argument. */
final class Evaluator {

  /** A call of a function with numbers, whose value is computed once. */
  record Call(int function, List<Object> arguments) {}

  /**
   * What a call of the engine runs.
   *
   * @param ofPools whether it takes what several paths have in common
   */
  private record Resolved(Native code, List<Type> types, List<Span> places, boolean ofPools) {}

  private final ProgramIr program;
  private final Job job;
  private final Globals globals;
  private final Map<Call, Object> memo = new HashMap<>();
  private final IdentityHashMap<Ir.Native, Resolved> natives = new IdentityHashMap<>();
  private final Folds folds = new Folds(this);
  private final Markets markets = new Markets(this);
  private final CashFlows flows;
  private final Runs runs;
  private final Studies studies;
  private final Set<String> inProgress = new HashSet<>();
  private final long mostSteps;
  private long steps;

  Evaluator(ProgramIr program, Job job, OptionalLong paths, OptionalLong seed) {
    this.program = program;
    this.job = job;
    this.mostSteps = job.limits().of(Limit.STEPS);
    this.globals = new Globals(program, this);
    this.flows = new CashFlows(program, this);
    this.runs = new Runs(program, this, job, paths, seed);
    this.studies = new Studies(this, runs);
  }

  Globals globals() {
    return globals;
  }

  ProgramIr program() {
    return program;
  }

  CashFlows flows() {
    return flows;
  }

  Studies studies() {
    return studies;
  }

  Runs runs() {
    return runs;
  }

  Frame frame(int slots) {
    return new Frame(slots, null, 0, 0);
  }

  Object evaluate(Ir ir, Frame frame) {
    step(ir.span());
    return switch (ir) {
      case Ir.Constant c -> c.value();
      case Ir.Local l -> frame.get(l.slot());
      case Ir.Global g -> global(g.index(), g.span());
      case Ir.Parameter p -> strategy(frame).parameter(p.index());
      case Ir.Ambient a -> ambient(a, frame);
      case Ir.Call c -> call(c, frame);
      case Ir.Native n -> nativeCall(n, frame);
      case Ir.Choice c ->
          (boolean) evaluate(c.condition(), frame)
              ? evaluate(c.then(), frame)
              : evaluate(c.otherwise(), frame);
      case Ir.Fold f -> folds.fold(f, frame);
      case Ir.ListOf l -> all(l.elements(), frame);
      case Ir.RecordOf r -> {
        var fields = new LinkedHashMap<String, Object>();
        r.fields().forEach((name, value) -> fields.put(name, evaluate(value, frame)));
        yield fields;
      }
      case Ir.Parts p -> parts(p, frame);
      case Ir.MakeFlow f -> FlowValue.of(f, frame.copy());
      case Ir.MakeMarket m -> markets.make(m.market(), frame);
      case Ir.MakeStrategy s -> strategy(s, frame);
      case Ir.Simulate s -> runs.simulate(s, frame);
      case Ir.Solve s -> Solver.solve(s, frame, this);
      case Ir.ForEachCell f -> Cubes.forEachCell(f, frame, this);
      case Ir.MakeStudy s -> studies.make(s, frame).cells();
    };
  }

  double number(Ir ir, Frame frame) {
    return Numbers.of(evaluate(ir, frame));
  }

  Folds folds() {
    return folds;
  }

  String stepsTaken() {
    return "planned in " + steps + (steps == 1 ? " step" : " steps") + ", outside of the paths\n";
  }

  private void step(Span span) {
    steps++;
    if ((steps & 0xFFFFF) == 0) {
      job.check();
    }
    if (steps > mostSteps) {
      job.allowance().checkSteps(steps, span);
    }
  }

  // ---- names

  /** Returns the value of a global, computing it when it is first read. */
  Object global(int index, Span use) {
    return globals.value(index, use);
  }

  private Object ambient(Ir.Ambient a, Frame frame) {
    return switch (a.what()) {
      case MARKET -> strategy(frame).market();
      case HORIZON ->
          (double) (frame.strategy() == null ? planHorizon(a.span()) : strategy(frame).horizon());
      case INITIAL_WEALTH -> initialWealth(Optional.ofNullable(frame.strategy()), a.span());
      case YEAR -> (double) frame.year();
      case MONTH -> (double) frame.month();
    };
  }

  private static StrategyValue strategy(Frame frame) {
    StrategyValue strategy = frame.strategy();
    if (strategy == null) {
      throw new IllegalStateException("outside of a strategy");
    }
    return strategy;
  }

  /** Returns what a strategy starts with: its own wealth, or else the plan's assets. */
  Object initialWealth(Optional<StrategyValue> strategy, Span span) {
    Optional<Object> own = strategy.flatMap(StrategyValue::wealth);
    if (own.isPresent()) {
      return own.get();
    }
    if (program.assets().isEmpty()) {
      throw new Problem(
          Diagnostic.error("plan/assets", "nothing says what there is at the start", span, "")
              .withHint("declare `assets $1_000_000`, or give a strategy its `wealth:`"));
    }
    return accounts(span).stream().mapToDouble(AccountValue::spendable).sum();
  }

  /** Returns the accounts of the plan's assets; a strategy with a wealth of its own has none. */
  List<AccountValue> accounts(Optional<StrategyValue> strategy) {
    boolean own = strategy.flatMap(StrategyValue::wealth).isPresent();
    return own || program.assets().isEmpty() ? List.of() : accounts(program.assets().get().span());
  }

  private List<AccountValue> accounts(Span span) {
    Ir assets = program.assets().orElseThrow();
    return Accounts.of(once("assets", span, () -> evaluate(assets, frame(0))));
  }

  int planHorizon(Span span) {
    if (program.horizon().isEmpty()) {
      throw new Problem(
          Diagnostic.error("plan/horizon", "nothing says how long the plan runs", span, "")
              .withHint("write `horizon: 30 years` in the plan's head"));
    }
    Ir horizon = program.horizon().get();
    return once("horizon", span, () -> years(horizon, frame(0)));
  }

  /** Computes one of the plan's own values; one that needs itself on the way is a mistake. */
  <T> T once(String what, Span span, Supplier<T> value) {
    if (!inProgress.add(what)) {
      throw new Problem(
          Diagnostic.error(
              "name/circle",
              "the plan's "
                  + what
                  + (what.endsWith("s") ? " depend on themselves" : " depends on itself"),
              span,
              "needed here"));
    }
    try {
      return value.get();
    } finally {
      inProgress.remove(what);
    }
  }

  int years(Ir ir, Frame frame) {
    double years = number(ir, frame);
    if (years != Math.rint(years) || years < 1 || years > 1000) {
      throw new Problem(
          Diagnostic.error(
              "plan/horizon",
              "a horizon is a whole number of years, from 1 to 1000",
              ir.span(),
              "this is " + years + " years"));
    }
    job.allowance().checkPeriods((int) years, program.periodsPerYear(), ir.span());
    return (int) years;
  }

  // ---- calls

  private Object call(Ir.Call c, Frame frame) {
    FunctionIr function = program.functions().get(c.function());
    StrategyValue strategy =
        c.strategy().isPresent()
            ? (StrategyValue) evaluate(c.strategy().get(), frame)
            : frame.strategy();
    List<Object> arguments = all(c.arguments(), frame);
    var key = new Call(c.function(), arguments);
    boolean cheap = areNumbers(arguments);
    // What a strategy has computed goes when it goes: a study makes one for each cell.
    Map<Call, Object> kept = strategy == null ? memo : strategy.memo();
    Object known = cheap ? kept.get(key) : null;
    if (known != null) {
      return known;
    }
    Object value = evaluate(function.body(), Frame.of(function.slots(), strategy, arguments));
    if (cheap) {
      kept.put(key, value);
    }
    return value;
  }

  /** Returns what the body of a function that is called reads. */
  Frame within(Ir.Call c, Frame frame) {
    FunctionIr function = program.functions().get(c.function());
    return Frame.of(function.slots(), frame.strategy(), all(c.arguments(), frame));
  }

  private static boolean areNumbers(List<Object> values) {
    for (Object value : values) {
      if (!(value instanceof Double)) {
        return false;
      }
    }
    return true;
  }

  private Object nativeCall(Ir.Native n, Frame frame) {
    List<Object> values = all(n.arguments(), frame);
    if (n.name().startsWith("planned")) {
      int year = Numbers.whole(values.getFirst(), n.span(), "the year of what is planned");
      return flows.planned(n.name(), strategy(frame), year);
    }
    if (n.name().equals("parameter")) {
      return ((StrategyValue) values.get(0)).parameter((int) Numbers.of(values.get(1)));
    }
    Resolved f = natives.get(n);
    if (f == null) {
      f = resolve(n);
      natives.put(n, f);
    }
    if (!f.ofPools() && hasPool(values)) {
      throw new Problem(Statistics.notOfPool(n.span()));
    }
    return apply(f.code(), new Native.Call(values, f.types(), n.type(), n.span(), f.places()));
  }

  private static Resolved resolve(Ir.Native n) {
    Optional<Native> statistic = Statistics.find(n.name());
    Native code =
        Arithmetic.find(n.name())
            .or(() -> Natives.find(n.name()))
            .or(() -> Cubes.find(n.name()))
            .or(() -> Markets.find(n.name()))
            .or(() -> statistic)
            .orElseThrow(() -> new IllegalStateException("no " + n.name()));
    List<Type> types = n.arguments().stream().map(Ir::type).toList();
    List<Span> places = n.arguments().stream().map(Ir::span).toList();
    return new Resolved(code, types, places, statistic.isPresent());
  }

  private static boolean hasPool(List<Object> values) {
    for (Object value : values) {
      if (value instanceof Pool) {
        return true;
      }
    }
    return false;
  }

  /** What a formula or a sample refuses is a user's mistake, at the place of the call. */
  private static Object apply(Native f, Native.Call call) {
    try {
      return f.apply(call);
    } catch (Sample.SamplesDiffer e) {
      throw new Problem(
          Diagnostic.error(
                  "statistics/paths",
                  "these two are not on the same paths",
                  call.span(),
                  e.getMessage())
              .withHint("compare outcomes of one run"));
    } catch (IllegalArgumentException e) {
      throw new Problem(
          Diagnostic.error(
              "value/impossible",
              "this cannot be computed",
              call.span(),
              "its values are out of range"));
    }
  }

  private List<Object> all(List<Ir> list, Frame frame) {
    var values = new ArrayList<Object>(list.size());
    for (Ir ir : list) {
      values.add(evaluate(ir, frame));
    }
    return values;
  }

  // ---- allocations and strategies

  private Object parts(Ir.Parts p, Frame frame) {
    var names = new ArrayList<String>();
    double[] weights = new double[p.parts().size()];
    double total = 0.0;
    int rest = -1;
    for (Map.Entry<String, Optional<Ir>> part : p.parts().entrySet()) {
      int i = names.size();
      names.add(part.getKey());
      if (part.getValue().isPresent()) {
        weights[i] = number(part.getValue().get(), frame);
        total += weights[i];
      } else {
        rest = i;
      }
    }
    if (rest >= 0) {
      weights[rest] = 1.0 - total;
    }
    var allocation = new Allocation(names, weights);
    Natives.checkWhole(allocation, p.span());
    return allocation;
  }

  private Object strategy(Ir.MakeStrategy s, Frame frame) {
    var market = (MarketValue) evaluate(s.market(), frame);
    int horizon = s.horizon().isPresent() ? years(s.horizon().get(), frame) : planHorizon(s.span());
    Optional<Object> wealth = s.wealth().map(w -> evaluate(w, frame));
    return new StrategyValue(
        program.policies().get(s.policy()),
        s.name(),
        all(s.parameters(), frame),
        market,
        horizon,
        wealth,
        s.span());
  }
}
