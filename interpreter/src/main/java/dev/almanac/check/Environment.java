package dev.almanac.check;

import dev.almanac.model.Local;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression stands: its text, its strategy, its instant, and the names bound around it.
 */
final class Environment {

  /** When an expression is evaluated, which decides what it may read. */
  enum Instant {
    /** Outside of any strategy. */
    PLAN,
    /** In a strategy, before the first year. */
    PLANNED,
    /** On a path, at the start of a period. */
    START,
    /** On a path, at the end of a period. */
    END
  }

  private final Module module;
  private final @Nullable StrategyScope strategy;
  private final Instant instant;
  private final boolean monthlyBlock;
  private final @Nullable Environment outer;
  private final Map<String, Local> locals = new HashMap<>();

  private Environment(
      Module module,
      @Nullable StrategyScope strategy,
      Instant instant,
      boolean monthlyBlock,
      @Nullable Environment outer) {
    this.module = module;
    this.strategy = strategy;
    this.instant = instant;
    this.monthlyBlock = monthlyBlock;
    this.outer = outer;
  }

  static Environment of(Module module) {
    return new Environment(module, null, Instant.PLAN, false, null);
  }

  static Environment of(Module module, @Nullable StrategyScope strategy) {
    Instant instant = strategy == null ? Instant.PLAN : Instant.PLANNED;
    return new Environment(module, strategy, instant, false, null);
  }

  /** Returns the environment of a block at an instant of this strategy. */
  Environment at(Instant blockInstant, boolean monthly) {
    return new Environment(module, strategy, blockInstant, monthly, null);
  }

  /** Returns an environment inside this one, with names of its own. */
  Environment inner() {
    return new Environment(module, strategy, instant, monthlyBlock, this);
  }

  Environment bind(Local local) {
    locals.put(local.name(), local);
    return this;
  }

  Optional<Local> local(String name) {
    Local here = locals.get(name);
    if (here != null) {
      return Optional.of(here);
    }
    return outer == null ? Optional.empty() : outer.local(name);
  }

  Module module() {
    return module;
  }

  Optional<StrategyScope> strategy() {
    return Optional.ofNullable(strategy);
  }

  Instant instant() {
    return instant;
  }

  boolean onPath() {
    return instant == Instant.START || instant == Instant.END;
  }

  boolean monthlyBlock() {
    return monthlyBlock;
  }

  /** Returns every name that can be used here, for suggestions. */
  SortedSet<String> visibleNames() {
    SortedSet<String> all = outer == null ? module.visibleNames() : outer.visibleNames();
    all.addAll(locals.keySet());
    if (strategy != null) {
      all.addAll(strategy.names());
    }
    return all;
  }
}
