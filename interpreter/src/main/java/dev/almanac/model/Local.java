package dev.almanac.model;

import dev.almanac.type.Type;

/** A name bound inside an expression, a function or a block; two with one name are two things. */
public final class Local {

  private final String name;
  private final Type type;

  public Local(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  @Override
  public String toString() {
    return name;
  }
}
