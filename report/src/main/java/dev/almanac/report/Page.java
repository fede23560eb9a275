package dev.almanac.report;

import dev.almanac.diagnostic.Ink;

/**
 * What a text is set for.
 *
 * @param width cells in a line
 * @param colour whether it may be inked
 * @param unicode whether more than ASCII can be shown
 */
public record Page(int width, boolean colour, boolean unicode) {

  private static final int NARROWEST = 20;

  public Page {
    width = Math.max(NARROWEST, width);
  }

  String ink(Ink ink, String text) {
    return ink.on(text, colour);
  }

  String rule(int cells) {
    return (unicode ? "\u2500" : "-").repeat(cells);
  }

  String plusMinus() {
    return unicode ? " \u00B1 " : " +/- ";
  }

  String dash() {
    return unicode ? "\u2013" : "-";
  }

  String cut() {
    return unicode ? "\u2026" : "...";
  }

  String multiply() {
    return unicode ? "\u00D7" : "x";
  }
}
