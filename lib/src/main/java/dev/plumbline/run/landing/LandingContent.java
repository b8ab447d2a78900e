package dev.plumbline.run.landing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the landing files of one table hold, by date: the basis of every decision on what is
 * restated. Of the files of a bill only those in force count.
 */
public final class LandingContent {

  /** A date and, for charges, the billing period. */
  record Touch(LocalDate date, LocalDate period) {}

  /** A file by its source and path. */
  record FileKey(String source, String path) implements Comparable<FileKey> {
    @Override
    public int compareTo(FileKey other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : path.compareTo(other.path);
    }
  }

  private final Map<Touch, SortedMap<FileKey, String>> inForce = new HashMap<>();

  /** Per billing period, the money that stands beside its rows: a hash of what is left out. */
  private final TreeMap<LocalDate, String> leftOut = new TreeMap<>();

  /** The content of these files, as far as it counts. */
  static LandingContent of(Collection<FileState> files) {
    LandingContent content = new LandingContent();
    Map<LocalDate, TreeSet<String>> beside = new HashMap<>();
    for (FileState file : files) {
      file.hashes()
          .forEach(
              (touch, hash) -> {
                if (file.counts(touch.period())) {
                  content
                      .inForce
                      .computeIfAbsent(touch, t -> new TreeMap<>())
                      .put(file.key(), hash);
                }
              });
      LeftOut.of(file)
          .forEach(
              (period, money) ->
                  beside
                      .computeIfAbsent(period, p -> new TreeSet<>())
                      .add(file.key().source() + "|" + file.key().path() + "|" + money));
    }
    beside.forEach(
        (period, lines) -> content.leftOut.put(period, digest(String.join("\n", lines))));
    return content;
  }

  private static LocalDate orEpoch(LocalDate period) {
    return period == null ? LocalDate.EPOCH : period;
  }

  /** True when the file's rows of the period count. */
  boolean holds(FileKey file, LocalDate period) {
    return inForce.entrySet().stream()
        .anyMatch(
            e -> Objects.equals(e.getKey().period(), period) && e.getValue().containsKey(file));
  }

  /** Files with rows in force in any of these touches' dates or periods. */
  TreeSet<FileKey> files(java.util.function.Predicate<Touch> where) {
    TreeSet<FileKey> files = new TreeSet<>();
    inForce.forEach(
        (touch, hashes) -> {
          if (where.test(touch)) {
            files.addAll(hashes.keySet());
          }
        });
    return files;
  }

  /** Touches whose content differs between this and the other. */
  TreeSet<Touch> differences(LandingContent other) {
    TreeSet<Touch> different =
        new TreeSet<>(
            java.util.Comparator.comparing(Touch::date).thenComparing(t -> orEpoch(t.period())));
    inForce.forEach(
        (touch, hashes) -> {
          if (!hashes.equals(other.inForce.get(touch))) {
            different.add(touch);
          }
        });
    other.inForce.keySet().stream().filter(t -> !inForce.containsKey(t)).forEach(different::add);
    return different;
  }

  /** Hash over the content of each date. */
  public NavigableMap<LocalDate, String> hashByDate() {
    TreeMap<LocalDate, TreeSet<String>> lines = new TreeMap<>();
    inForce.forEach(
        (touch, hashes) ->
            hashes.forEach(
                (file, hash) ->
                    lines
                        .computeIfAbsent(touch.date(), d -> new TreeSet<>())
                        .add(
                            file.source()
                                + "|"
                                + file.path()
                                + "|"
                                + touch.period()
                                + "|"
                                + hash)));
    // What is left out of a period belongs to its last date, so that nothing else is restated.
    leftOut.forEach(
        (period, hash) ->
            lastDate(period).ifPresent(date -> lines.get(date).add(period + "|left out|" + hash)));
    TreeMap<LocalDate, String> result = new TreeMap<>();
    lines.forEach((date, all) -> result.put(date, digest(String.join("\n", all))));
    return result;
  }

  private Optional<LocalDate> lastDate(LocalDate period) {
    return inForce.keySet().stream()
        .filter(touch -> period.equals(touch.period()))
        .map(Touch::date)
        .max(LocalDate::compareTo);
  }

  /** The billing periods that each date lies in. */
  public NavigableMap<LocalDate, TreeSet<LocalDate>> periodsByDate() {
    TreeMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
    for (Touch touch : inForce.keySet()) {
      if (touch.period() != null) {
        periods.computeIfAbsent(touch.date(), d -> new TreeSet<>()).add(touch.period());
      }
    }
    return periods;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
