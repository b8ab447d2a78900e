package dev.plumbline.ingest.lineage;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.tables.RegistryRecord;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The export of a model registry: one JSON record per line, whose kind says what it is (model
 * version, evaluation, approval, deployment, deployment log, incident, artifact check, declared
 * source, waiver).
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code unknown_kind}, {@code no_FIELD}
 * and {@code bad_FIELD} for mandatory fields, {@code clock_in_future}, {@code unknown_link}.
 */
public final class ModelRegistryIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "model-registry",
          "Model registry export: versions, evaluations, approvals, deployments, waivers.",
          RegistryRecord.TABLE);

  private static final Pattern KIND =
      Pattern.compile(
          "\"kind\"\\s*:\\s*\"(%s)\""
              .formatted(
                  Arrays.stream(RegistryKind.values())
                      .map(RegistryKind::id)
                      .collect(Collectors.joining("|"))));

  private static final List<String> CANNOT_GIVE =
      List.of(
          "Inputs of the training run: its lineage events give those.",
          "That nothing was deployed, without a deployment_log that covers the time.",
          "That nothing went wrong with a model at a target, before an incident of it there was"
              + " ever recorded.",
          "That a deployment failed, unless its outcome says failed, failure or error.",
          "That a deployment took a part of the requests (a canary): what is deployed last at a"
              + " target stands there.",
          "How often a deployed version was asked: files of inference-usage give that.",
          "Of which registry a version or a statement is, unless the record has a registry or the"
              + " source a key registry: a version is then of the registry that is called like"
              + " its source, a statement of the only registry that has the version.");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return new JsonCursor(new JsonRecords(bytes, "\"kind\""), new RecordReading(file)::read);
  }

  @Override
  public FormatGuide guide() {
    List<Reads> reads = new ArrayList<>();
    for (RegistryKind kind : RegistryKind.values()) {
      reads.add(
          Reads.of(
              "kind " + kind.id(),
              RegistryRecord.KIND.name(),
              "needs %s, %s".formatted(kind.time(), String.join(", ", kind.mandatory()))));
    }
    RecordReading.fieldsRead()
        .forEach((field, column) -> reads.add(Reads.of(field, column.name())));
    return new FormatGuide(
        """
        {"kind":"model_version","model":"ranker","version":"7",\
        "registered_at":"2026-07-14T08:00:00Z",
         "registered_by":"ana","committed_at":"2026-07-13T16:00:00Z",\
        "run_id":"0190…","artifact_digest":"sha256:…","risk_tier":"high"}
        {"kind":"evaluation","model":"ranker","version":"7",\
        "evaluated_at":"2026-07-14T08:30:00Z","metric":"accuracy","value":0.934,
         "dataset_namespace":"s3://eval","dataset_name":"ranker/holdout","dataset_version":"v12"}
        {"kind":"approval","model":"ranker","version":"7","approved_at":"2026-07-14T09:00:00Z",\
        "approver":"ben"}
        {"kind":"deployment","model":"ranker","version":"7","deployed_at":"2026-07-14T10:00:00Z",\
        "target":"prod-eu","served_digest":"sha256:…"}
        {"kind":"deployment_log","covers_from":"2026-07-14T00:00:00Z",\
        "covers_to":"2026-07-15T00:00:00Z"}
        {"kind":"incident","model":"ranker","target":"eu","detected_at":"2026-07-14T11:00:00Z"}
        {"kind":"artifact_check","model":"ranker","version":"6",\
        "checked_at":"2026-07-14T03:00:00Z","exists":true}
        {"kind":"declared_source","declared_at":"2026-07-01T00:00:00Z",\
        "namespace":"s3://raw","name":"clicks","owner":"web-team",
         "licence":"internal","legal_basis":"contract","personal_data_class":"pseudonymous"}
        {"kind":"waiver","model":"ranker","version":"7","declared_at":"2026-07-14T09:00:00Z",\
        "link":"environment",
         "reason":"image lost","approver":"cleo","expires_at":"2026-10-01T00:00:00Z"}
        """,
        reads,
        CANNOT_GIVE,
        List.of("registry"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return KIND.matcher(head.firstLine()).find();
  }
}
