package dev.almanac.execute;

/**
 * Pockets that an instruction names, or a number for each pocket.
 *
 * @param order pockets by their place; empty where these are numbers
 * @param numbers one for each pocket; empty where these are pockets
 */
record Listed(int[] order, double[] numbers) {}
