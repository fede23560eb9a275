package dev.almanac.lower;

import dev.almanac.model.Context;
import dev.almanac.model.Expression;
import dev.almanac.model.Local;
import dev.almanac.type.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Infers how often an expression of a block must be computed. */
final class Shapes {

  private final Set<Local> onPath;
  private final Shape owed;
  private final Map<Local, Shape> known = new HashMap<>();

  /**
   * @param onPath the names whose values differ from path to path; a view that grows
   * @param owed how often what is owed must be computed
   */
  Shapes(Set<Local> onPath, Shape owed) {
    this.onPath = onPath;
    this.owed = owed;
  }

  void know(Local local, Shape shape) {
    known.put(local, shape);
  }

  void forget(Local local) {
    known.remove(local);
  }

  Shape of(Expression e) {
    return switch (e) {
      case Expression.Constant c -> Shape.CONSTANT;
      case Expression.ReadLocal r ->
          known.getOrDefault(
              r.local(), onPath.contains(r.local()) ? Shape.PER_PATH : Shape.CONSTANT);
      case Expression.ReadGlobal g -> Shape.CONSTANT;
      case Expression.ReadParameter p -> Shape.CONSTANT;
      case Expression.ReadContext c -> of(c.what());
      case Expression.ReadState s -> Shape.PER_PATH;
      case Expression.ReadGrowth g -> Shape.PER_PATH;
      case Expression.Lives l -> Shape.PER_PATH;
      case Expression.OfPockets o -> Shape.PER_PATH;
      case Expression.Planned p -> of(p.year());
      case Expression.Owed o -> owed;
      case Expression.MakeFlow f -> Shape.CONSTANT;
      case Expression.Apply a -> all(a.arguments());
      case Expression.ApplyMember a -> of(a.strategy()).with(all(a.arguments()));
      case Expression.ParameterOf p -> of(p.strategy());
      case Expression.Native n -> all(n.arguments());
      case Expression.Conditional c -> of(c.condition()).with(of(c.then())).with(of(c.otherwise()));
      case Expression.Fold f ->
          all(f.loops().stream().map(Expression.Loop::list).toList())
              .with(of(f.body()))
              .with(optional(f.where()))
              .with(optional(f.weight()));
      case Expression.ListOf l -> all(l.elements());
      case Expression.RecordOf r -> all(List.copyOf(r.fields().values()));
      case Expression.Field f -> of(f.record());
      case Expression.Parts p -> all(p.parts().stream().flatMap(x -> x.weight().stream()).toList());
      case Expression.MakeMarket m -> Shape.CONSTANT;
      case Expression.MakeStrategy s -> all(s.parameters());
      case Expression.Simulate s -> Shape.CONSTANT;
      case Expression.Solve s -> of(s.target()).with(all(List.of(s.from(), s.to(), s.within())));
      case Expression.MakeStudy s -> Shape.CONSTANT;
      case Expression.ForEachCell f ->
          all(f.cubes().stream().map(Expression.Loop::list).toList()).with(of(f.body()));
    };
  }

  private static Shape of(Context what) {
    return switch (what) {
      case MARKET, HORIZON, INITIAL_WEALTH -> Shape.CONSTANT;
      case YEAR, MONTH -> Shape.PER_PERIOD;
      case WEALTH, PORTFOLIO_RETURN, PRICE_LEVEL -> Shape.PER_PATH;
    };
  }

  private Shape optional(Optional<Expression> e) {
    return e.map(this::of).orElse(Shape.CONSTANT);
  }

  private Shape all(List<Expression> list) {
    Shape shape = Shape.CONSTANT;
    for (Expression e : list) {
      shape = shape.with(of(e));
    }
    return shape;
  }
}
