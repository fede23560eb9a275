package dev.almanac.ir;

import dev.almanac.type.Unit.Basis;
import java.util.List;

/** A market's parameters, as values still to be computed. */
public record MarketIr(
    String name,
    String model,
    Basis basis,
    List<Asset> assets,
    List<Correlation> correlations,
    Ir inflation) {

  public record Asset(String name, Ir growth) {}

  public record Correlation(int first, int second, Ir value) {}
}
