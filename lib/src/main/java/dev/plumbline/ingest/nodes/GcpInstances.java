package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.terms.reject.RecordReject;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances as {@code gcloud compute instances list} prints them. */
final class GcpInstances implements NodeDialect {
  private static final long serialVersionUID = 1L;
  private static final Pattern SELF =
      Pattern.compile(".*/projects/([^/]+)/zones/([^/]+)/instances/([^/]+)");

  @Override
  public String format() {
    return "gcp-instances";
  }

  @Override
  public String description() {
    return "Compute Engine instances: gcloud compute instances list --format json.";
  }

  @Override
  public FormatGuide guide() {
    return NodeGuides.GCP;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    String start = text.stripLeading();
    return (start.startsWith("[") || start.startsWith("{"))
        && (text.contains("\"compute#instance\"")
            || text.contains("\"machineType\"") && text.contains("\"selfLink\""));
  }

  @Override
  public String items() {
    return "items";
  }

  @Override
  public ListedNode read(JsonNode instance, JsonNode item) throws UnusableNode {
    Matcher self = SELF.matcher(Fields.text(instance, "selfLink"));
    if (!self.matches()) {
      throw UnusableNode.refused(RecordReject.BAD_FIELD.of("selflink"));
    }
    String name = self.group(3);
    String state = Fields.text(instance.path("status"));
    boolean isGone = "TERMINATED".equals(state) || "STOPPED".equals(state);
    Instant stopped = isGone ? Fields.instant(instance.path("lastStopTimestamp")) : null;
    JsonNode accelerator = instance.path("guestAccelerators").path(0);
    String id = Fields.text(instance.path("id"));
    return new ListedNode(
        new ListedNode.Names(
            ProviderId.google(self.group(1), self.group(2), name).resourceId(),
            name,
            Fields.others(name, Fields.text(instance.path("hostname")), id)),
        ProviderId.google(self.group(1), self.group(2), name),
        new ListedNode.Hardware(
            Fields.last(instance.path("machineType")),
            accelerator.has("acceleratorCount")
                ? Long.valueOf(accelerator.path("acceleratorCount").asLong())
                : null,
            Fields.last(accelerator.path("acceleratorType")),
            ComputeAmount.UNKNOWN,
            self.group(2)),
        new ListedNode.Life(Fields.lowerCase(instance.path("status")), started(instance), stopped),
        Fields.map(instance.path("labels")));
  }

  /** A stopped instance that was started again is there since then. */
  private static Instant started(JsonNode instance) throws UnusableNode {
    Instant started = Fields.instant(instance.path("lastStartTimestamp"));
    return started == null ? Fields.instant(instance.path("creationTimestamp")) : started;
  }
}
