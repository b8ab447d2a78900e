package dev.plumbline.ingest.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.scheduler.ComputeAmount;
import dev.plumbline.terms.reject.RecordReject;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Virtual machines as {@code az vm list} prints them. */
final class AzureMachines implements NodeDialect {
  private static final long serialVersionUID = 1L;
  private static final Pattern ID =
      Pattern.compile(
          "/subscriptions/([^/]+)/resourceGroups/[^/]+/providers/Microsoft\\.Compute"
              + "/virtualMachines/([^/]+)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String format() {
    return "azure-machines";
  }

  @Override
  public String description() {
    return "Azure virtual machines: az vm list --show-details --output json.";
  }

  @Override
  public FormatGuide guide() {
    return NodeGuides.AZURE;
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text();
    return text.stripLeading().startsWith("[") && text.contains("\"hardwareProfile\"");
  }

  @Override
  public String items() {
    return "value";
  }

  @Override
  public ListedNode read(JsonNode machine, JsonNode item) throws UnusableNode {
    String path = Fields.text(machine, "id");
    Matcher id = ID.matcher(path);
    if (!id.matches()) {
      throw UnusableNode.refused(RecordReject.BAD_FIELD.of("id"));
    }
    String host = Fields.text(machine.path("osProfile").path("computerName"));
    String node = host == null ? id.group(2) : host;
    return new ListedNode(
        new ListedNode.Names(
            path.toLowerCase(Locale.ROOT),
            node,
            Fields.others(node, id.group(2), Fields.text(machine.path("vmId")))),
        ProviderId.azure(path, id.group(1)),
        new ListedNode.Hardware(
            Fields.text(machine.path("hardwareProfile").path("vmSize")),
            null,
            null,
            ComputeAmount.UNKNOWN,
            Fields.text(machine.path("zones").path(0))),
        new ListedNode.Life(
            Fields.lowerCase(machine.path("powerState")),
            Fields.instant(machine.path("timeCreated")),
            null),
        Fields.map(machine.path("tags")));
  }
}
