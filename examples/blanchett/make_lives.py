"""Writes lives.csv: the chances of dying within a year, by age and sex, from the law of Gompertz.

This is no life table of anybody. The most frequent age at death and the spread in years were chosen so
that survival from the ages of 50 to 75 is near that of the United States in 2002. The form is that of
the period life tables of the Social Security Administration, for which it stands:

    python3 make_lives.py > lives.csv
"""

from math import exp

LIVES = (("M", 82.4, 10.6), ("F", 86.8, 9.8))


def main():
    print("year,sex,age,qx")
    for sex, mode, spread in LIVES:
        for age in range(120):
            survives = exp(exp((age - mode) / spread) * (1 - exp(1 / spread)))
            print(f"2002,{sex},{age},{1 - survives:.6f}")


if __name__ == "__main__":
    main()
