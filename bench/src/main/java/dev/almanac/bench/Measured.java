package dev.almanac.bench;

/** What one run of a contender took, and on how many paths the money failed, or -1. */
record Measured(double seconds, long failures) {}
