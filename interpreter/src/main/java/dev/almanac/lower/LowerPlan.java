package dev.almanac.lower;

import dev.almanac.diagnostic.Diagnostics;
import dev.almanac.ir.FlowIr;
import dev.almanac.ir.Ir;
import dev.almanac.ir.PolicyIr;
import dev.almanac.ir.ProgramIr;
import dev.almanac.ir.StepIr;
import dev.almanac.ir.Verifier;
import dev.almanac.lower.LowerExpressions.Slots;
import dev.almanac.model.Expression;
import dev.almanac.model.Flow;
import dev.almanac.model.Global;
import dev.almanac.model.Plan;
import dev.almanac.model.Strategy;
import dev.almanac.type.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a checked plan to the program that is executed. */
public final class LowerPlan {

  private final Plan plan;
  private final Diagnostics diagnostics;
  private final LowerExpressions expressions;
  private final IdentityHashMap<Strategy, Integer> policyIndex = new IdentityHashMap<>();
  private final List<Strategy> strategies = new ArrayList<>();

  private LowerPlan(Plan plan, Diagnostics diagnostics) {
    this.plan = plan;
    this.diagnostics = diagnostics;
    this.expressions = new LowerExpressions(plan.globals(), this::policyIndex);
  }

  /** Lowers a plan without mistakes; what cannot run on a path is reported. */
  public static ProgramIr lower(Plan plan, Diagnostics diagnostics) {
    return new LowerPlan(plan, diagnostics).lower();
  }

  private int policyIndex(Strategy strategy) {
    return policyIndex.computeIfAbsent(
        strategy,
        s -> {
          strategies.add(s);
          return strategies.size() - 1;
        });
  }

  private ProgramIr lower() {
    var globals = new ArrayList<ProgramIr.GlobalIr>();
    for (Global g : plan.globals()) {
      var slots = new Slots();
      Ir value = expressions.lower(g.value(), slots);
      globals.add(new ProgramIr.GlobalIr(g.kind(), g.name(), value, slots.count()));
    }
    List<Ir> values = globals.stream().map(ProgramIr.GlobalIr::value).toList();
    List<FlowIr> declared = plan.flows().stream().map(f -> flow(f, values)).toList();
    List<StepIr> steps = plan.steps().stream().map(this::step).toList();
    var start = plan.start().map(d -> expressions.lower(d, new Slots()));
    var horizon = plan.horizon().map(h -> expressions.lower(h, new Slots()));
    var assets = plan.assets().map(a -> expressions.lower(a, new Slots()));
    List<FlowIr> flows =
        expressions.drawsInflation()
            ? declared
            : declared.stream().map(FlowIr::withKnownPrices).toList();
    var policies = new ArrayList<PolicyIr>();
    for (int i = 0; i < strategies.size(); i++) {
      PolicyIr policy = LowerPolicy.lower(strategies.get(i), flows, expressions, diagnostics);
      Verifier.verify(policy);
      policies.add(policy);
      CheckPayments.check(policy, flows, diagnostics);
    }
    var cells = new ShareCells(expressions.functions(), policies, hasAccounts(), diagnostics);
    globals.replaceAll(g ->
        g.value() instanceof Ir.MakeStudy s
            ? new ProgramIr.GlobalIr(
                g.kind(),
                g.name(),
                new Ir.MakeStudy(cells.find(s.study()), s.type(), s.span()),
                g.slots())
            : g);
    return new ProgramIr(
        plan.name(),
        plan.title(),
        start,
        horizon,
        plan.monthly(),
        plan.basis(),
        globals,
        expressions.functions(),
        policies,
        flows,
        assets,
        steps,
        expressions.mentioned(),
        plan.sources(),
        plan.data());
  }

  private boolean hasAccounts() {
    return plan.assets().map(a -> a.type() instanceof Type.RecordOf).orElse(false);
  }

  private FlowIr flow(Flow f, List<Ir> globals) {
    var slots = new Slots();
    Ir value = expressions.lower(f.value(), slots);
    Optional<Ir> latest = f.latest().map(l -> expressions.lower(l, slots));
    return new FlowIr(
        f.name(),
        f.income(),
        slots.count(),
        value,
        f.atStart(),
        Contingency.onDeath(value, globals, expressions::body),
        Contingency.onPrices(value, plan.basis(), globals, expressions::body),
        f.priority(),
        f.match(),
        latest,
        f.span());
  }

  private StepIr step(Plan.Step step) {
    var slots = new Slots();
    return switch (step) {
      case Plan.Step.Show s -> {
        Ir value = expressions.lower(s.value(), slots);
        yield new StepIr.Show(s.title(), value, slots.count(), s.span());
      }
      case Plan.Step.ShowTable t -> {
        List<Ir.Loop> loops = expressions.loops(t.loops(), slots);
        var where = t.where().map(w -> expressions.lower(w, slots));
        var columns = new LinkedHashMap<String, Ir>();
        for (Map.Entry<String, Expression> c : t.columns().entrySet()) {
          columns.put(c.getKey(), expressions.lower(c.getValue(), slots));
        }
        yield new StepIr.ShowTable(
            t.title(), t.plot(), loops, where, columns, slots.count(), t.span());
      }
      case Plan.Step.Expect e -> {
        Ir claim = expressions.lower(e.claim(), slots);
        var confidence = e.confidence().map(c -> expressions.lower(c, slots));
        yield new StepIr.Expect(e.text(), claim, confidence, slots.count(), e.span());
      }
      case Plan.Step.ExpectNear e -> {
        Ir figure = expressions.lower(e.figure(), slots);
        Ir value = expressions.lower(e.value(), slots);
        Ir tolerance = expressions.lower(e.tolerance(), slots);
        var confidence = e.confidence().map(c -> expressions.lower(c, slots));
        yield new StepIr.ExpectNear(
            e.text(), figure, value, tolerance, confidence, slots.count(), e.span());
      }
    };
  }
}
