package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.terms.reject.RecordReject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances as {@code aws ec2 describe-instances} lists them. */
final class AwsInstances implements NodeDialect {
  private static final long serialVersionUID = 1L;
  private static final Pattern STOPPED_AT =
      Pattern.compile(".*\\((\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}) GMT\\)");

  @Override
  public String format() {
    return "aws-instances";
  }

  @Override
  public String description() {
    return "EC2 instances: aws ec2 describe-instances --output json.";
  }

  @Override
  public FormatGuide guide() {
    return NodeGuides.AWS;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return text.stripLeading().startsWith("{") && text.contains("\"Reservations\"");
  }

  @Override
  public String items() {
    return "Reservations";
  }

  @Override
  public List<JsonNode> machines(JsonNode reservation) {
    JsonNode instances = reservation.path("Instances");
    if (!instances.isArray()) {
      return List.of(reservation);
    }
    List<JsonNode> machines = new ArrayList<>();
    instances.forEach(machines::add);
    return machines;
  }

  @Override
  public ListedNode read(JsonNode instance, JsonNode reservation) throws UnusableNode {
    String id = Fields.text(instance, "InstanceId");
    String host = Fields.text(instance.path("PrivateDnsName"));
    String node = host == null ? id : host.split("\\.", 2)[0];
    Map<String, String> tags = tags(instance.path("Tags"));
    String state = Fields.text(instance.path("State").path("Name"));
    return new ListedNode(
        new ListedNode.Names(
            id,
            node,
            Fields.others(
                node, host, tags.get("Name"), id, Fields.text(instance.path("PrivateIpAddress")))),
        new ListedNode.Bill("AWS", Fields.text(reservation.path("OwnerId")), id),
        new ListedNode.Hardware(
            Fields.text(instance.path("InstanceType")),
            null,
            null,
            compute(instance.path("CpuOptions")),
            Fields.text(instance.path("Placement").path("AvailabilityZone"))),
        new ListedNode.Life(
            state,
            Fields.instant(instance.path("LaunchTime")),
            ended(state, Fields.text(instance.path("StateTransitionReason")))),
        tags);
  }

  /** CPUs are threads; of memory the list says nothing. */
  private static ComputeAmount compute(JsonNode options) {
    long threads = options.path("CoreCount").asLong() * options.path("ThreadsPerCore").asLong();
    return new ComputeAmount(threads > 0 ? BigDecimal.valueOf(threads) : null, null);
  }

  private static Map<String, String> tags(JsonNode list) {
    Map<String, String> tags = new TreeMap<>();
    list.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    return tags;
  }

  /** When a stopped or terminated instance left; null while it runs, or when nobody says. */
  private static Instant ended(String state, String reason) throws UnusableNode {
    boolean isGone = state != null && !state.equals("running") && !state.equals("pending");
    Matcher at = STOPPED_AT.matcher(reason == null ? "" : reason);
    if (!isGone || !at.matches()) {
      return null;
    }
    return IsoTime.parse(at.group(1) + "Z")
        .map(IsoTime::instant)
        .orElseThrow(() -> UnusableNode.refused(RecordReject.BAD_FIELD.of("time")));
  }
}
