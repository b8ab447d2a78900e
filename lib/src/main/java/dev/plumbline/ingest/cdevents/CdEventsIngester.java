package dev.plumbline.ingest.cdevents;

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
import java.util.List;
import java.util.regex.Pattern;

/**
 * CDEvents of delivery pipelines, of specification 0.1 to 0.6, on their own or as the data of
 * CloudEvents in structured mode: one per line, in an array (a CloudEvents batch), or
 * pretty-printed. A record is an event.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_type}, {@code no_cdevent},
 * {@code no_model}, {@code no_version}, {@code no_target}, {@code no_approver}, {@code no_value},
 * {@code bad_artifact_id}, {@code no_timestamp}, {@code bad_timestamp}, {@code clock_in_future},
 * {@code conflicting_event} (the same source and id, another content).
 *
 * <p>Ignored: {@code type:SUBJECT.PREDICATE} for every type that no rule maps, {@code
 * incident_without_artifact}, {@code service_removed} (the table knows what was deployed, not since
 * when it no longer is), {@code approval_not_granted}, {@code test_without_result}.
 */
public final class CdEventsIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "cdevents",
          "CDEvents of delivery pipelines: deployments, incidents, approvals, evaluations.",
          RegistryRecord.TABLE);

  private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"dev\\.cdeventsx?\\.");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"context":{"specversion":"0.5.0","id":"b1c2…","source":"/argo/prod",
          "type":"dev.cdevents.service.deployed.0.3.0","timestamp":"2026-07-14T10:00:00Z"},
         "subject":{"id":"service/ranker","content":{"environment":{"id":"prod-eu"},
          "artifactId":"pkg:oci/ranker@sha256%3A7c5e…?repository_url=…&tag=7"}}}
        {"specversion":"1.0","type":"dev.cdevents.testsuiterun.finished.0.3.0","id":"c2…",
         "source":"/eval","data":{"context":{…},"subject":{…},
         "customData":{"model":"ranker","version":"7","metric":"accuracy","value":0.934}}}
        """,
        reads(),
        List.of(
            "Approvals before specification 0.6: no type says them; records of model-registry do.",
            "The version of an image that is named by its digest alone: no tag, no version.",
            "Whether a service is a model: every deployed service counts as one.",
            "Until when something was deployed: service.removed is counted and left out.",
            "When an incident was over: incident.resolved is counted and left out; the next"
                + " deployment at its target tells when it was restored.",
            "That nothing was deployed: only a deployment_log of model-registry says that."),
        List.of("registry"));
  }

  private static List<Reads> reads() {
    List<Reads> reads = kinds();
    reads.add(
        Reads.of(
            "context.timestamp", RegistryRecord.RECORD_AT.name(), "without an offset it is UTC"));
    reads.add(
        Reads.of(
            "subject.content.artifactId, .resourceTargetUrl",
            "model, version, served_digest, run_id",
            "package URL: namespace/name; version, of images the tag but latest; digest"));
    reads.add(Reads.of("subject.content.environment.id", RegistryRecord.TARGET.name()));
    reads.add(Reads.of("subject.content.responder", RegistryRecord.APPROVER.name()));
    reads.add(
        Reads.of(
            "subject.content.outcome",
            RegistryRecord.OUTCOME.name(),
            "of deployments, beyond the specification: failed, failure, error are no deployment"));
    RecordValues.customFields()
        .forEach(
            (field, column) ->
                reads.add(Reads.of("customData." + field, column.name(), "wins over the above")));
    reads.add(Reads.of("customData.value", RegistryRecord.METRIC_VALUE.name(), "a number"));
    reads.add(Reads.of("everything else", RegistryRecord.RECORD_JSON.name(), "secrets masked"));
    return reads;
  }

  private static List<Reads> kinds() {
    List<Reads> reads = new ArrayList<>();
    reads.add(
        Reads.of(
            "service.deployed, .upgraded, .rolledback",
            RegistryRecord.KIND.name(),
            "deployment: needs model, version, environment and time"));
    reads.add(
        Reads.of(
            "incident.detected, .reported",
            RegistryRecord.KIND.name(),
            "incident: needs model, environment and time; an artifact may name the version"));
    reads.add(
        Reads.of(
            "approval.closed (0.6)",
            RegistryRecord.KIND.name(),
            "approval, when status is approved: needs model, version, responder and time"));
    reads.add(
        Reads.of(
            "testsuiterun.finished, testcaserun.finished",
            RegistryRecord.KIND.name(),
            "evaluation, when customData has a metric: needs model, version, value and time"));
    return reads;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return TYPE.matcher(text).find() && text.stripLeading().matches("(?s)[\\[{].*");
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return new JsonCursor(new JsonRecords(bytes, "\"dev.cdevents"), new CdEventReading(file)::read);
  }
}
