package dev.plumbline.jobs;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of pipelines' logs and of registries' exports, for landings that are made up. */
final class LineageLines {
  private LineageLines() {}

  /** The id of the n-th run. */
  static String run(int number) {
    return new UUID(0x4000L, 0x8000000000000000L | number).toString();
  }

  /**
   * An event of a run.
   *
   * @param said facets of the run and of its job, each a field of JSON
   * @param inputs datasets, as {@link #dataset} writes them
   * @param outputs likewise
   */
  static String event(
      String type, String at, int run, Stream<String> said, String inputs, String outputs) {
    String facets = said.collect(Collectors.joining(","));
    return begun(at, "RunEvent")
        + ",\"eventType\":\"%s\",\"run\":{\"runId\":\"%s\",\"facets\":{%s}}"
            .formatted(type, run(run), facets)
        + ",\"job\":{\"namespace\":\"acme\",\"name\":\"job-%d\",\"facets\":{}}".formatted(run % 3)
        + ",\"inputs\":[%s],\"outputs\":[%s]}".formatted(inputs, outputs);
  }

  /** What an event says of a dataset without a run: that another name means the same. */
  static String datasetEvent(String at, String name, String other) {
    return begun(at, "DatasetEvent")
        + ",\"dataset\":"
        + "{\"namespace\":\"s3://acme\",\"name\":\"%s\",\"facets\":{%s}}}"
            .formatted(name, symlink(other));
  }

  /** What an event says of a job without a run. */
  static String jobEvent(String at, String inputs) {
    return begun(at, "JobEvent")
        + ",\"job\":{\"namespace\":\"acme\",\"name\":\"job-0\"},\"inputs\":["
        + inputs
        + "]}";
  }

  private static String begun(String at, String kind) {
    return "{\"eventTime\":\"%s\",\"producer\":\"https://example.test/p\",\"schemaURL\":"
            .formatted(at)
        + "\"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/%s\"".formatted(kind);
  }

  /** A dataset of an event; null for a version that is not said or a name that is its only one. */
  static String dataset(String name, String version, String other) {
    String facets =
        Stream.of(
                version == null ? "" : "\"version\":{\"datasetVersion\":\"%s\"}".formatted(version),
                other == null ? "" : symlink(other))
            .filter(facet -> !facet.isEmpty())
            .collect(Collectors.joining(","));
    return "{\"namespace\":\"s3://acme\",\"name\":\"%s\",\"facets\":{%s}}".formatted(name, facets);
  }

  private static String symlink(String other) {
    return "\"symlinks\":{\"identifiers\":[{\"namespace\":\"hive://h\",\"name\":\"%s\","
            .formatted(other)
        + "\"type\":\"TABLE\"}]}";
  }

  /** A facet of a run: with which parameters. */
  static String parameters(int seed) {
    return "\"executionParameters\":{\"parameters\":[{\"key\":\"seed\",\"value\":\"%d\"}]}"
        .formatted(seed);
  }

  /** A facet of a run: in which image, and, unless null, its id in a tracker. */
  static String image(int number, String tracked) {
    return "\"tags\":{\"tags\":[{\"key\":\"container_image\",\"value\":\"img@sha256:%064d\"}%s]}"
        .formatted(
            number,
            tracked == null
                ? ""
                : ",{\"key\":\"mlflow.run_id\",\"value\":\"%s\"}".formatted(tracked));
  }

  /** The id of a run in a tracker. */
  static String tracked(int number) {
    return "ml-" + number;
  }

  /** A facet of a run: which run began it. */
  static String parent(int run) {
    return ("\"parent\":{\"run\":{\"runId\":\"%s\"},"
            + "\"job\":{\"namespace\":\"acme\",\"name\":\"up\"}}")
        .formatted(run(run));
  }

  /** A version of the model, by a run. */
  static String version(int version, String at, String run, int digest) {
    return ("{\"kind\":\"model_version\",\"model\":\"owl\",\"version\":\"%d\",\"registered_at\":"
            + "\"%s\",\"registered_by\":\"svc\",\"run_id\":\"%s\","
            + "\"artifact_uri\":\"s3://acme/owl\","
            + "\"artifact_digest\":\"sha256:%064d\",\"risk_tier\":\"high\","
            + "\"committed_by\":\"ada\","
            + "\"environment_digest\":null,\"run_by\":\"svc\"}")
        .formatted(version, at, run, digest);
  }

  /** A result of a version. */
  static String evaluation(int version, String at, int percent) {
    return ("{\"kind\":\"evaluation\",\"model\":\"owl\",\"version\":\"%d\",\"evaluated_at\":\"%s\","
            + "\"metric\":\"accuracy\",\"value\":0.%02d,\"dataset_namespace\":\"s3://acme\","
            + "\"dataset_name\":\"holdout\",\"dataset_version\":\"v1\"}")
        .formatted(version, at, percent);
  }

  /** Somebody approved a version. */
  static String approval(int version, String at) {
    return ("{\"kind\":\"approval\",\"model\":\"owl\",\"version\":\"%d\",\"approved_at\":\"%s\","
            + "\"approver\":\"olena\"}")
        .formatted(version, at);
  }

  /** A version is served. */
  static String deployment(int version, String at, int digest) {
    return ("{\"kind\":\"deployment\",\"model\":\"owl\",\"version\":\"%d\",\"deployed_at\":\"%s\","
            + "\"target\":\"prod\",\"served_digest\":\"sha256:%064d\"}")
        .formatted(version, at, digest);
  }

  /** Something went wrong where a version is served. */
  static String incident(int version, String at) {
    return ("{\"kind\":\"incident\",\"model\":\"owl\",\"version\":\"%d\",\"target\":\"prod\","
            + "\"detected_at\":\"%s\"}")
        .formatted(version, at);
  }

  /** Where data comes from, by its owner's word. */
  static String source(String name, String at) {
    return ("{\"kind\":\"declared_source\",\"namespace\":\"s3://acme\",\"name\":\"%s\",\"owner\":"
            + "\"data\",\"licence\":\"own\",\"legal_basis\":\"contract\",\"personal_data_class\":"
            + "\"none\",\"declared_at\":\"%s\"}")
        .formatted(name, at);
  }

  /**
   * A pod as a list shows it.
   *
   * @param run null where no label names one
   * @param until null while it runs
   */
  static String pod(int number, String run, String from, String until, String phase) {
    String label = run == null ? "" : "\"run\":\"" + run + "\"";
    String state =
        until == null
            ? "\"running\":{\"startedAt\":\"" + from + "\"}"
            : "\"terminated\":{\"exitCode\":0,\"finishedAt\":\"" + until + "\"}";
    return """
    {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"ml","name":"train-%d","uid":"u-%d",\
    "labels":{%s},"creationTimestamp":"%s"},"spec":{"nodeName":"node-1","containers":[\
    {"name":"main","resources":{"limits":{"nvidia.com/gpu":"1"}}}]},"status":{"phase":"%s",\
    "conditions":[{"type":"PodScheduled","status":"True","lastTransitionTime":"%s"}],\
    "containerStatuses":[{"name":"main","state":{%s}}]}}\
    """
        .formatted(number, number, label, from, phase, from, state);
  }
}
