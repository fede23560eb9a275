"""The work of w1.alm as a researcher would write it with numpy, all spending stored.

Arguments: the tables, paths, repetitions. Prints seconds (the best) and failures.
"""

import sys
import time

import numpy as np

STOCKS, BONDS, REQUIRED = np.loadtxt(sys.argv[1]).T
PATHS = int(sys.argv[2])
CORRELATION = 0.18


def simulate(seed):
    rng = np.random.default_rng(seed)
    wealth = np.full(PATHS, 23.54)
    failed = np.zeros(PATHS, bool)
    spending = np.empty((len(REQUIRED), PATHS))
    for year in range(len(REQUIRED)):
        z = rng.standard_normal((2, PATHS))
        stocks = np.exp(np.log(1.0812) + 0.1553 * z[0])
        mixed = CORRELATION * z[0] + np.sqrt(1 - CORRELATION**2) * z[1]
        bonds = np.exp(np.log(1.0191) + 0.0289 * mixed)
        wealth = wealth * (STOCKS[year] * stocks + BONDS[year] * bonds)
        status = wealth / REQUIRED[year]
        spending[year] = np.clip(0.5 * status + 0.5, 0.9, 1.0)
        failed |= wealth < spending[year]
        wealth = np.maximum(wealth - spending[year], 0)
    return failed.sum(), spending


seconds = []
for repetition in range(int(sys.argv[3])):
    start = time.perf_counter()
    failures, spending = simulate(repetition)
    seconds.append(time.perf_counter() - start)
print(f"{min(seconds):.9f} {failures}")
