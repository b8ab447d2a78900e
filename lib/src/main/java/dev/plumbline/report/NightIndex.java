package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page that lists the nights: a calendar of all of them, the newest month at once, and the
 * earlier months folded, the newest first.
 */
final class NightIndex {
  /** How many nights are listed: as many dates as the gold tables keep. */
  static final int NIGHTS = 400;

  private NightIndex() {}

  /**
   * The page.
   *
   * @param newest the nights to list, the newest first
   * @param all how many nights have a report
   */
  static String html(List<NightSummary> newest, int all) {
    TreeMap<YearMonth, List<NightSummary>> months =
        newest.stream()
            .collect(
                Collectors.groupingBy(
                    night -> YearMonth.from(night.date()),
                    () -> new TreeMap<YearMonth, List<NightSummary>>(Comparator.reverseOrder()),
                    Collectors.toList()));
    Tag nights = tag("div");
    List<YearMonth> order = List.copyOf(months.keySet());
    nights.add(NightCalendar.of(months));
    order.stream().limit(1).forEach(month -> nights.add(newest(month, months.get(month))));
    if (order.size() > 1) {
      Tag earlier = tag("section", tag("h2", "Earlier months"));
      order.stream().skip(1).forEach(month -> earlier.add(folded(month, months.get(month))));
      nights.add(earlier);
    }
    nights.add(left(newest, all));
    nights.name(new Anchors(), "nights");
    return SmallPage.html(
        "nights",
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", "Nights"),
        tag("p", tag("a", "Newest night").with("href", "latest.html")).with("class", "nights"),
        nights,
        Notes.small(
            "Figures are those of each report when it was written; dates are UTC. \u201cAt"
                + " most\u201d counts all time that was not measured as idle too. Not measured is"
                + " unknown, never zero."));
  }

  private static Html newest(YearMonth month, List<NightSummary> nights) {
    String name = Numbers.month(month.atDay(1));
    return tag("section", tag("h2", name + ": " + words(nights)), NightTable.of(name, nights));
  }

  private static Html folded(YearMonth month, List<NightSummary> nights) {
    String name = Numbers.month(month.atDay(1));
    return Notes.folded(name + ": " + words(nights), NightTable.of(name, nights));
  }

  /** How the nights of a month ended. */
  private static String words(List<NightSummary> nights) {
    Map<NightSign, Long> signs = new LinkedHashMap<>();
    for (NightSign sign : NightSign.values()) {
      signs.put(sign, nights.stream().filter(night -> NightSign.of(night) == sign).count());
    }
    List<String> words = new ArrayList<>();
    words.add(Numbers.count(nights.size(), "night", "nights"));
    signs.forEach(
        (sign, count) -> {
          if (count > 0) {
            words.add(Numbers.count(count) + " " + sign.words());
          }
        });
    return String.join(", ", words);
  }

  private static Html left(List<NightSummary> newest, int all) {
    return newest.size() >= all
        ? Html.nothing()
        : Notes.small(
            "The newest %s of %s nights; the others stand in their folders, and each page leads to"
                    .formatted(Numbers.count(newest.size()), Numbers.count(all))
                + " the night before.");
  }
}
