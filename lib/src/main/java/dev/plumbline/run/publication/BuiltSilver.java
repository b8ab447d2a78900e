package dev.plumbline.run.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private static final String FILE = "_plumbline/built.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How it is kept: dates as text. */
  record Note(Map<String, Map<String, String>> hashes, Map<String, Long> versions) {}

  public void write(LakeFiles files) {
    Map<String, Map<String, String>> byDate = new TreeMap<>();
    hashes.forEach((date, byTable) -> byDate.put(date.toString(), byTable));
    try {
      files.write(FILE, JSON.writeValueAsString(new Note(byDate, versions)));
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

  private static BuiltSilver parsed(String text) {
    try {
      Note note = JSON.readValue(text, Note.class);
      NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
      note.hashes().forEach((date, byTable) -> hashes.put(LocalDate.parse(date), byTable));
      return new BuiltSilver(hashes, note.versions());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(FILE + " in the lake is no JSON", e);
    }
  }
}
