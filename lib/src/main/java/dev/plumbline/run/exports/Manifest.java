package dev.plumbline.run.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.plumbline.job.Published;
import dev.plumbline.run.publication.Program;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an export is of, and where each of its tables lies. Of one publication and one version of
 * the program there is one manifest: no clock but the night's own is in it.
 *
 * @param format of the manifest and of the parts
 * @param publication its number in the lake
 * @param night the run that published
 * @param at when that run began
 * @param program the version of the program that wrote the export
 * @param dates all dates that are published
 * @param tables by full name
 */
record Manifest(
    int format,
    long publication,
    String night,
    String at,
    String program,
    List<String> dates,
    TreeMap<String, ManifestTable> tables) {
  /**
   * What this program writes, and the only one that it reads. It changes with how rows are written
   * or cut into parts: those of a table that is as it was are taken over from a manifest of the
   * same format.
   */
  static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** The manifest of what is published, as yet without parts. */
  static Manifest of(Published published, List<ExportedTable> tables) {
    TreeMap<String, ManifestTable> all = new TreeMap<>();
    tables.forEach(table -> all.put(table.name(), ManifestTable.of(published, table)));
    return new Manifest(
        FORMAT,
        published.number(),
        published.nightId(),
        published.at().toString(),
        Program.VERSION,
        published.nights().keySet().stream().map(LocalDate::toString).toList(),
        all);
  }

  /** The same with these parts in place of its own. */
  Manifest with(List<ExportPart> parts) {
    TreeMap<String, ManifestTable> all = new TreeMap<>();
    tables.forEach(
        (name, table) -> {
          String folder = "parts/" + name + "/";
          all.put(
              name, table.with(parts.stream().filter(p -> p.path().startsWith(folder)).toList()));
        });
    return new Manifest(format, publication, night, at, program, dates, all);
  }

  /**
   * Its tables that are as they are in another one, by name, with the parts that they have there.
   */
  Map<String, ManifestTable> asIn(Manifest other) {
    Map<String, ManifestTable> same = new TreeMap<>();
    if (format == other.format && Objects.equals(program, other.program)) {
      tables.forEach(
          (name, table) -> {
            if (table.isAsIn(other.tables.get(name))) {
              same.put(name, other.tables.get(name));
            }
          });
    }
    return same;
  }

  /** All parts of all tables. */
  List<ExportPart> parts() {
    return tables.values().stream().flatMap(table -> table.parts().stream()).toList();
  }

  /** As it is kept. */
  String text() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is JSON", e);
    }
  }

  /** The path of the manifest that a pointer names, below the folder of exports. */
  static String name(String pointer) {
    try {
      JsonNode publication = JSON.readTree(pointer).path("publication");
      if (!publication.isIntegralNumber() || !publication.canConvertToLong()) {
        throw new IllegalArgumentException("it names no publication");
      }
      return ExportFolder.manifest(publication.longValue());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException where the text is none
   */
  static Manifest read(String text) {
    try {
      Manifest read = JSON.readValue(text, Manifest.class);
      boolean isWhole = read != null && (read.format == FORMAT ? read.isWhole() : read.format > 0);
      if (!isWhole) {
        throw new IllegalArgumentException("it lacks fields that every manifest has");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private boolean isWhole() {
    return night != null
        && at != null
        && dates != null
        && !dates.isEmpty()
        && dates.stream().allMatch(Objects::nonNull)
        && tables != null
        && tables.values().stream().allMatch(table -> table != null && table.isWhole());
  }
}
