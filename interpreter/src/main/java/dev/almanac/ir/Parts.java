package dev.almanac.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that a value is made of, one level down. */
public final class Parts {

  private Parts() {}

  public static List<Ir> of(Ir ir) {
    return switch (ir) {
      case Ir.Constant c -> List.of();
      case Ir.Local l -> List.of();
      case Ir.Global g -> List.of();
      case Ir.Parameter p -> List.of();
      case Ir.Ambient a -> List.of();
      case Ir.Call c -> with(c.arguments(), c.strategy());
      case Ir.Native n -> n.arguments();
      case Ir.Choice c -> List.of(c.condition(), c.then(), c.otherwise());
      case Ir.Fold f -> {
        var all = new ArrayList<>(with(lists(f.loops()), f.where()));
        all.add(f.body());
        yield with(all, f.weight());
      }
      case Ir.ForEachCell f -> {
        var all = new ArrayList<>(lists(f.cubes()));
        all.add(f.body());
        yield all;
      }
      case Ir.ListOf l -> l.elements();
      case Ir.RecordOf r -> List.copyOf(r.fields().values());
      case Ir.Parts p -> p.parts().values().stream().flatMap(Optional::stream).toList();
      case Ir.MakeFlow f ->
          with(with(with(with(List.of(f.amount()), f.from()), f.until()), f.due()), f.growing());
      case Ir.MakeMarket m -> ofMarket(m.market());
      case Ir.MakeStrategy s ->
          with(with(with(s.parameters(), Optional.of(s.market())), s.horizon()), s.wealth());
      case Ir.Solve s -> List.of(s.figure(), s.target(), s.from(), s.to(), s.within());
      case Ir.Simulate s -> List.of(s.strategies(), s.paths(), s.seed(), s.market());
      case Ir.MakeStudy s -> {
        StudyIr study = s.study();
        var all = new ArrayList<>(with(lists(study.axes()), study.where()));
        all.addAll(List.of(study.strategy(), study.market(), study.paths(), study.seed()));
        yield all;
      }
    };
  }

  private static List<Ir> ofMarket(MarketIr m) {
    var all = new ArrayList<Ir>();
    m.parts().forEach(p -> all.add(p.value()));
    m.pairs().forEach(p -> all.add(p.value()));
    all.add(m.inflation());
    all.addAll(m.settings().values());
    return all;
  }

  private static List<Ir> lists(List<Ir.Loop> loops) {
    return loops.stream().map(Ir.Loop::list).toList();
  }

  private static List<Ir> with(List<Ir> list, Optional<Ir> more) {
    if (more.isEmpty()) {
      return list;
    }
    var all = new ArrayList<>(list);
    all.add(more.get());
    return all;
  }
}
