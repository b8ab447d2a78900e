package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.experiment.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which run of which project it is. Ids are unique within a project only.
 *
 * @param entity team or user, or null
 * @param project or null
 * @param id or null
 */
record RunPath(String entity, String project, String id) {
  private static final RunPath NONE = new RunPath(null, null, null);
  private static final Pattern PATH = Pattern.compile("([^/]+)/([^/]+)/(?:runs/)?([^/]+)");
  private static final Pattern URL =
      Pattern.compile("https?://.+/([^/]+)/([^/]+)/runs/([^/?#]+).*");
  private static final Pattern STORED = Pattern.compile("Run:v1:([^:]+):([^:]+):([^:]+)");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{12,}={0,2}");

  static RunPath of(JsonNode run, JsonNode answeredProject) {
    JsonNode project = run.path("project").isObject() ? run.path("project") : answeredProject;
    RunPath stored = stored(PlainText.first(run, "id", "storage_id"));
    RunPath path = path(run.path("path"));
    RunPath url = matched(URL, PlainText.of(run.path("url")));
    RunPath fields =
        new RunPath(
            PlainText.of(run.path("entity")), PlainText.of(run.path("project")), id(run, stored));
    RunPath answered = new RunPath(entity(project), PlainText.of(project.path("name")), null);
    return fields.or(answered).or(path).or(url).or(stored);
  }

  /** The qualified name, as far as it is known. */
  String qualified() {
    return Stream.of(entity, project, id)
        .map(part -> part == null ? "?" : part)
        .reduce((left, right) -> left + "/" + right)
        .orElseThrow();
  }

  private RunPath or(RunPath other) {
    return new RunPath(
        entity == null ? other.entity : entity,
        project == null ? other.project : project,
        id == null ? other.id : id);
  }

  /**
   * GraphQL calls the id of the run its name, and says displayName for the name; its id is that of
   * a storage entry.
   */
  private static String id(JsonNode run, RunPath stored) {
    String given = PlainText.of(run.path("run_id"));
    if (given != null) {
      return given;
    }
    boolean isGraphQl = run.has("displayName") || stored.id != null;
    return PlainText.of(run.path(isGraphQl && run.hasNonNull("name") ? "name" : "id"));
  }

  private static String entity(JsonNode project) {
    String entity = PlainText.first(project, "entityName", "entity");
    return entity == null ? PlainText.of(project.path("entity").path("name")) : entity;
  }

  private static RunPath path(JsonNode path) {
    if (path.isArray() && path.size() == 3) {
      return new RunPath(
          PlainText.of(path.get(0)), PlainText.of(path.get(1)), PlainText.of(path.get(2)));
    }
    return matched(PATH, PlainText.of(path));
  }

  private static RunPath matched(Pattern pattern, String text) {
    Matcher parts = pattern.matcher(text == null ? "" : text);
    return parts.matches() ? new RunPath(parts.group(1), parts.group(2), parts.group(3)) : NONE;
  }

  /** A storage entry's id is base64 of Run:v1:ID:PROJECT:ENTITY. */
  private static RunPath stored(String id) {
    if (id == null || !BASE64.matcher(id).matches() || id.length() % 4 == 1) {
      return NONE;
    }
    try {
      String text = new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8);
      Matcher parts = STORED.matcher(text);
      return parts.matches() ? new RunPath(parts.group(3), parts.group(2), parts.group(1)) : NONE;
    } catch (IllegalArgumentException e) {
      // Somebody's own id that looks like base64 and is none.
      return NONE;
    }
  }
}
