package dev.plumbline.run.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeFiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which landing content the silver tables were last built from as a whole. A run that computes gold
 * alone publishes this, not what has landed since.
 *
 * @param hashes per date, per table of raw rows, the landing content
 * @param versions the tables' versions after that build
 * @param unbuilt dates whose silver a run began to compute and none has built to its end since:
 *     some tables are of the landing as it was, some as it is
 */
public record BuiltSilver(
    NavigableMap<LocalDate, Map<String, String>> hashes,
    Map<String, Long> versions,
    NavigableSet<LocalDate> unbuilt) {
  /**
   * In place of the landing content of a date that was built for the billing period that it shares
   * with others, while it lies in another whose dates were not all known: its gold is not to be
   * made of this.
   */
  public static final Map<String, String> BESIDE = Map.of("built beside other dates", "");

  static final String FILE = "_plumbline/built.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How it is kept: dates as text. */
  record Note(
      Map<String, Map<String, String>> hashes, Map<String, Long> versions, List<String> unbuilt) {}

  /** Dates that were built with all dates of their billing periods. */
  public NavigableSet<LocalDate> whole() {
    NavigableSet<LocalDate> dates = new TreeSet<>(hashes.keySet());
    dates.removeAll(beside());
    return dates;
  }

  /** Dates that were built for a billing period of others, without all dates of their own. */
  public NavigableSet<LocalDate> beside() {
    NavigableSet<LocalDate> dates = new TreeSet<>(hashes.keySet());
    dates.removeIf(date -> !BESIDE.equals(hashes.get(date)));
    return dates;
  }

  /** Silver of which no date is begun and not built. */
  public BuiltSilver(
      NavigableMap<LocalDate, Map<String, String>> hashes, Map<String, Long> versions) {
    this(hashes, versions, new TreeSet<>());
  }

  /** The same from when silver of these dates is begun, until it is built. */
  public BuiltSilver begun(NavigableSet<LocalDate> dates) {
    NavigableMap<LocalDate, Map<String, String>> others = new TreeMap<>(hashes);
    others.keySet().removeAll(dates);
    NavigableSet<LocalDate> all = new TreeSet<>(unbuilt);
    all.addAll(dates);
    return new BuiltSilver(others, versions, all);
  }

  /** Keeps it, in place of what an earlier run kept; fails where this one has lost the lake. */
  public void write(Lake lake) {
    Map<String, Map<String, String>> byDate = new TreeMap<>();
    hashes.forEach((date, byTable) -> byDate.put(date.toString(), byTable));
    List<String> texts = unbuilt.stream().map(LocalDate::toString).toList();
    try {
      lake.writes().assertRight();
      lake.files().write(FILE, JSON.writeValueAsString(new Note(byDate, versions, texts)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is JSON", e);
    }
  }

  /** The last whole build; what was published where there is none. */
  public static BuiltSilver read(LakeFiles files, Publications.State published) {
    return files
        .read(FILE)
        .map(BuiltSilver::parsed)
        .orElse(new BuiltSilver(published.inputHashes(), published.versions()));
  }

  /**
   * Reads the note.
   *
   * @throws dev.plumbline.storage.StorageException where it is none
   */
  static BuiltSilver parsed(String text) {
    StateNote note =
        StateNote.of(
            "what silver was built from, in " + FILE + " of the lake,",
            "restore the file, or remove it: a run of gold alone then publishes what was"
                + " published last",
            text);
    return new BuiltSilver(
        note.hashes("hashes"), note.versions("versions"), note.datesIfAny("unbuilt"));
  }
}
