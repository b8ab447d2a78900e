package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.State;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The 24 hours of one GPU as a strip: what it did by colour and by height, and the same in words.
 * What touches is parted by a line; time without a sample shows the base line alone.
 */
final class DayStrip {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 18;
  private static final int SAID = 6;
  private static final long DAY = Duration.ofDays(1).toMillis();

  /** What a piece of the strip says; the more it weighs, the later it is drawn. */
  enum Mark {
    UNKNOWN(Palette.UNMEASURED, "no usable signal", 6),
    IN_USE(Palette.IN_USE, "in use", 10),
    UNRESOLVED(Palette.UNRESOLVED, "active, not resolved", 10),
    STANDBY(Palette.STANDBY, "standby, declared", 12),
    WASTE(Palette.WASTE, "idle waste", HEIGHT);

    private final Palette colour;
    private final String words;
    private final int height;

    Mark(Palette colour, String words, int height) {
      this.colour = colour;
      this.words = words;
      this.height = height;
    }

    /** What a state of a segment is drawn as. */
    static Mark of(String state) {
      if (state == null || !Term.texts(State.class).contains(state)) {
        return UNKNOWN;
      }
      Stage stage = Term.of(State.class, state).stage();
      if (stage == null) {
        return IN_USE;
      }
      return switch (stage.group().text()) {
        case "waste" -> WASTE;
        case "unmeasured" -> UNKNOWN;
        case "unresolved" -> UNRESOLVED;
        case "standby" -> STANDBY;
        default -> IN_USE;
      };
    }
  }

  private record Piece(Mark mark, long from, long to) {}

  private final LocalDate date;
  private final List<Piece> pieces;

  private DayStrip(LocalDate date, List<Piece> pieces) {
    this.date = date;
    this.pieces = pieces;
  }

  /** The strip of one device, from its segments of the date in the order of their starts. */
  static DayStrip of(LocalDate date, List<Cells> segments) {
    long midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    List<Piece> pieces = new ArrayList<>();
    for (Cells segment : segments) {
      add(
          pieces,
          new Piece(
              Mark.of(segment.text(GpuSegment.STATE)),
              Math.max(0, segment.instant(GpuSegment.START_AT).toEpochMilli() - midnight),
              Math.min(DAY, segment.instant(GpuSegment.END_AT).toEpochMilli() - midnight)));
    }
    return new DayStrip(date, pieces);
  }

  private static void add(List<Piece> pieces, Piece next) {
    int last = pieces.size() - 1;
    if (last >= 0
        && pieces.get(last).mark() == next.mark()
        && next.from() <= pieces.get(last).to()) {
      long end = Math.max(pieces.get(last).to(), next.to());
      pieces.set(last, new Piece(next.mark(), pieces.get(last).from(), end));
    } else {
      pieces.add(next);
    }
  }

  /** The strip, whose name says in words what it shows. */
  Html html() {
    Tag strip =
        tag("svg", tag("title", words()))
            .with("class", "strip")
            .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
            .with("preserveAspectRatio", "none")
            .with("role", "img")
            .with("aria-label", words());
    strip.add(box(0, DAY, 1, Palette.SOFT.tone()));
    pieces.stream()
        .sorted(Comparator.comparing(Piece::mark))
        .forEach(
            piece ->
                strip.add(
                    box(
                        piece.from(),
                        piece.to(),
                        piece.mark().height,
                        piece.mark().colour.tone())));
    for (int hour = 6; hour < 24; hour += 6) {
      strip.add(
          tag("path")
              .with("class", "tick")
              .with("d", "M" + WIDTH * hour / 24 + " 0V" + HEIGHT)
              .with("vector-effect", "non-scaling-stroke"));
    }
    return strip;
  }

  private static Tag box(long from, long to, int height, String tone) {
    return tag("rect")
        .with("class", "tone-" + tone)
        .with("x", place(from))
        .with("width", place(to - from))
        .with("y", String.valueOf((HEIGHT - height) / 2.0))
        .with("height", String.valueOf(height));
  }

  private static String place(long milliseconds) {
    return String.format(Locale.ROOT, "%.2f", (double) milliseconds * WIDTH / DAY);
  }

  /** What the strip shows, in words. */
  String words() {
    List<Piece> idle = pieces.stream().filter(piece -> piece.mark() == Mark.WASTE).toList();
    String stretches =
        idle.stream()
            .limit(SAID)
            .map(piece -> time(piece.from()) + "\u2013" + time(piece.to()))
            .collect(Collectors.joining(", "));
    String more =
        idle.size() <= SAID ? "" : " and " + Numbers.count(idle.size() - SAID) + " more times";
    List<String> said = new ArrayList<>();
    if (!idle.isEmpty()) {
      said.add(Mark.WASTE.words + " " + stretches + more);
    }
    for (Mark mark : List.of(Mark.IN_USE, Mark.UNRESOLVED, Mark.STANDBY, Mark.UNKNOWN)) {
      long length = length(mark);
      if (length > 0) {
        said.add(mark.words + " " + Numbers.duration(seconds(length)));
      }
    }
    long unseen = DAY - covered();
    if (unseen > 0) {
      said.add("no sample " + Numbers.duration(seconds(unseen)));
    }
    return Numbers.date(date) + ", 0\u201324 h UTC: " + String.join("; ", said);
  }

  private static BigDecimal seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3);
  }

  private long length(Mark mark) {
    return pieces.stream()
        .filter(piece -> piece.mark() == mark)
        .mapToLong(piece -> piece.to() - piece.from())
        .sum();
  }

  /** Time that any piece holds; owners of one device may share it. */
  private long covered() {
    long covered = 0;
    long until = 0;
    for (Piece piece : pieces) {
      covered += Math.max(0, piece.to() - Math.max(until, piece.from()));
      until = Math.max(until, piece.to());
    }
    return covered;
  }

  private String time(long sinceMidnight) {
    Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return Numbers.time(midnight.plusMillis(sinceMidnight), date);
  }

  /** What colours and heights mean. */
  static Html legend() {
    Tag legend = tag("p").with("class", "legends");
    for (Mark mark : Mark.values()) {
      legend.add(
          tag("span", Html.span("swatch tone-" + mark.colour.tone(), ""), Html.text(mark.words))
              .with("class", "legend"));
    }
    return legend.add("a thin line: no sample. Ticks at 6, 12 and 18 h UTC.");
  }
}
