package dev.plumbline.run.landing;

import dev.plumbline.quality.Usual;
import dev.plumbline.storage.FileFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has arrived of each source: rows per date, and on which nights which dates were new. Filled
 * from the rows of {@code bronze.ingest_file_day} that every night reads anyway.
 */
final class Arrivals {
  private final NavigableSet<LocalDate> nights = new TreeSet<>();
  private final Map<String, NavigableMap<LocalDate, TreeSet<LocalDate>>> dates = new HashMap<>();

  /** Rows that a file of the source has of a date, also where a later reading replaces these. */
  void take(String source, LocalDate date, Instant readAt) {
    LocalDate night = LocalDate.ofInstant(readAt, ZoneOffset.UTC);
    nights.add(night);
    dates
        .computeIfAbsent(source, s -> new TreeMap<>())
        .computeIfAbsent(night, n -> new TreeSet<>())
        .add(date);
  }

  /** The same with what was read tonight. */
  void read(Collection<FileFigures> files, Instant readAt) {
    for (FileFigures file : files) {
      file.days().keySet().forEach(touch -> take(file.file().source(), touch.date(), readAt));
    }
  }

  /** Rows per source and date, of those files that are in force. */
  static Map<String, NavigableMap<LocalDate, Long>> rows(Iterable<FileState> files) {
    Map<String, NavigableMap<LocalDate, Long>> sums = new HashMap<>();
    for (FileState file : files) {
      file.days()
          .forEach(
              (touch, day) -> {
                if (file.counts(touch.period())) {
                  sums.computeIfAbsent(file.key().source(), source -> new TreeMap<>())
                      .merge(touch.date(), day.rows(), Long::sum);
                }
              });
    }
    return sums;
  }

  /**
   * How old the newest rows of the source were, in days, on the newest {@value Usual#MOST} nights
   * that read anything at all and on the one asked for; from the first that had rows of it.
   *
   * @param through the last night asked for
   */
  NavigableMap<LocalDate, Long> ages(String source, LocalDate through) {
    NavigableMap<LocalDate, TreeSet<LocalDate>> own = dates.getOrDefault(source, new TreeMap<>());
    NavigableSet<LocalDate> asked = new TreeSet<>(nights.headSet(through, true));
    asked.add(through);
    while (asked.size() > 1 + Usual.MOST) {
      asked.pollFirst();
    }
    NavigableMap<LocalDate, Long> ages = new TreeMap<>();
    TreeSet<LocalDate> known = new TreeSet<>();
    own.headMap(asked.first(), false).values().forEach(known::addAll);
    for (LocalDate night : asked) {
      known.addAll(own.getOrDefault(night, new TreeSet<>()));
      LocalDate newest = known.floor(night);
      if (newest != null) {
        ages.put(night, night.toEpochDay() - newest.toEpochDay());
      }
    }
    return ages;
  }
}
