package dev.almanac.execute;

import dev.almanac.diagnostic.Diagnostic;
import dev.almanac.diagnostic.Suggestion;
import dev.almanac.library.Native;
import dev.almanac.library.Problem;
import dev.almanac.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes slices of cubes: a place of an axis, or some of its places. */
final class Slices {

  private Slices() {}

  static Object slice(Native.Call c) {
    CubeValue cube = c.get(0, CubeValue.class);
    var given = new HashMap<String, Object>();
    var spans = new HashMap<String, Span>();
    for (int i = 1; i < c.values().size(); i += 2) {
      given.put(c.get(i, String.class), c.values().get(i + 1));
      spans.put(c.get(i, String.class), c.spans().get(i + 1));
    }
    var left = new ArrayList<CubeValue.Axis>();
    var steps = new ArrayList<int[]>();
    int first = 0;
    for (CubeValue.Axis axis : cube.axes()) {
      int stride = cube.stride(axis.name());
      Object wanted = given.get(axis.name());
      Span at = spans.getOrDefault(axis.name(), c.span());
      if (wanted == null) {
        left.add(axis);
        steps.add(multiples(stride, axis.size()));
      } else if (wanted instanceof List<?> list) {
        int[] chosen = list.stream().mapToInt(w -> stride * place(axis, w, at)).toArray();
        checkChosen(axis, chosen, stride, at);
        left.add(new CubeValue.Axis(axis.name(), axis.type(), coordinates(axis, chosen, stride)));
        steps.add(chosen);
      } else {
        first += stride * place(axis, wanted, at);
      }
    }
    int origin = first;
    if (left.isEmpty()) {
      return cube.cell(origin).orElseThrow(() -> new Problem(leftOut("this cell", c.span())));
    }
    return new CubeValue(
        left,
        index -> {
          int[] places = CubeValue.places(left, index);
          int at = origin;
          for (int a = 0; a < places.length; a++) {
            at += steps.get(a)[places[a]];
          }
          return cube.cell(at).orElse(null);
        });
  }

  /** A slice has the places it names, each once, and one at least. */
  private static void checkChosen(CubeValue.Axis axis, int[] chosen, int stride, Span span) {
    if (chosen.length == 0) {
      throw new Problem(
          Diagnostic.error(
              "list/empty", "this leaves nothing of the axis `" + axis.name() + "`", span, ""));
    }
    if (Arrays.stream(chosen).distinct().count() < chosen.length) {
      String twice =
          Arrays.stream(chosen)
              .filter(c -> Arrays.stream(chosen).filter(d -> d == c).count() > 1)
              .mapToObj(c -> axis.label(c / stride))
              .findFirst()
              .orElseThrow();
      throw new Problem(
          Diagnostic.error(
                  "study/twice",
                  "this takes " + twice + " of the axis `" + axis.name() + "` twice",
                  span,
                  "two places of one name")
              .withHint("write each place once"));
    }
  }

  private static List<Object> coordinates(CubeValue.Axis axis, int[] chosen, int stride) {
    return Arrays.stream(chosen).<Object>mapToObj(i -> axis.coordinates().get(i / stride)).toList();
  }

  private static int[] multiples(int stride, int count) {
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = stride * i;
    }
    return all;
  }

  private static int place(CubeValue.Axis axis, Object wanted, Span span) {
    return axis.place(wanted).orElseThrow(() -> new Problem(noPlace(axis, wanted, span)));
  }

  /** Of a number a hundred times too large its percent sign was forgotten. */
  private static Diagnostic noPlace(CubeValue.Axis axis, Object wanted, Span span) {
    Diagnostic d =
        Diagnostic.error(
                "study/place",
                "the axis `" + axis.name() + "` has no " + Labels.of(wanted, axis.type(), 0),
                span,
                "not one of its places")
            .withExplanation("It has " + axis.places() + ".");
    Optional<Integer> percent = wanted instanceof Double x ? axis.place(x / 100) : Optional.empty();
    if (percent.isPresent() && axis.isRatio()) {
      return d.withHint("did you mean " + axis.label(percent.get()) + "?");
    }
    List<String> names = IntStream.range(0, axis.size()).mapToObj(axis::label).toList();
    return wanted instanceof String name
        ? Suggestion.closest(name, names)
            .map(n -> d.withHint("did you mean \"" + n + "\"?"))
            .orElse(d)
        : d;
  }

  static Diagnostic leftOut(String what, Span span) {
    return Diagnostic.error(
            "study/left-out",
            "the study leaves " + what + " out",
            span,
            "its `where` is not met here")
        .withHint("change the `where` of the study, or look where it is met");
  }
}
