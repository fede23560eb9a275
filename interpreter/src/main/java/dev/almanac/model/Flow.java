package dev.almanac.model;

import dev.almanac.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A liability or an income.
 *
 * @param year the variable that stands for the year, where the amount depends on it
 * @param perYear whether the amount is a rate per year, or else is due once
 * @param nominal whether it is money of the day it is paid
 * @param growing its growth from one year to the next, if any
 * @param atStart whether it is due at the start of its period
 */
public record Flow(
    String name,
    boolean income,
    Optional<Local> year,
    Expression amount,
    boolean perYear,
    boolean nominal,
    Optional<Expression> from,
    Optional<Expression> until,
    Optional<Expression> due,
    Optional<Expression> growing,
    boolean atStart,
    Span span) {

  public Flow {
    if (from.isPresent() && due.isPresent()) {
      throw new IllegalArgumentException("from and due exclude each other");
    }
  }

  /** Returns the timing expressions that are there. */
  public List<Expression> timings() {
    return java.util.stream.Stream.of(from, until, due, growing).flatMap(Optional::stream).toList();
  }
}
