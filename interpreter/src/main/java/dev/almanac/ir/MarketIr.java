package dev.almanac.ir;

import dev.almanac.type.Unit.Basis;
import java.util.List;
import java.util.SequencedMap;

/** A market's parameters, as values still to be computed. */
public record MarketIr(
    String name,
    String model,
    Basis basis,
    List<Part> parts,
    List<Pair> pairs,
    Ir inflation,
    SequencedMap<String, Ir> settings) {

  /** An asset and its growth; of regimes, a regime and its market. */
  public record Part(String name, Ir value) {}

  /**
   * A correlation of two assets, or the chance to move from one regime to another; negative places
   * stand for what moves beside the assets.
   */
  public record Pair(int first, int second, Ir value) {
    public static final int RATES = -2;
    public static final int INFLATION = -3;
  }
}
