package dev.almanac.ir;

import dev.almanac.source.Source;
import dev.almanac.source.Span;
import dev.almanac.type.Type;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells values apart by how they are computed: two with one fingerprint are the same value, in this
 * program and in another. Places in the text do not count; an index counts as what it points at,
 * down to the last definition. What is not known here counts as different from everything.
 */
public final class Fingerprint {

  /** Of a program these have fingerprints of their own, or change no value. */
  private static final Set<String> APART =
      Set.of(
          "plan",
          "title",
          "globals",
          "functions",
          "policies",
          "flows",
          "assets",
          "steps",
          "mentioned",
          "sources",
          "data");

  private final ProgramIr program;
  private final Map<String, String> known = new HashMap<>();

  public Fingerprint(ProgramIr program) {
    this.program = program;
  }

  /** Returns that of a named value, its name included. */
  public String global(int index) {
    return known("global " + index, out -> out.put(program.globals().get(index)));
  }

  /** Returns that of a value. */
  public String of(Ir ir) {
    return digest(out -> out.put(ir));
  }

  /** Returns that of what is shown or expected. */
  public String of(StepIr step) {
    return digest(out -> out.put(step));
  }

  private String function(int index) {
    return known("function " + index, out -> out.put(program.functions().get(index)));
  }

  private String policy(int index) {
    return known("policy " + index, out -> out.put(program.policies().get(index)));
  }

  /** Returns that of what every value may depend on: the step, the basis, when the plan begins. */
  private String base() {
    return known(
        "base",
        out -> {
          components(program, APART, out);
          // What was simulated before anything asked what pays the liabilities does not know it.
          out.put(program.asksForFunding());
        });
  }

  /** Returns that of what a strategy may read besides: cash flows and assets. */
  private String surroundings() {
    return known(
        "surroundings",
        out -> {
          out.put(program.flows());
          out.put(program.assets());
        });
  }

  private String known(String what, Consumer<Out> content) {
    String found = known.get(what);
    if (found == null) {
      // What depends on itself is refused when it is computed; here it must only end.
      known.put(what, "circle");
      found = digest(content);
      known.put(what, found);
    }
    return found;
  }

  private String digest(Consumer<Out> content) {
    var out = new Out();
    if (!"circle".equals(known.get("base"))) {
      out.text(base());
    }
    content.accept(out);
    return out.digest();
  }

  private static void components(Record r, Set<String> without, Out out) {
    for (RecordComponent c : r.getClass().getRecordComponents()) {
      if (!without.contains(c.getName())) {
        try {
          c.getAccessor().setAccessible(true);
          out.put(c.getAccessor().invoke(r));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("a record shows its components", e);
        }
      }
    }
  }

  /** What a value is made of, written into a digest. */
  private final class Out {
    private final MessageDigest digest;

    Out() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    String digest() {
      return HexFormat.of().formatHex(digest.digest());
    }

    /** Ends with a mark that no text has, so that two texts are never taken for another two. */
    void text(String text) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0xFF);
    }

    void put(@Nullable Object o) {
      switch (o) {
        case null -> text("null");
        case Span _, Source _, Type.Callee _, Type.Members _ -> {}
        case Ir.Global g -> text("global " + global(g.index()));
        case Ir.Call c -> {
          text("call " + function(c.function()));
          put(c.strategy());
          put(c.arguments());
        }
        case Ir.MakeStrategy m -> {
          text("strategy " + policy(m.policy()) + surroundings());
          put(List.of(m.name(), m.parameters(), m.market(), m.horizon(), m.wealth()));
        }
        case Ir ir -> node(ir);
        case Record r -> record(r);
        case double[] numbers -> numbers(numbers);
        case Object[] all -> each(List.of(all));
        case Double d -> text("d" + Long.toHexString(Double.doubleToRawLongBits(d)));
        case String s -> text("s" + s);
        case Enum<?> e -> text(e.getDeclaringClass().getName() + e.name());
        case Number n -> text(n.getClass().getName() + n);
        case Boolean b -> text(b.toString());
        case OptionalInt slot -> text(slot.toString());
        case Optional<?> maybe -> {
          text(maybe.isPresent() ? "some" : "none");
          maybe.ifPresent(this::put);
        }
        case Map<?, ?> map -> {
          text("map " + map.size());
          map.forEach((key, value) -> {
            put(key);
            put(value);
          });
        }
        default -> other(o);
      }
    }

    /** What is neither arithmetic nor a list of such may read the plan's cash flows. */
    private void node(Ir ir) {
      boolean plain =
          ir instanceof Ir.Constant
              || ir instanceof Ir.Local
              || ir instanceof Ir.Parameter
              || ir instanceof Ir.Native
              || ir instanceof Ir.Choice
              || ir instanceof Ir.Fold
              || ir instanceof Ir.ListOf
              || ir instanceof Ir.RecordOf
              || ir instanceof Ir.Parts
              || ir instanceof Ir.MakeMarket;
      if (!plain) {
        text(surroundings());
      }
      record((Record) ir);
    }

    private void record(Record r) {
      text(r.getClass().getName());
      components(r, Set.of(), this);
    }

    private void numbers(double[] numbers) {
      text("numbers " + numbers.length);
      for (double d : numbers) {
        long bits = Double.doubleToRawLongBits(d);
        for (int i = 0; i < 8; i++) {
          digest.update((byte) (bits >>> (8 * i)));
        }
      }
    }

    private void each(Collection<?> all) {
      text("list " + all.size());
      all.forEach(this::put);
    }

    private void other(Object o) {
      String home = o.getClass().getPackageName();
      if (home.startsWith("dev.almanac") && !o.getClass().isHidden()) {
        fields(o);
      } else if (o instanceof Collection<?> c) {
        each(c);
      } else if (home.startsWith("java.time")) {
        text(o.getClass().getName() + o);
      } else {
        text("unknown " + java.util.UUID.randomUUID());
      }
    }

    private void fields(Object o) {
      text(o.getClass().getName());
      for (Field f : o.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(f.getModifiers())) {
          try {
            f.setAccessible(true);
            put(f.get(o));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException("our own classes show their fields", e);
          }
        }
      }
    }
  }
}
