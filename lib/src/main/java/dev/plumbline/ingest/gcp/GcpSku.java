package dev.plumbline.ingest.gcp;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service and the description of a SKU tell, beside its text.
 *
 * @param category FOCUS service category, or null
 * @param meter {@code GPU}, {@code Core} or {@code Ram} of a virtual machine, {@code GPU} of Vertex
 *     AI, else null
 * @param isFee true for the fee of a commitment
 * @param isSpot true for machines that may be taken away
 */
record GcpSku(String category, String meter, boolean isFee, boolean isSpot) {
  private static final String COMPUTE = "Compute";
  private static final String NETWORK = "Networking";
  private static final String DATA = "Databases";
  private static final String AI = "AI and Machine Learning";
  private static final String MANAGEMENT = "Management and Governance";
  private static final String ENGINE = "compute engine";
  private static final String VERTEX = "vertex ai";

  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry(ENGINE, COMPUTE),
          Map.entry("kubernetes engine", COMPUTE),
          Map.entry("cloud run", COMPUTE),
          Map.entry("cloud run functions", COMPUTE),
          Map.entry("cloud functions", COMPUTE),
          Map.entry("app engine", COMPUTE),
          Map.entry("cloud storage", "Storage"),
          Map.entry("cloud filestore", "Storage"),
          Map.entry("networking", NETWORK),
          Map.entry("cloud dns", NETWORK),
          Map.entry("cloud sql", DATA),
          Map.entry("cloud spanner", DATA),
          Map.entry("cloud bigtable", DATA),
          Map.entry("bigquery", "Analytics"),
          Map.entry("cloud dataflow", "Analytics"),
          Map.entry("cloud pub/sub", "Integration"),
          Map.entry(VERTEX, AI),
          Map.entry("cloud tpu", AI),
          Map.entry("cloud logging", MANAGEMENT),
          Map.entry("cloud monitoring", MANAGEMENT),
          Map.entry("cloud key management service (kms)", "Security"),
          Map.entry("secret manager", "Security"));

  private static final Pattern DISKS =
      pattern("\\bPD\\b|disks?\\b|snapshot|storage (?:image|machine)|SSD backed|hyperdisk");
  private static final Pattern TRAFFIC =
      pattern(
          "egress|ingress|data transfer|network|external ip|ip charge|forwarding rule|load balanc"
              + "|cloud nat|\\bNAT\\b|\\bVPN\\b|interconnect");
  private static final Pattern GPU = pattern("\\bGPUs?\\b|\\bRTX \\d{4}\\b");

  /**
   * GPUs by the hour of Vertex AI: "Vertex AI: Training/Pipelines on NVIDIA H100 80GB in Iowa", 8
   * in an hour of an a3-highgpu-8g. Fees on GPUs are billed beside them and are no time. Source:
   * https://zenn.dev/google_cloud_jp/articles/dws-flex-new-skus
   */
  private static final Pattern MANAGED_GPU =
      pattern("^(?!.*\\bfee\\b).*\\bon (?:\\w+ ){0,2}NVIDIA\\b");

  private static final Pattern CORE = pattern("\\bcore\\b");
  private static final Pattern RAM = pattern("\\bram\\b");
  private static final Pattern FEE = pattern("^commitment\\b");
  private static final Pattern LICENCE = pattern("^licens(?:e|ing) fee\\b");
  private static final Pattern SPOT = pattern("\\b(?:spot|preemptible)\\b");
  private static final Set<String> TIMES =
      Set.of("seconds", "second", "hours", "hour", "minutes", "minute");

  private static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /** Reads a SKU; either text may be null. */
  static GcpSku of(String service, String description) {
    String lower = service == null ? "" : service.toLowerCase(Locale.ROOT);
    String sku = description == null ? "" : description;
    boolean isFee = FEE.matcher(sku).find();
    String category = SERVICES.get(lower);
    String meter = null;
    if (lower.equals(ENGINE)) {
      category = engine(sku);
      meter = isFee || !COMPUTE.equals(category) ? null : meter(sku);
    } else if (lower.equals(VERTEX) && MANAGED_GPU.matcher(sku).find()) {
      meter = "GPU";
    }
    return new GcpSku(category, meter, isFee, SPOT.matcher(sku).find());
  }

  private static String engine(String sku) {
    if (GPU.matcher(sku).find() || LICENCE.matcher(sku).find()) {
      return COMPUTE;
    }
    if (DISKS.matcher(sku).find()) {
      return "Storage";
    }
    return TRAFFIC.matcher(sku).find() ? NETWORK : COMPUTE;
  }

  private static String meter(String sku) {
    if (LICENCE.matcher(sku).find()) {
      return null;
    }
    if (GPU.matcher(sku).find()) {
      return "GPU";
    }
    if (CORE.matcher(sku).find()) {
      return "Core";
    }
    return RAM.matcher(sku).find() ? "Ram" : null;
  }

  /** A unit of time says of GPUs and cores what it counts: {@code GPU-Seconds}. */
  String unit(String spelled) {
    boolean counts = "GPU".equals(meter) || "Core".equals(meter);
    if (spelled == null || !counts || !TIMES.contains(spelled.toLowerCase(Locale.ROOT))) {
      return spelled;
    }
    String plural = spelled.endsWith("s") ? spelled : spelled + "s";
    return meter + "-" + Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
  }
}
