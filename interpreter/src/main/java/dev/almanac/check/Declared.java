package dev.almanac.check;

import dev.almanac.model.Global;
import dev.almanac.source.Span;
import dev.almanac.syntax.Ast;
import dev.almanac.type.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a name of a text stands for, before it is checked. */
sealed interface Declared {

  Module module();

  Span span();

  /** A let without parameters, a run, a strategy in use, a plan's parameter or a market. */
  final class Value implements Declared {
    private final Module module;
    private final Global global;
    private final Ast.Declaration syntax;
    private State state = State.UNCHECKED;

    enum State {
      UNCHECKED,
      IN_PROGRESS,
      CHECKED
    }

    Value(Module module, Global global, Ast.Declaration syntax) {
      this.module = module;
      this.global = global;
      this.syntax = syntax;
    }

    @Override
    public Module module() {
      return module;
    }

    @Override
    public Span span() {
      return global.span();
    }

    Global global() {
      return global;
    }

    Ast.Declaration syntax() {
      return syntax;
    }

    State state() {
      return state;
    }

    void moveTo(State next) {
      state = next;
    }
  }

  /** A function: its parameters may be typed, and may have presets. */
  record Function(
      Module module,
      String name,
      List<Ast.Parameter> parameters,
      Optional<Ast.TypeName> result,
      Optional<Ast.Expression> body,
      Span span)
      implements Declared, Type.Callee {

    /** Two functions are the same only if they are one: texts are never compared. */
    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A strategy's text. */
  record Strategy(Module module, Ast.Strategy syntax, Span span) implements Declared {

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** A declaration whose text could not be read. */
  record Broken(Module module, Span span) implements Declared {}
}
