package dev.almanac.type;

/** What is made of the values of a comprehension. */
public enum FoldKind {
  LIST,
  SUM,
  PRODUCT,
  AVERAGE,
  ARGMAX,
  ARGMIN,
  HIGHEST,
  LOWEST,
  COUNT,
  ALL,
  ANY;

  /** Returns the word a plan uses. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
