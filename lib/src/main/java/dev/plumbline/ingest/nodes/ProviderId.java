package dev.plumbline.ingest.nodes;

import dev.plumbline.ingest.nodes.ListedNode.Bill;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code spec.providerID} of a Kubernetes node says of the machine's bill. */
final class ProviderId {
  private static final Pattern AWS = Pattern.compile("aws:///.*?(i-[0-9a-f]+)");
  private static final Pattern GCP = Pattern.compile("gce://([^/]+)/([^/]+)/([^/]+)");
  private static final Pattern AZURE =
      Pattern.compile(
          "azure://(/subscriptions/([^/]+)/.*?/(?:virtualMachineScaleSets|virtualMachines)/[^/]+)"
              + "(?:/virtualMachines/[^/]+)?",
          Pattern.CASE_INSENSITIVE);

  private ProviderId() {}

  /** The bill; unknown where the id is none of a provider that is known here. */
  static Bill bill(String id) {
    String text = id == null ? "" : id;
    Matcher aws = AWS.matcher(text);
    if (aws.matches()) {
      return new Bill("AWS", null, aws.group(1));
    }
    Matcher gcp = GCP.matcher(text);
    if (gcp.matches()) {
      return google(gcp.group(1), gcp.group(2), gcp.group(3));
    }
    Matcher azure = AZURE.matcher(text);
    return azure.matches() ? azure(azure.group(1), azure.group(2)) : Bill.UNKNOWN;
  }

  /** An instance of Compute Engine, by the full name that bills have. */
  static Bill google(String project, String zone, String name) {
    return new Bill(
        "GCP",
        project,
        "//compute.googleapis.com/projects/%s/zones/%s/instances/%s"
            .formatted(project, zone, name));
  }

  /** A machine, or the scale set that is billed for it; Azure's bills write ids in lower case. */
  static Bill azure(String path, String subscription) {
    return new Bill("Microsoft", subscription, path.toLowerCase(Locale.ROOT));
  }
}
