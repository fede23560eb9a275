"""The study of w2.alm with numpy.

Arguments: the weights, paths, repetitions, how (sort or simulate), a file for the counts or -.
To sort is to answer all rates by one search in the sorted sums of 1 / growth so far. To simulate is
to go through all years of each scenario: it takes minutes, so it is timed for 18 of them, and their
time is multiplied. Prints seconds (the best) and the sum of the counts, or -1.
"""

import sys
import time

import numpy as np

RATES = np.arange(30, 81) / 1000
SPANS = np.arange(20, 41)
WEIGHTS = np.loadtxt(sys.argv[1]).reshape(-1, SPANS[-1])
PATHS = int(sys.argv[2])
CORRELATION = 0.1


def parameters(mean, volatility):
    deviation = np.sqrt(np.log1p((volatility / (1 + mean)) ** 2))
    return np.log1p(mean) - deviation**2 / 2, deviation


def draw(seed):
    z = np.random.default_rng(seed).standard_normal((2, SPANS[-1], PATHS))
    mean, deviation = parameters(0.087, 0.185)
    equity = np.exp(mean + deviation * z[0])
    mean, deviation = parameters(0.0166, 0.042)
    mixed = CORRELATION * z[0] + np.sqrt(1 - CORRELATION**2) * z[1]
    return equity, np.exp(mean + deviation * mixed)


def portfolio(weights, equity, fixed):
    return weights[:, None] * equity + (1 - weights[:, None]) * fixed


def sort(seed):
    equity, fixed = draw(seed)
    failed = np.empty((len(WEIGHTS), len(RATES), len(SPANS)), int)
    value = np.ones((SPANS[-1], PATHS))
    for path, weights in enumerate(WEIGHTS):
        np.cumprod(portfolio(weights, equity, fixed)[:-1], axis=0, out=value[1:])
        sums = np.sort(np.cumsum(1 / value, axis=0)[SPANS - 1], axis=1)
        for span, column in enumerate(sums):
            failed[path, :, span] = PATHS - np.searchsorted(column, 1 / RATES, side="right")
    return failed


def simulate(seed):
    """Returns the time of all scenarios, from that of some."""
    equity, fixed = draw(seed)
    some = [(s, r) for s in SPANS[::10] for r in RATES[::10]]
    returns = portfolio(WEIGHTS[6], equity, fixed)
    start = time.perf_counter()
    for span, rate in some:
        wealth = np.ones(PATHS)
        failed = np.zeros(PATHS, bool)
        for year in range(span):
            failed |= wealth < rate
            wealth = (wealth - rate) * returns[year]
        failed.sum()
    took = time.perf_counter() - start
    return took * len(WEIGHTS) * len(RATES) * len(SPANS) / len(some)


if sys.argv[4] == "simulate":
    print(f"{min(simulate(r) for r in range(int(sys.argv[3]))):.9f} -1")
else:
    seconds = []
    for repetition in range(int(sys.argv[3])):
        start = time.perf_counter()
        counts = sort(repetition)
        seconds.append(time.perf_counter() - start)
    print(f"{min(seconds):.9f} {counts.sum()}")
    if sys.argv[5] != "-":
        np.savetxt(sys.argv[5], counts.ravel(), fmt="%d")
