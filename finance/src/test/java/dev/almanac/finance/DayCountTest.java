package dev.almanac.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayCountTest {

  /** ISDA 2006, 4.16 (f): the first date's 31 counts as 30, the second's only after a 30. */
  @Test
  void monthsOfThirtyDays() {
    assertThat(days360("2007-02-28", "2007-08-31")).isEqualTo(183);
    assertThat(days360("2007-01-31", "2007-03-31")).isEqualTo(60);
    assertThat(days360("2007-01-30", "2007-03-31")).isEqualTo(60);
    assertThat(days360("2007-01-29", "2007-03-31")).isEqualTo(62);
    assertThat(days360("2008-02-29", "2009-02-28")).isEqualTo(359);
  }

  @Test
  void daysOverAFixedYear() {
    assertThat(years(DayCount.ACTUAL_365, "2024-01-01", "2025-01-01")).isEqualTo(366 / 365.0);
    assertThat(years(DayCount.ACTUAL_360, "2024-01-01", "2024-04-01")).isEqualTo(91 / 360.0);
  }

  /** 2024-11-15 to 2025-05-15 has 181 days; two half-years follow until 2026-05-15. */
  @Test
  void halfYearsAndDaysOfOne() {
    assertThat(years(DayCount.ACTUAL_ACTUAL, "2024-11-25", "2026-05-15"))
        .isCloseTo(0.5 * (2 + 171 / 181.0), offset(1e-15));
    assertThat(years(DayCount.ACTUAL_ACTUAL, "2024-02-29", "2026-08-31")).isEqualTo(2.5);
    assertThat(years(DayCount.ACTUAL_ACTUAL, "2024-08-31", "2026-02-28")).isEqualTo(1.5);
    assertThat(years(DayCount.ACTUAL_ACTUAL, "2026-02-28", "2026-02-28")).isZero();
  }

  @Test
  void datesInTheirOrder() {
    for (DayCount count : DayCount.values()) {
      assertThat(years(count, "2024-02-29", "2024-02-29")).isZero();
      assertThatThrownBy(() -> years(count, "2024-02-29", "2024-02-28"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the time from 2024-02-29 to 2024-02-28");
    }
  }

  private static double days360(String from, String to) {
    return Math.rint(360 * years(DayCount.THIRTY_360, from, to));
  }

  private static double years(DayCount count, String from, String to) {
    return count.years(LocalDate.parse(from), LocalDate.parse(to));
  }
}
