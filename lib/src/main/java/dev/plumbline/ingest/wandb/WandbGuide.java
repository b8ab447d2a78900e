package dev.plumbline.ingest.wandb;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import java.util.List;

/** What people need to know of Weights &amp; Biases runs. */
final class WandbGuide {
  private static final String EXAMPLE =
      """
      {"entity":"acme","project":"ranker","id":"3k9x2m1q","name":"depth-8","state":"finished",
       "created_at":"2026-07-14T08:00:00Z","heartbeat_at":"2026-07-14T08:31:02Z",
       "config":{"max_depth":8},"summary":{"loss":0.2,"_wandb":{"runtime":1800}},
       "metadata":{"git":{"commit":"4f0c2a9b…","remote":"https://git.example.com/ranker.git"},
        "docker":"registry.example.com/train@sha256:9b2f3c…"},
       "used_artifacts":[{"name":"tickets:v3","type":"dataset",
        "digest":"7d793037a0760186574b0282f2f435e7"}],
       "logged_artifacts":[{"name":"ranker-model:v1","type":"model",
        "digest":"XUFAKrxLKna5cZ2REBfFkg=="}]}
      """;

  static final FormatGuide GUIDE = new FormatGuide(EXAMPLE, reads(), cannotGive(), List.of());

  private WandbGuide() {}

  private static List<Reads> reads() {
    return List.of(
        Reads.of("created_at, createdAt", "event_at", "START; OTHER while the run is pending"),
        Reads.of(
            "summary._wandb.runtime, else summary._runtime; summary._timestamp",
            "event_at",
            "the end: made at + runtime, or the last step's time if later; heartbeat_at where"
                + " neither is there, counted as end_is_last_heartbeat"),
        Reads.of(
            "state",
            "event_type",
            "finished: COMPLETE; failed, crashed: FAIL; killed, preempted: ABORT"),
        Reads.of(
            "run_id, else name beside displayName, else id",
            "run_id",
            "the bare id, lower case; a second project's run of the same id is rejected"),
        Reads.of("entity, project; or path, url, the storage id", "job_name", "ENTITY/PROJECT"),
        Reads.of(
            "commit, else metadata.git.commit",
            "code_revision",
            "with -dirty behind it when files lists a diff.patch"),
        Reads.of("metadata.git.remote", "code_repository"),
        Reads.of("config openlineage_run_id, mlflow_run_id", "same_as", "kubeflow, ray too"),
        Reads.of("metadata.docker", "environment", "image@sha256 if there is a digest"),
        Reads.of(
            "config",
            "parameters",
            "on the last event; value out of {value, desc}; without _wandb… and wandb_version"),
        Reads.of(
            "used_artifacts, inputArtifacts",
            "inputs",
            "on the last event; namespace wandb:ENTITY/PROJECT, the run's own where the artifact"
                + " does not say; version: the digest as 32 hexadecimal digits, else v3"),
        Reads.of("logged_artifacts, outputArtifacts", "outputs", "likewise, without wandb-history"),
        Reads.of(
            "summary, metadata, user, tags, every other field",
            "event_json",
            "kept whole on the last event, secrets masked"));
  }

  private static List<String> cannotGive() {
    return List.of(
        "When a run ended: the heartbeat is its last sign of life; the end is computed.",
        "Runs of one id in two projects apart, when they lie in two files: let run ids be unique.",
        "Whether the working tree was clean, unless the export lists the run's files.",
        "The branch.",
        "The image, unless the run was started with WANDB_DOCKER set; requirements.txt of a run"
            + " is a file that the API does not give with it.",
        "Datasets that no artifact stands for. A digest of a reference artifact is that of its"
            + " addresses where checksums were switched off.",
        "Parameters, summary and so the end, of runs that the client loaded lazily.",
        "Why a run failed.",
        "Evaluations and approvals: metrics judge no model version here.");
  }
}
