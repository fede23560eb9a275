package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Curves of the US Treasury, from the data beside the repository. */
class PublishedCurvesTest {

  /** Every tenth day since 1990: all par yields are met, whatever is missing. */
  @Test
  void parCurvesOfTheTreasury() {
    SharedData data = SharedData.read("treasury_curve_daily.csv");
    List<String> nominal = data.names().stream().filter(name -> name.startsWith("DGS")).toList();
    List<String> real = data.names().stream().filter(name -> name.startsWith("DFII")).toList();
    int days = 0;
    for (int row = 0; row < data.rows().size(); row += 10) {
      for (List<String> columns : List.of(nominal, real)) {
        List<Double> years = new ArrayList<>();
        List<Double> yields = new ArrayList<>();
        for (String column : columns) {
          String value = data.rows().get(row).get(data.names().indexOf(column));
          if (!value.isEmpty()) {
            years.add(Double.valueOf(column.replaceAll("[A-Z]", "")));
            yields.add(Double.parseDouble(value) / 100);
          }
        }
        if (years.size() < 2) {
          continue;
        }
        days++;
        YieldCurve curve = YieldCurve.ofParYields(years, yields, 2);
        for (int i = 0; i < years.size(); i++) {
          assertThat(curve.parYield(years.get(i), 2))
              .as("%s of %s", years.get(i), data.rows().get(row).getFirst())
              .isCloseTo(yields.get(i), offset(1e-13));
        }
      }
    }
    assertThat(days).isGreaterThan(800);
  }

  /** A ladder of real zero-coupon bonds costs the sum of discount factors. */
  @Test
  void realZeroCurveOfOneDay() {
    SharedData data = SharedData.read("tips_zero_curve_2024-08-30.csv");
    List<Double> years = Arrays.stream(data.numbers("maturity_years")).boxed().toList();
    double[] percent = data.numbers("real_zero_yield_pct_cc");
    YieldCurve curve =
        YieldCurve.ofZeroYields(
            years,
            Arrays.stream(percent).map(p -> p / 100).boxed().toList(),
            Compounding.CONTINUOUS);
    double ladder = 0;
    for (int i = 0; i < percent.length; i++) {
      double expected = StrictMath.exp(-years.get(i) * percent[i] / 100);
      assertThat(curve.discount(years.get(i))).isCloseTo(expected, offset(1e-15));
      ladder += expected;
    }
    double first = years.getFirst();
    Annuity annuity = new Annuity(Annuity.Timing.DUE, 1, first, 0, years.getLast() - first + 1);
    assertThat(annuity.presentValue(curve, Lives.certain())).isCloseTo(ladder, offset(1e-13));
  }
}
