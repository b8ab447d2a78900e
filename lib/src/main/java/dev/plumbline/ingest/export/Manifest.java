package dev.plumbline.ingest.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.secrets.SecretText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a provider wrote beside the files of a run: AWS (Cost and Usage Reports: {@code assemblyId}
 * and {@code reportKeys}; Data Exports: {@code executionId} and {@code dataFiles}) and Azure
 * ({@code runInfo} and {@code blobs}), and the metadata file that FOCUS shows beside the parts of
 * an export ({@code SchemaId} and {@code data_location}; FOCUS specification, "Schema Metadata to
 * FOCUS Data Reference"). A file of FOCUS names no run and no time: it stands for the run itself.
 *
 * @param path where it lies, relative to the source's folder
 * @param run id of the run
 * @param at when the run was made; null when it does not say
 * @param isCurrent true when it lies outside the run's folder: it names the run that is in force
 * @param kind what is exported, such as {@code ActualCost}; empty when it does not say
 * @param files the run's files, as the provider names them
 */
public record Manifest(
    String path, String run, Instant at, boolean isCurrent, String kind, List<String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FOCUS =
      Pattern.compile("^\\s*[\\[{](?s).*\"(?:SchemaId|DataGenerator|DatasetInstanceId)\"");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z");

  /** True for files that may name the files of a run. */
  public static boolean isNamed(String path) {
    return isManifest(path) || path.toLowerCase(Locale.ROOT).endsWith("metadata.json");
  }

  /** True for files that only manifests are named like. */
  public static boolean isManifest(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith("manifest.json");
  }

  /**
   * True where a path and a text are of FOCUS metadata: a schema, a data generator, or what names
   * the files of an export. None of them is a bill.
   *
   * @param head the first bytes of the file
   */
  public static boolean isFocusMetadata(String path, String head) {
    return mayBeFocusMetadata(path) && FOCUS.matcher(head).find();
  }

  /** True for files that FOCUS metadata is named like. */
  public static boolean mayBeFocusMetadata(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".json") && lower.contains("metadata");
  }

  /** True when a manifest there can be of one of these files: it is no other run's. */
  public static boolean canBeOf(String path, Set<String> files) {
    String folder = folder(path);
    return !ExportName.isRunFolder(folder)
        || files.stream().anyMatch(file -> ("/" + file).contains("/" + folder + "/"));
  }

  private static String folder(String path) {
    String[] folders = path.split("/");
    return folders.length < 2 ? "" : folders[folders.length - 2];
  }

  /** Reads a manifest; empty when the text is none of these. */
  public static Optional<Manifest> of(String path, String text) {
    try {
      JsonNode root = JSON.readTree(text);
      List<String> located = located(root);
      if (!located.isEmpty()) {
        return Optional.of(new Manifest(path, path, null, false, "", located));
      }
      JsonNode azure = root.path("runInfo");
      String run =
          SecretText.masked(
              first(
                  root.path("assemblyId").asText(""),
                  root.path("executionId").asText(""),
                  azure.path("runId").asText("")));
      List<String> files = new ArrayList<>();
      root.path("reportKeys").forEach(key -> files.add(key.asText()));
      root.path("dataFiles").forEach(key -> files.add(key.asText()));
      root.path("blobs").forEach(blob -> files.add(blob.path("blobName").asText()));
      if (run.isEmpty() || files.isEmpty()) {
        return Optional.empty();
      }
      boolean isInside = folder(path).equalsIgnoreCase(run) || !azure.isMissingNode();
      String kind = root.path("exportConfig").path("type").asText("");
      return Optional.of(
          new Manifest(
              path,
              run,
              instant(first(azure.path("submittedTime").asText(""), run)),
              !isInside,
              kind,
              List.copyOf(files)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static List<String> located(JsonNode root) {
    List<String> files = new ArrayList<>();
    root.path("data_location").forEach(part -> files.add(part.path("filepath").asText("")));
    files.removeIf(String::isEmpty);
    return root.path("SchemaId").isTextual() ? List.copyOf(files) : List.of();
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static Instant instant(String text) {
    try {
      Matcher time = TIME.matcher(text);
      return time.find()
          ? Instant.parse(time.group())
          : text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** True when the manifest names this file. */
  boolean names(String file) {
    return files.stream().anyMatch(named -> isSame(named, file));
  }

  /** The files it names that are not among these. */
  List<String> missing(Set<String> present) {
    return files.stream()
        .filter(named -> present.stream().noneMatch(file -> isSame(named, file)))
        .toList();
  }

  /**
   * A bucket or container may lie before the provider's names, and folders may be left out of ours:
   * name and folder must agree, or the name alone where the manifest lies beside the file.
   */
  private boolean isSame(String named, String file) {
    String[] theirs = named.split("/");
    String[] ours = file.split("/");
    if (!theirs[theirs.length - 1].equals(ours[ours.length - 1])) {
      return false;
    }
    if (theirs.length > 1 && ours.length > 1) {
      return theirs[theirs.length - 2].equals(ours[ours.length - 2]);
    }
    return ours.length == 1 || parent(path).equals(parent(file));
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
