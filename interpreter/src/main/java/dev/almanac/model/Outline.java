package dev.almanac.model;

import dev.almanac.type.Priority;
import java.util.Locale;

/** Prints a checked plan: what each name is, and what the plan says of it. */
public final class Outline {

  private Outline() {}

  /** Returns the plan as text, a name a line with its type. */
  public static String print(Plan plan) {
    var out = new StringBuilder("plan " + plan.name() + ", periods of a ");
    out.append(plan.monthly() ? "month" : "year").append(", in ");
    out.append(plan.basis().name().toLowerCase(Locale.ROOT)).append(" money");
    plan.start().ifPresent(s -> out.append(", from ").append(text(s)));
    plan.horizon().ifPresent(h -> out.append(", for ").append(text(h)));
    out.append('\n');
    for (Global g : plan.globals()) {
      out.append("  ").append(g.kind()).append(' ').append(g.name()).append(": ");
      out.append(g.value().type().describe()).append(" = ").append(text(g.value())).append('\n');
    }
    for (Flow f : plan.flows()) {
      out.append(f.income() ? "  income " : "  liability ").append(f.name()).append(": ");
      Expression what = f.value() instanceof Expression.MakeFlow m ? m.amount() : f.value();
      out.append(what.type().describe()).append(", due at the ");
      out.append(f.atStart() ? "start" : "end").append(" of its ");
      out.append(plan.monthly() ? "month" : "year");
      out.append(f.priority() == Priority.WISH ? ", a wish" : "");
      f.match().ifPresent(m -> out.append(", ").append(m.word()).append(" match"));
      f.latest().ifPresent(l -> out.append(", at the latest ").append(text(l)));
      out.append(" = ").append(text(f.value())).append('\n');
    }
    plan.assets().ifPresent(a -> out.append("  assets = ").append(text(a)).append('\n'));
    return out.toString();
  }

  /** Returns an expression as written, on one line. */
  private static String text(Expression e) {
    String text = e.span().text().replaceAll("\\s+", " ");
    return text.length() <= 100 ? text : text.substring(0, 97) + "...";
  }
}
