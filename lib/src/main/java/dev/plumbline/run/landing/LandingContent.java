package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.ExportScope;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the landing files of one table hold, by date: the basis of every decision on what is
 * restated. Of period exports only the newest file (by path) per source and period is in force.
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

  /** A file version: its digest, size and time, and the hash of its rows per date. */
  record FileState(
      FileKey key,
      String format,
      String sha256,
      long bytes,
      java.time.Instant modifiedAt,
      Map<Touch, String> hashes) {}

  private final Map<Touch, SortedMap<FileKey, String>> inForce = new HashMap<>();

  /** The content of these files. */
  static LandingContent of(Collection<FileState> files, Map<String, ExportScope> scopes) {
    LandingContent content = new LandingContent();
    Map<Map.Entry<String, LocalDate>, String> newest = newestPaths(files, scopes);
    for (FileState file : files) {
      file.hashes()
          .forEach(
              (touch, hash) -> {
                String newer = newest.get(Map.entry(file.key().source(), orEpoch(touch.period())));
                if (touch.period() == null || newer == null || newer.equals(file.key().path())) {
                  content
                      .inForce
                      .computeIfAbsent(touch, t -> new TreeMap<>())
                      .put(file.key(), hash);
                }
              });
    }
    return content;
  }

  private static LocalDate orEpoch(LocalDate period) {
    return period == null ? LocalDate.EPOCH : period;
  }

  /** The newest file per period-scoped source and period. */
  private static Map<Map.Entry<String, LocalDate>, String> newestPaths(
      Collection<FileState> files, Map<String, ExportScope> scopes) {
    Map<Map.Entry<String, LocalDate>, String> newest = new HashMap<>();
    for (FileState file : files) {
      if (scopes.get(file.key().source()) == ExportScope.PERIOD) {
        for (Touch touch : file.hashes().keySet()) {
          newest.merge(
              Map.entry(file.key().source(), orEpoch(touch.period())),
              file.key().path(),
              (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
    }
    return newest;
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
    TreeMap<LocalDate, String> result = new TreeMap<>();
    lines.forEach((date, all) -> result.put(date, digest(String.join("\n", all))));
    return result;
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
