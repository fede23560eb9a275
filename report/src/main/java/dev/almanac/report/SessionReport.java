package dev.almanac.report;

import dev.almanac.Response;
import dev.almanac.diagnostic.Ink;
import dev.almanac.result.Cell;
import dev.almanac.result.Change;
import dev.almanac.result.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sets what a session answers for a terminal, or for a pipe. */
public final class SessionReport {

  private final Response response;
  private final Page page;

  private SessionReport(Response response, Page page) {
    this.response = response;
    this.page = page;
  }

  /** Returns all of an answer but its diagnostics; each line ends with a line end. */
  public static String render(Response response, Page page) {
    return new SessionReport(response, page).all();
  }

  /** Returns only what was asked for, as a filter hands it on. */
  public static String plain(Response response, Page page) {
    return new SessionReport(response, page).asked();
  }

  private String all() {
    var parts = new ArrayList<String>();
    parts.add(response.declared().stream().map(this::declared).collect(Collectors.joining()));
    response.runs().forEach(run -> parts.add(TerminalReport.render(run, page)));
    parts.add(asked());
    parts.add(changes());
    return joined(parts);
  }

  private String asked() {
    var parts = new ArrayList<String>();
    response.shown().forEach(s -> parts.add(shown(s)));
    response
        .whole()
        .ifPresent(
            r -> parts.add(TerminalReport.render(r, page.width(), page.colour(), page.unicode())));
    parts.add(TerminalReport.render(response.expectations(), page));
    parts.add(response.words());
    parts.add(time());
    return joined(parts);
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining("\n"));
  }

  private String declared(Response.Declared d) {
    if (d.word().equals("set")) {
      return page.ink(Ink.FAINT, d.name() + " is now " + d.type()) + "\n";
    }
    String name = d.word().equals(d.name()) ? d.word() : d.word() + " " + d.name();
    String text = name + (d.type().isEmpty() ? "" : ": " + d.type());
    return page.ink(Ink.FAINT, text + (d.again() ? " (instead of the earlier one)" : "")) + "\n";
  }

  /** A single value that was just asked for needs no name. */
  private String shown(Shown shown) {
    return shown instanceof Shown.Single s && s.title().isEmpty()
        ? Figures.text(s.cell(), page) + "\n"
        : TerminalReport.render(shown, page);
  }

  private String changes() {
    if (response.changes().isEmpty()) {
      return "";
    }
    List<List<Cell>> rows = response.changes().stream().map(SessionReport::row).toList();
    // Figures of several kinds stand under one another: each says its own unit.
    var words =
        rows.stream()
            .map(r -> r.stream().map(c -> c instanceof Cell.Label ? c : word(c)).toList())
            .toList();
    return new Grid(List.of("changed", "before", "now", "difference"), words, page)
        .lines().stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private Cell word(Cell cell) {
    return new Cell.Label(Figures.text(cell, page));
  }

  private static List<Cell> row(Change c) {
    return List.of(
        new Cell.Label(c.title()),
        c.before(),
        c.after(),
        c.difference().orElseGet(Cell.Missing::new));
  }

  private String time() {
    Response.Work work = response.work();
    if (!work.asked()) {
      return "";
    }
    String time = String.format(Locale.ROOT, "%.1f ms", work.time().toNanos() / 1e6);
    String names = String.join(", ", work.computed());
    return time + (names.isEmpty() ? "" : ", computed " + names) + "\n";
  }
}
