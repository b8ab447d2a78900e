package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;

/**
 * Shares over dates as lines of an SVG, without a script:
 *
 * <ol>
 *   <li>The scale is always 0 to 100 %, so that lines of different nights can be compared.
 *   <li>Each figure is a dot; dots of neighbouring dates are joined. A date without a figure is a
 *       gap, never zero.
 *   <li>Lines differ in colour and in their dashes; the newest figure of each stands beside it.
 * </ol>
 */
final class DrawnRatios {
  private static final int LEFT = 46;
  private static final int RIGHT = 470;
  private static final int TOP = 12;
  private static final int BOTTOM = 122;
  private static final int APART = 15;
  private static final List<String> DASHES = List.of("none", "6 4", "2 3");

  private record Line(String name, String tone, NavigableMap<LocalDate, Double> figures) {}

  private final LocalDate first;
  private final LocalDate last;
  private final List<Line> lines = new ArrayList<>();

  /** From one date to another, both included. */
  DrawnRatios(LocalDate first, LocalDate last) {
    this.first = first;
    this.last = last;
  }

  /** Adds a line of those dates that have a figure, from 0 to 1. */
  DrawnRatios line(String name, String tone, NavigableMap<LocalDate, Double> figures) {
    lines.add(new Line(name, tone, figures));
    return this;
  }

  /** Says of each line how many dates have no figure; nothing where all have one. */
  String gaps() {
    long dates = ChronoUnit.DAYS.between(first, last) + 1;
    StringBuilder said = new StringBuilder();
    for (Line line : lines) {
      long missing = dates - line.figures.size();
      if (missing > 0) {
        said.append(
            "%s is not measured on %s of %s. "
                .formatted(
                    line.name, Numbers.count(missing), Numbers.count(dates, "date", "dates")));
      }
    }
    return said.toString();
  }

  /** The drawing. */
  Html html() {
    Tag svg =
        tag("svg", tag("title", words()))
            .with("class", "ratios")
            .with("viewBox", "0 0 680 146")
            .with("role", "img")
            .with("aria-label", words());
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = y(percent / 100.0);
      svg.add(
          tag("path").with("class", "rule").with("d", "M%d %sH%d".formatted(LEFT, at(y), RIGHT)),
          words(LEFT - 6, y + 4, percent + "\u00a0%").with("text-anchor", "end"));
    }
    svg.add(words(LEFT, BOTTOM + 18, Numbers.date(first)));
    if (!first.equals(last)) {
      svg.add(words(RIGHT, BOTTOM + 18, Numbers.date(last)).with("text-anchor", "end"));
    }
    double free = Double.NEGATIVE_INFINITY;
    List<Line> fromTheTop =
        lines.stream().sorted((one, other) -> Double.compare(newest(other), newest(one))).toList();
    for (Line line : fromTheTop) {
      draw(svg, line);
      free = Math.max(y(newest(line)), free + APART);
      svg.add(
          stroke(line, "M%d %sh18".formatted(RIGHT + 10, at(free))),
          words(RIGHT + 34, free + 4, line.name + " " + Numbers.percent(shown(line)))
              .with("class", "said"));
    }
    return svg;
  }

  /** The figure of the last date; null where it has none. */
  private Double shown(Line line) {
    return line.figures.get(last);
  }

  private static double newest(Line line) {
    return line.figures.isEmpty() ? 0 : line.figures.lastEntry().getValue();
  }

  private void draw(Tag svg, Line line) {
    StringBuilder path = new StringBuilder();
    LocalDate before = null;
    for (LocalDate date : line.figures.keySet()) {
      boolean isJoined = before != null && before.plusDays(1).equals(date);
      path.append(isJoined ? 'L' : 'M').append(place(date, line));
      before = date;
    }
    svg.add(stroke(line, path.toString()));
    line.figures.forEach(
        (date, figure) ->
            svg.add(
                tag(
                        "circle",
                        tag(
                            "title",
                            "%s: %s %s"
                                .formatted(
                                    Numbers.date(date),
                                    line.name.toLowerCase(Locale.ROOT),
                                    Numbers.percent(figure))))
                    .with("class", "tone-" + line.tone)
                    .with("cx", at(x(date)))
                    .with("cy", at(y(figure)))
                    .with("r", "3")));
  }

  private Tag stroke(Line line, String path) {
    return tag("path")
        .with("class", "line stroke-" + line.tone)
        .with("stroke-dasharray", DASHES.get(lines.indexOf(line)))
        .with("d", path);
  }

  private String place(LocalDate date, Line line) {
    return at(x(date)) + " " + at(y(line.figures.get(date)));
  }

  private double x(LocalDate date) {
    long dates = ChronoUnit.DAYS.between(first, last);
    return dates == 0
        ? RIGHT
        : LEFT + (double) (RIGHT - LEFT) * ChronoUnit.DAYS.between(first, date) / dates;
  }

  private static double y(double ratio) {
    return BOTTOM - (BOTTOM - TOP) * ratio;
  }

  private static Tag words(double x, double y, String text) {
    return tag("text", text).with("x", at(x)).with("y", at(y));
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  /** What the drawing shows, in words. */
  String words() {
    StringBuilder words = new StringBuilder();
    for (Line line : lines) {
      words.append(words.isEmpty() ? "" : "; ").append(line.name).append(' ');
      words.append(Numbers.percent(shown(line))).append(" on ").append(Numbers.date(last));
      if (line.figures.size() > 1) {
        words
            .append(", ")
            .append(Numbers.percent(line.figures.firstEntry().getValue()))
            .append(" on ")
            .append(Numbers.date(line.figures.firstKey()));
      }
    }
    return words.toString();
  }
}
