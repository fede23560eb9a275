package dev.almanac.ir;

/**
 * A function.
 *
 * @param parameters how many; they take the first slots
 * @param slots how many values one evaluation of the body needs room for
 * @param ofStrategy whether it reads its strategy's parameters and surroundings
 */
public record FunctionIr(String name, int parameters, int slots, boolean ofStrategy, Ir body) {}
