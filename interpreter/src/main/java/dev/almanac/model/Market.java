package dev.almanac.model;

import dev.almanac.type.Unit.Basis;
import java.util.List;
import java.util.SequencedMap;

/**
 * A market as declared.
 *
 * @param model {@code lognormal}, {@code fixed}, ...
 * @param basis whether the growth of its assets is real or nominal
 * @param parts its assets and their growth; of regimes, their names and markets
 * @param pairs correlations of two assets, or the chances to move from one regime to another
 * @param inflation per year, geometric, or a model of it
 * @param settings what else the model needs, by name
 */
public record Market(
    String name,
    String model,
    Basis basis,
    List<Part> parts,
    List<Pair> pairs,
    Expression inflation,
    SequencedMap<String, Expression> settings) {

  public record Part(String name, Expression value) {}

  /** A value for two parts, by their places, or for a part and what moves beside them. */
  public record Pair(int first, int second, Expression value) {
    /** In place of a part: the short rate. */
    public static final int RATES = -2;

    /** In place of a part: inflation. */
    public static final int INFLATION = -3;
  }
}
