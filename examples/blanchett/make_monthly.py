"""Writes monthly.csv: 960 invented months, in the form of a file of real monthly returns.

Nothing in it is data. The means, deviations and correlations are of the size of those that Blanchett
(2007) prints in Table 2; the months themselves come from the generator below. Only additions,
multiplications and divisions are used, so every machine writes the same bytes:

    python3 make_monthly.py > monthly.csv
"""

MONTHS = 960


def uniforms(seed):
    """Numbers between 0 and 1: the multiplicative generator of Park and Miller (1988)."""
    state = seed
    while True:
        state = 48271 * state % 2147483647
        yield state / 2147483647


def shocks(seed):
    """So many shocks with mean 0 and a deviation near 1, each the sum of twelve uniforms less 6.

    They are centred, so that the means below are those of the file and not only of the generator.
    """
    u = uniforms(seed)
    for _ in range(100):
        next(u)
    drawn = [sum(next(u) for _ in range(12)) - 6 for _ in range(MONTHS)]
    mean = sum(drawn) / MONTHS
    return [x - mean for x in drawn]


def main():
    prices, rates, home, abroad = (shocks(seed) for seed in (1927, 1950, 1975, 2006))
    inflation, cpi = 0.0029, 17.5
    print("date,cpi,cash_real,bond_real,us_equity_real,intl_equity_real,inflation")
    for t in range(MONTHS):
        # Inflation persists; everything else is nominal and independent from month to month.
        inflation = 0.0029 + 0.6 * (inflation - 0.0029) + 0.0042 * prices[t]
        cpi *= 1 + inflation
        cash = 0.0035
        bond = 0.0050 + 0.0145 * rates[t]
        us = 0.0104 + 0.0550 * (0.15 * rates[t] + 0.99 * home[t])
        intl = 0.0090 + 0.0570 * (0.10 * rates[t] + 0.35 * home[t] + 0.93 * abroad[t])
        real = [nominal - inflation for nominal in (cash, bond, us, intl)]
        print(
            f"{1927 + t // 12}-{t % 12 + 1:02d},{cpi:.1f},"
            + ",".join(f"{r:.8f}" for r in real)
            + f",{inflation:.8f}"
        )


if __name__ == "__main__":
    main()
