package dev.almanac.ir;

import java.util.Optional;

/**
 * A liability or an income.
 *
 * @param slots what evaluating it needs; the year is in slot 0
 * @param perYear whether the amount is per year, or else due once
 */
public record FlowIr(
    String name,
    boolean income,
    int slots,
    Ir amount,
    boolean perYear,
    boolean nominal,
    Optional<Ir> from,
    Optional<Ir> until,
    Optional<Ir> due,
    Optional<Ir> growing,
    boolean atStart) {}
