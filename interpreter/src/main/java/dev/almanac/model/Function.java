package dev.almanac.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function for particular types of its parameters. */
public final class Function {

  private final String name;
  private final List<Local> parameters;
  private final boolean ofStrategy;
  private @Nullable Expression body;

  /**
   * @param ofStrategy whether the body reads the parameters, market and horizon of a strategy
   */
  public Function(String name, List<Local> parameters, boolean ofStrategy) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.ofStrategy = ofStrategy;
  }

  public String name() {
    return name;
  }

  public List<Local> parameters() {
    return parameters;
  }

  public boolean ofStrategy() {
    return ofStrategy;
  }

  /** Returns the checked body; set once. */
  public Expression body() {
    return Objects.requireNonNull(body);
  }

  public void define(Expression checked) {
    body = checked;
  }
}
