package dev.almanac.execute;

import dev.almanac.ir.Ir;
import dev.almanac.ir.Parts;
import dev.almanac.ir.StudyIr;
import dev.almanac.library.MarketValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The grid of a study: each cell is evaluated in a frame that holds its coordinates. */
final class StudyGrid {

  private final StudyIr study;
  private final List<CubeValue.Axis> axes;
  private final Frame frame;
  private final Evaluator evaluator;
  private final BitSet holds = new BitSet();
  private final List<Integer> ofMarket = new ArrayList<>();
  private final Map<List<Integer>, MarketValue> markets = new HashMap<>();

  StudyGrid(StudyIr study, List<CubeValue.Axis> axes, Frame frame, Evaluator evaluator) {
    this.study = study;
    this.axes = axes;
    this.frame = frame;
    this.evaluator = evaluator;
    for (int a = 0; a < axes.size(); a++) {
      if (reads(study.market(), study.axes().get(a).slot())) {
        ofMarket.add(a);
      }
    }
  }

  private static boolean reads(Ir value, int slot) {
    return (value instanceof Ir.Local local && local.slot() == slot)
        || Parts.of(value).stream().anyMatch(part -> reads(part, slot));
  }

  StudyIr study() {
    return study;
  }

  List<CubeValue.Axis> axes() {
    return axes;
  }

  /** Returns the cells that the study's condition does not leave out. */
  BitSet holds() {
    return holds;
  }

  int cells() {
    return axes.stream().mapToInt(CubeValue.Axis::size).reduce(1, Math::multiplyExact);
  }

  int[] sizes() {
    return axes.stream().mapToInt(CubeValue.Axis::size).toArray();
  }

  /** Puts a cell's coordinates into the frame. */
  Frame at(int cell) {
    int[] places = CubeValue.places(axes, cell);
    for (int a = 0; a < places.length; a++) {
      frame.set(study.axes().get(a).slot(), axes.get(a).coordinates().get(places[a]));
    }
    return frame;
  }

  /** Returns the market of a cell: one object where the axes that it depends on are the same. */
  MarketValue market(int cell) {
    int[] places = CubeValue.places(axes, cell);
    List<Integer> key = ofMarket.stream().map(a -> places[a]).toList();
    MarketValue known = markets.get(key);
    if (known == null) {
      known = (MarketValue) evaluator.evaluate(study.market(), at(cell));
      markets.put(key, known);
    }
    return known;
  }

  /** Returns whether all cells have one market. */
  boolean hasOneMarket() {
    return ofMarket.isEmpty();
  }

  String label(int cell) {
    var words = new ArrayList<String>();
    int[] places = CubeValue.places(axes, cell);
    for (int a = 0; a < places.length; a++) {
      words.add(axes.get(a).name() + " " + axes.get(a).label(places[a]));
    }
    return String.join(", ", words);
  }
}
