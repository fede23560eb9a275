package dev.almanac.model;

import dev.almanac.type.Unit.Basis;
import java.util.List;

/**
 * A market as declared.
 *
 * @param model {@code lognormal} or {@code fixed}
 * @param basis whether the growth of its assets is real or nominal
 * @param inflation per year, geometric
 */
public record Market(
    String name,
    String model,
    Basis basis,
    List<Asset> assets,
    List<Correlation> correlations,
    Expression inflation) {

  /** An asset and its growth. */
  public record Asset(String name, Expression growth) {}

  /** The correlation of two assets' log growth, by their places. */
  public record Correlation(int first, int second, Expression value) {}
}
