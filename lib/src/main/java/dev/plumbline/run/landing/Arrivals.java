package dev.plumbline.run.landing;

import dev.plumbline.quality.Usual;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
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
  private final Map<FileKey, Map<Touch, Long>> rows = new HashMap<>();
  private final NavigableSet<LocalDate> nights = new TreeSet<>();
  private final Map<String, NavigableMap<LocalDate, TreeSet<LocalDate>>> dates = new HashMap<>();

  /**
   * A file's rows of one date.
   *
   * @param isCurrent false where a later reading of the file replaces these
   */
  void take(FileKey file, Touch touch, long count, Instant readAt, boolean isCurrent) {
    LocalDate night = LocalDate.ofInstant(readAt, ZoneOffset.UTC);
    nights.add(night);
    dates
        .computeIfAbsent(file.source(), s -> new TreeMap<>())
        .computeIfAbsent(night, n -> new TreeSet<>())
        .add(touch.date());
    if (isCurrent) {
      rows.computeIfAbsent(file, f -> new HashMap<>()).put(touch, count);
    }
  }

  /** The same with what was read tonight. */
  void read(Collection<FileFigures> files, Instant readAt) {
    for (FileFigures file : files) {
      FileKey key = new FileKey(file.file().source(), file.file().path());
      rows.remove(key);
      file.days()
          .forEach(
              (touch, day) ->
                  take(key, new Touch(touch.date(), touch.period()), day.rows(), readAt, true));
    }
  }

  /** Rows per date of the source, of those files that are in force. */
  NavigableMap<LocalDate, Long> rows(String source, Collection<FileState> files) {
    NavigableMap<LocalDate, Long> sums = new TreeMap<>();
    for (FileState file : files) {
      if (file.key().source().equals(source)) {
        rows.getOrDefault(file.key(), Map.of())
            .forEach(
                (touch, count) -> {
                  if (file.counts(touch.period())) {
                    sums.merge(touch.date(), count, Long::sum);
                  }
                });
      }
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
