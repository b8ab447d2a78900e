package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A small calendar of each month, whose days lead to their nights. */
final class NightCalendar {
  private static final List<String> WEEKDAYS = List.of("M", "T", "W", "T", "F", "S", "S");

  private NightCalendar() {}

  /** The calendars, in the order of the months given, and what their signs mean. */
  static Html of(Map<YearMonth, List<NightSummary>> months) {
    Tag all = tag("div").with("class", "months");
    months.forEach((month, nights) -> all.add(month(month, nights)));
    return tag("section", tag("h2", "All nights by day"), all, legend());
  }

  private static Html month(YearMonth month, List<NightSummary> nights) {
    Map<LocalDate, NightSummary> byDate =
        nights.stream().collect(Collectors.toMap(NightSummary::date, Function.identity()));
    Tag days = tag("div").with("class", "days");
    WEEKDAYS.forEach(day -> days.add(tag("span", day).with("aria-hidden", "true")));
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      LocalDate date = month.atDay(day);
      NightSummary night = byDate.get(date);
      Tag cell = night == null ? tag("span", String.valueOf(day)) : link(night);
      days.add(day == 1 ? cell.with("style", "grid-column: " + column(date)) : cell);
    }
    return tag("div", tag("h3", Numbers.month(month.atDay(1))), days);
  }

  private static int column(LocalDate date) {
    return date.getDayOfWeek().getValue();
  }

  private static Tag link(NightSummary night) {
    NightSign sign = NightSign.of(night);
    String words = Numbers.date(night.date()) + ": " + sign.words();
    return tag("a", String.valueOf(night.date().getDayOfMonth()))
        .add(tag("b", sign.sign()))
        .with("href", night.date() + "/report.html")
        .with("class", sign.className())
        .with("title", words)
        .with("aria-label", words);
  }

  private static Html legend() {
    Tag legend = tag("p").with("class", "legends");
    for (NightSign sign : NightSign.values()) {
      legend.add(
          tag("span", tag("b", sign.sign()).with("class", sign.className()))
              .add(" " + sign.words())
              .with("class", "legend"));
    }
    return legend;
  }
}
