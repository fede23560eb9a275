/**
 * The shared vectorized backend: counter-based draws, blocks of paths, column kernels, market
 * models, reductions. It knows nothing of the language.
 *
 * <p>Everything is built of IEEE operations only, so a result has the same bits on every processor,
 * for every block size and for every number of threads.
 *
 * <p>Conventions of all kernels: a column is a {@code double[]} whose lanes {@code 0..n-1} are
 * used, the destination comes first and may be the same array as any input, and one index runs over
 * all arrays (C2 vectorizes nothing else).
 */
@NullMarked
package dev.almanac.simulation;

import org.jspecify.annotations.NullMarked;
