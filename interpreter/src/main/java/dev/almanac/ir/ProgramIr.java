package dev.almanac.ir;

import dev.almanac.source.Source;
import dev.almanac.type.Unit.Basis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A whole plan, ready to be executed.
 *
 * @param mentioned the names of the series that anything in the plan reads; others are not kept
 * @param data the SHA-256 of every data file that was read, by name
 */
public record ProgramIr(
    String plan,
    Optional<String> title,
    Optional<Ir> start,
    Optional<Ir> horizon,
    boolean monthly,
    Basis basis,
    List<GlobalIr> globals,
    List<FunctionIr> functions,
    List<PolicyIr> policies,
    List<FlowIr> flows,
    Optional<Ir> assets,
    List<StepIr> steps,
    Set<String> mentioned,
    List<Source> sources,
    Map<String, String> data) {

  /** Mentioned where the plan asks what pays its liabilities; no series is called like this. */
  public static final String FUNDING = "funding of liabilities";

  /** Returns whether anything in the plan asks what pays its liabilities. */
  public boolean asksForFunding() {
    return mentioned.contains(FUNDING);
  }

  /** Returns how many periods a year has. */
  public int periodsPerYear() {
    return monthly ? 12 : 1;
  }

  /** Returns the same program, of which other lines are shown and expected. */
  public ProgramIr withSteps(List<StepIr> others) {
    return new ProgramIr(
        plan, title, start, horizon, monthly, basis, globals, functions, policies, flows, assets,
        others, mentioned, sources, data);
  }

  /** A named value; {@code kind} is the word that declares it. */
  public record GlobalIr(String kind, String name, Ir value, int slots) {}
}
