package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.experiment.DatasetStruct;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.tables.LineageEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the artifacts that a run used or logged. An artifact is a version of a collection; its
 * digest is the MD5 of its manifest, which has the digest of every file: 128 bits of content.
 */
final class WandbArtifacts {
  private static final Pattern NAME =
      Pattern.compile("(?:(?:([^/]+)/)?([^/]+)/)?([^/]+?)(?::([^:/]+))?");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
  private static final int MD5_BYTES = 16;

  private final RunPath run;
  private final String sourceName;
  private final Remarks remarks;

  WandbArtifacts(RunPath run, String sourceName, Remarks remarks) {
    this.run = run;
    this.sourceName = sourceName;
    this.remarks = remarks;
  }

  /** What a name says. */
  private record Name(String entity, String project, String collection, String version) {
    private static final Name NONE = new Name(null, null, null, null);

    static Name of(String text) {
      Matcher parts = NAME.matcher(text == null ? "" : text);
      return parts.matches()
          ? new Name(parts.group(1), parts.group(2), parts.group(3), parts.group(4))
          : NONE;
    }

    Name or(Name other) {
      return new Name(
          entity == null ? other.entity : entity,
          project == null ? other.project : project,
          collection == null ? other.collection : collection,
          version == null ? other.version : version);
    }
  }

  /** The structs of a list of artifacts; none when there is no list. */
  List<Object> list(JsonNode artifacts, String field) {
    List<Object> structs = new ArrayList<>();
    boolean isList = artifacts.isArray() || artifacts.path("edges").isArray();
    if (!isList && !PlainText.isAbsent(artifacts)) {
      remarks.absent("field_invalid:" + field);
    }
    for (JsonNode artifact : WandbObject.elements(artifacts)) {
      // The client logs the history of every run as an artifact: that is no dataset.
      if (!"wandb-history".equals(type(artifact))) {
        structs.add(struct(artifact, field));
      }
    }
    return structs;
  }

  private Object[] struct(JsonNode artifact, String field) {
    Name name = name(artifact);
    if (name.collection() == null) {
      remarks.absent("dataset_without_name:" + field);
    }
    String digest = digest(PlainText.of(artifact.path("digest")));
    if (digest == null) {
      remarks.absent("dataset_without_digest");
    }
    return new DatasetStruct(
            namespace(name),
            name.collection() == null ? LineageEvent.Dataset.UNNAMED : name.collection(),
            digest == null ? name.version() : digest,
            type(artifact))
        .values();
  }

  /**
   * What is linked into a registry has the registry's name there; where it came from identifies it.
   */
  private static Name name(JsonNode artifact) {
    if (artifact.isTextual()) {
      return Name.of(PlainText.of(artifact));
    }
    Name source = Name.of(PlainText.first(artifact, "source_qualified_name", "source_name"));
    Name stated =
        new Name(
            PlainText.first(artifact, "source_entity", "entity"),
            PlainText.first(artifact, "source_project", "project"),
            null,
            PlainText.first(artifact, "source_version", "version"));
    Name qualified = Name.of(PlainText.of(artifact.path("qualified_name")));
    Name plain = Name.of(PlainText.of(artifact.path("name")));
    return source.or(stated).or(qualified).or(plain).or(sequence(artifact));
  }

  private static Name sequence(JsonNode artifact) {
    JsonNode sequence =
        PlainText.firstNode(artifact, "artifactSequence", "artifactCollection", "sequence");
    JsonNode project = sequence.path("project");
    String entity = PlainText.first(project, "entityName");
    String index = PlainText.of(artifact.path("versionIndex"));
    return new Name(
        entity == null ? PlainText.of(project.path("entity").path("name")) : entity,
        PlainText.of(project.path("name")),
        PlainText.of(sequence.path("name")),
        index == null ? null : "v" + index);
  }

  private String namespace(Name name) {
    String entity = name.entity() == null ? run.entity() : name.entity();
    String project = name.project() == null ? run.project() : name.project();
    return entity == null || project == null
        ? "wandb:" + sourceName + ":artifact"
        : "wandb:" + entity + "/" + project;
  }

  private static String type(JsonNode artifact) {
    String type = PlainText.of(artifact.path("type"));
    return type == null ? PlainText.of(artifact.path("artifactType").path("name")) : type;
  }

  /** 32 hexadecimal digits, whether it was written so or in base64; else as it was written. */
  static String digest(String written) {
    if (written == null || HEX.matcher(written).matches()) {
      return written == null ? null : written.toLowerCase(Locale.ROOT);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(written);
      return bytes.length == MD5_BYTES ? HexFormat.of().formatHex(bytes) : written;
    } catch (IllegalArgumentException e) {
      // Neither: a digest of some other kind, which is kept as it is.
      return written;
    }
  }
}
