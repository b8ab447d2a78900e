package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A run as one record of a tracker tells of it.
 *
 * @param id as written, or null
 * @param job what ran
 * @param code what it was made of
 * @param times when it started and ended
 * @param statements what it stated while it went on
 * @param json the record itself
 * @param remarks what is missing in the record
 */
public record ExperimentRun(
    String id,
    Job job,
    Code code,
    RunTimes times,
    Statements statements,
    Json json,
    Remarks remarks) {

  /**
   * What ran.
   *
   * @param producer the tool that wrote the record
   * @param namespace the tool and the configured source
   * @param name within it, or null
   * @param parentRunId the run that it is a part of, or null
   * @param sameAs its ids in other systems
   */
  public record Job(
      String producer, String namespace, String name, String parentRunId, List<String> sameAs) {
    /** What ran by itself. */
    public static Job of(String producer, String namespace, String name) {
      return new Job(producer, namespace, name, null, List.of());
    }

    /** The same, called so in other systems. */
    public Job sameAs(List<String> others) {
      return new Job(producer, namespace, name, parentRunId, others);
    }
  }

  /**
   * What a run was made of; each is null when it is not stated.
   *
   * @param revision commit
   * @param branch of the repository
   * @param repository address of the repository
   * @param environment container image
   */
  public record Code(String revision, String branch, String repository, String environment) {
    /** Nothing but the image is stated. */
    public static Code of(String environment) {
      return new Code(null, null, null, environment);
    }
  }

  /**
   * What a run stated while it went on.
   *
   * @param parameters by name; null when they are not stated, empty when there are none
   * @param inputs structs of {@link dev.plumbline.tables.LineageEvent.Dataset}
   * @param outputs structs of {@link dev.plumbline.tables.LineageEvent.Dataset}
   * @param error why it failed, or null
   */
  public record Statements(
      Map<String, String> parameters, List<Object> inputs, List<Object> outputs, String error) {}

  /**
   * The record, masked.
   *
   * @param written as it stands in the file, for rejects
   * @param beginning what of it was known when the run began
   * @param whole all of it
   * @param envelope what the file says of the record rather than of the run, such as when it was
   *     written; missing when there is none
   */
  public record Json(JsonNode written, JsonNode beginning, JsonNode whole, JsonNode envelope) {
    /** A record that is kept as it is written. */
    public static Json of(JsonNode beginning, JsonNode whole, JsonNode envelope) {
      return new Json(whole, beginning, whole, envelope);
    }
  }
}
