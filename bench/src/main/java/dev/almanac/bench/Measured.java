package dev.almanac.bench;

/** What one run of a contender took, and on how many paths the money failed. */
record Measured(double seconds, long failures) {}
