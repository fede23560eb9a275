package dev.almanac.model;

import dev.almanac.source.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A named value of a whole text: a let, a market, a strategy, a run, a plan's parameter. */
public final class Global {

  private final String kind;
  private final String name;
  private final Span span;
  private @Nullable Expression value;

  public Global(String kind, String name, Span span) {
    this.kind = kind;
    this.name = name;
    this.span = span;
  }

  /** Returns the word that declares it, such as {@code run}. */
  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public Span span() {
    return span;
  }

  /** Returns its checked value; set once, after its declaration has been checked. */
  public Expression value() {
    return Objects.requireNonNull(value);
  }

  public void define(Expression checked) {
    value = checked;
  }
}
