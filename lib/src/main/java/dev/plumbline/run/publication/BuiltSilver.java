package dev.plumbline.run.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeFiles;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which landing content the silver tables were last built from as a whole. A run that computes gold
 * alone publishes this, not what has landed since.
 *
 * @param hashes per date, per table of raw rows, the landing content
 * @param versions the tables' versions after that build
 */
public record BuiltSilver(
    NavigableMap<LocalDate, Map<String, String>> hashes, Map<String, Long> versions) {
  static final String FILE = "_plumbline/built.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How it is kept: dates as text. */
  record Note(Map<String, Map<String, String>> hashes, Map<String, Long> versions) {}

  /** Keeps it, in place of what an earlier run kept; fails where this one has lost the lake. */
  public void write(Lake lake) {
    Map<String, Map<String, String>> byDate = new TreeMap<>();
    hashes.forEach((date, byTable) -> byDate.put(date.toString(), byTable));
    try {
      lake.writes().assertRight();
      lake.files().write(FILE, JSON.writeValueAsString(new Note(byDate, versions)));
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
    return new BuiltSilver(note.hashes("hashes"), note.versions("versions"));
  }
}
