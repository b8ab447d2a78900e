package dev.plumbline.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hours of a GPU and lines of two bills that arrive over some nights, drawn by a seed: some come
 * late, some are corrected by a later file, some hours are never seen, and of some the correction
 * has fewer samples than the file before it.
 */
final class RandomLanding {
  /** An hour that is seen, its file's first version from one night on, its last from another. */
  private record Seen(String hour, Looks last, Looks first, int run, int from, int corrected) {
    Looks at(int night) {
      return night >= corrected ? last : first;
    }
  }

  /** How busy the GPU was, and how often somebody looked. */
  private record Looks(double activity, int count) {}

  /** A line of a bill, likewise. */
  private record Line(
      String bill, String hour, Kind kind, String cost, String first, int from, int corrected) {
    String at(int night) {
      return night < from ? null : night < corrected ? first : cost;
    }
  }

  private enum Kind {
    HOUR,
    LICENCE,
    PLANNED,
    UNUSED,
    TAX
  }

  private final Random random;
  private final List<LocalDate> dates;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /**
   * Draws a landing.
   *
   * @param dates of one month and what follows it; from each night on the landing holds one more
   * @param billed the dates, from the first, that the bills have lines of
   */
  RandomLanding(long seed, List<LocalDate> dates, int billed) {
    this.random = new Random(seed);
    this.dates = dates;
    for (int day = 0; day < dates.size(); day++) {
      int first = night(day);
      for (int hour = 0; hour < 4; hour++) {
        if (hour == 0 || random.nextInt(3) > 0) {
          int from = hour == 0 ? first : later(first);
          seen.add(
              new Seen(
                  dates.get(day) + "T0" + hour,
                  looks(hour == 0),
                  looks(hour == 0),
                  random.nextInt(4),
                  from,
                  later(from)));
        }
      }
    }
    for (int day = 0; day < billed; day++) {
      for (int hour = 0; hour < 4; hour++) {
        bill("main", dates.get(day), hour);
        bill("side", dates.get(day), hour);
      }
    }
    lines.add(line("main-" + month(dates.get(0)), dates.get(0) + "T00", Kind.TAX));
  }

  /** A later version of a file may have fewer samples, or none; each date keeps one. */
  private Looks looks(boolean isSome) {
    int count = random.nextInt(3) == 0 ? random.nextInt(6) : 6;
    return new Looks(random.nextInt(3) / 4.0, Math.max(isSome ? 1 : 0, count));
  }

  private void bill(String account, LocalDate date, int hour) {
    String bill = account + "-" + month(date);
    String at = date + "T0" + hour;
    if (account.equals("main") && random.nextInt(4) > 0) {
      lines.add(line(bill, at, random.nextInt(5) == 0 ? Kind.PLANNED : Kind.HOUR));
    }
    if (random.nextInt(4) == 0) {
      lines.add(line(bill, at, random.nextInt(3) == 0 ? Kind.UNUSED : Kind.LICENCE));
    }
  }

  private Line line(String bill, String hour, Kind kind) {
    int from = random.nextInt(nights());
    String cost = cost();
    String first = random.nextBoolean() ? cost : cost();
    return new Line(bill, hour, kind, cost, first, from, later(from));
  }

  private String cost() {
    return "%d.%02d".formatted(random.nextInt(4), random.nextInt(100));
  }

  private static String month(LocalDate date) {
    return date.toString().substring(0, 7);
  }

  /** The first night that can hold a date. */
  private int night(int day) {
    return Math.max(0, day - (dates.size() - nights()));
  }

  private int later(int night) {
    return night + random.nextInt(nights() - night);
  }

  /** How many nights it takes until all has arrived as it stays. */
  int nights() {
    return Math.min(3, dates.size());
  }

  /** Makes an empty landing. */
  static ClosedLanding empty(Path folder) throws IOException {
    return ClosedLanding.in(folder);
  }

  /** Writes what is new or changed in a night, in any order. */
  void arrive(ClosedLanding landing, int night) throws IOException {
    List<Seen> mixed = new ArrayList<>(seen);
    Collections.shuffle(mixed, random);
    for (Seen hour : mixed) {
      if (night == hour.from || night == hour.corrected) {
        see(landing, hour, night);
      }
    }
    if (lines.stream().anyMatch(line -> night == line.from || night == line.corrected)) {
      export(landing, night);
    }
  }

  /** Writes all as it stays. */
  void whole(ClosedLanding landing) throws IOException {
    List<Seen> mixed = new ArrayList<>(seen);
    Collections.shuffle(mixed, random);
    for (Seen hour : mixed) {
      see(landing, hour, nights());
    }
    export(landing, nights());
  }

  private static void see(ClosedLanding landing, Seen hour, int night) throws IOException {
    Looks looks = hour.at(night);
    String run = ",run=\"" + LineageLines.run(hour.run) + "\"";
    landing.seen(hour.hour, looks.activity, looks.activity / 2, looks.count, run);
  }

  private void export(ClosedLanding landing, int night) throws IOException {
    Map<String, List<Line>> bills = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.at(night) != null) {
        bills.computeIfAbsent(line.bill, bill -> new ArrayList<>()).add(line);
      }
    }
    for (Map.Entry<String, List<Line>> bill : bills.entrySet()) {
      landing.bill(bill.getKey().split("-")[0], bill.getKey().split("-", 2)[1]);
      bill.getValue().forEach(line -> write(landing, line, line.at(night)));
      landing.export(bill.getKey());
    }
  }

  private static void write(ClosedLanding landing, Line line, String cost) {
    switch (line.kind) {
      case HOUR -> landing.hour(line.bill, line.hour, "vm-1", cost);
      case LICENCE -> landing.licence(line.bill, line.hour, "vm-1", cost);
      case PLANNED -> landing.planned(line.bill, line.hour, "vm-1", "g2-standard-8", cost);
      case UNUSED -> landing.unused(line.bill, line.hour, cost);
      case TAX -> landing.tax(line.bill, cost);
    }
  }
}
