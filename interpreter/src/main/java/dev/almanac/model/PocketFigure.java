package dev.almanac.model;

/** What can be read of the pockets of a strategy on a path. */
public enum PocketFigure {
  /** What is in one or more pockets, by name. */
  BALANCE,
  /** Each pocket's balance times a number, added up. */
  WEIGHTED_BALANCE,
  /** What a bond in a pocket costs now, for 1 of face. */
  BOND_PRICE
}
