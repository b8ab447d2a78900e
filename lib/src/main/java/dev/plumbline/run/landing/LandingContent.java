package dev.plumbline.run.landing;

import dev.plumbline.run.landing.FileState.Day;
import dev.plumbline.storage.LandingFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the landing files of one table hold, by date: the basis of every decision on what is
 * restated. Of the files of a bill only those in force count. It holds a hash for each date, and no
 * file.
 */
public final class LandingContent {

  /** A date and, for charges, the billing period. */
  record Touch(LocalDate date, LocalDate period) {}

  /** A file by its source and path. */
  record FileKey(String source, String path) implements Comparable<FileKey> {
    /** Of a file that lies in the landing. */
    static FileKey of(LandingFile file) {
      return new FileKey(file.source(), file.path());
    }

    /** Of files that lie in the landing. */
    static Set<FileKey> of(Collection<LandingFile> files) {
      return files.stream().map(FileKey::of).collect(Collectors.toSet());
    }

    @Override
    public int compareTo(FileKey other) {
      int bySource = source.compareTo(other.source);
      return bySource != 0 ? bySource : path.compareTo(other.path);
    }
  }

  private final TreeMap<LocalDate, String> hashes = new TreeMap<>();
  private final TreeMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();

  /** The content of these files, as far as it counts. */
  static LandingContent of(Collection<FileState> files) {
    LandingContent content = new LandingContent();
    Map<LocalDate, List<FileState>> byDate = byDate(files);
    byDate.forEach(content::addPeriods);
    Map<LocalDate, List<String>> leftOut = content.leftOut(files);
    byDate.forEach(
        (date, own) -> {
          // The lines of one date at a time, not of all.
          List<String> lines = new ArrayList<>(leftOut.getOrDefault(date, List.of()));
          own.forEach(file -> addLines(file, date, lines));
          content.hashes.put(date, digest(lines));
        });
    return content;
  }

  /** Files with rows that count, by date. */
  private static Map<LocalDate, List<FileState>> byDate(Collection<FileState> files) {
    Map<LocalDate, List<FileState>> byDate = new HashMap<>();
    for (FileState file : files) {
      file.days().keySet().stream()
          .filter(touch -> file.counts(touch.period()))
          .map(Touch::date)
          .distinct()
          .forEach(date -> byDate.computeIfAbsent(date, d -> new ArrayList<>()).add(file));
    }
    return byDate;
  }

  private void addPeriods(LocalDate date, List<FileState> files) {
    for (FileState file : files) {
      for (Touch touch : file.days().keySet()) {
        if (touch.date().equals(date) && touch.period() != null && file.counts(touch.period())) {
          periods.computeIfAbsent(date, d -> new TreeSet<>()).add(touch.period());
        }
      }
    }
  }

  private static void addLines(FileState file, LocalDate date, List<String> lines) {
    for (Map.Entry<Touch, Day> day : file.days().entrySet()) {
      LocalDate period = day.getKey().period();
      if (day.getKey().date().equals(date) && file.counts(period)) {
        lines.add(
            file.key().source()
                + "|"
                + file.key().path()
                + "|"
                + period
                + "|"
                + day.getValue().hash());
      }
    }
  }

  /**
   * The money that stands beside the rows of each billing period, as a line of the period's last
   * date, so that nothing else is restated.
   */
  private Map<LocalDate, List<String>> leftOut(Collection<FileState> files) {
    Map<LocalDate, List<String>> beside = new TreeMap<>();
    for (FileState file : files) {
      if (file.isBill()) {
        LeftOut.of(file)
            .forEach(
                (period, money) ->
                    beside
                        .computeIfAbsent(period, p -> new ArrayList<>())
                        .add(file.key().source() + "|" + file.key().path() + "|" + money));
      }
    }
    Map<LocalDate, LocalDate> lastDates = new HashMap<>();
    periods.forEach((date, own) -> own.forEach(period -> lastDates.put(period, date)));
    Map<LocalDate, List<String>> lines = new HashMap<>();
    beside.forEach(
        (period, money) -> {
          if (lastDates.containsKey(period)) {
            lines
                .computeIfAbsent(lastDates.get(period), date -> new ArrayList<>())
                .add(period + "|left out|" + digest(money));
          }
        });
    return lines;
  }

  /** Hash over the content of each date. */
  public NavigableMap<LocalDate, String> hashByDate() {
    return Collections.unmodifiableNavigableMap(hashes);
  }

  /** The billing periods that each date lies in. */
  public NavigableMap<LocalDate, TreeSet<LocalDate>> periodsByDate() {
    TreeMap<LocalDate, TreeSet<LocalDate>> copy = new TreeMap<>();
    periods.forEach((date, own) -> copy.put(date, new TreeSet<>(own)));
    return copy;
  }

  /** Whatever the order of the lines; no two of them are equal. */
  private static String digest(List<String> lines) {
    try {
      String text = String.join("\n", new TreeSet<>(lines));
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
