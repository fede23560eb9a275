package dev.almanac.library;

import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.util.List;

/** A function of the engine. */
@FunctionalInterface
public interface Native {

  /**
   * What a call gives: the values, their types, and the place to point at.
   *
   * @param type of the result
   * @param spans where the values stand
   */
  record Call(List<Object> values, List<Type> types, Type type, Span span, List<Span> spans) {

    public double number(int index) {
      return Numbers.of(values.get(index));
    }

    /** Returns an argument of a known class. */
    public <T> T get(int index, Class<T> kind) {
      return kind.cast(values.get(index));
    }
  }

  Object apply(Call call);
}
