package dev.plumbline.ingest.azure;

import java.util.Locale;
import java.util.Map;

/** FOCUS service categories of Azure's meter categories, and of its service families. */
final class AzureServices {
  private static final String COMPUTE = "Compute";
  private static final String NETWORK = "Networking";
  private static final String DATA = "Databases";
  private static final String AI = "AI and Machine Learning";
  private static final String MANAGEMENT = "Management and Governance";

  private static final Map<String, String> METERS =
      Map.ofEntries(
          Map.entry("virtual machines", COMPUTE),
          Map.entry("virtual machines licenses", COMPUTE),
          Map.entry("cloud services", COMPUTE),
          Map.entry("container instances", COMPUTE),
          Map.entry("azure kubernetes service", COMPUTE),
          Map.entry("functions", COMPUTE),
          Map.entry("storage", "Storage"),
          Map.entry("azure netapp files", "Storage"),
          Map.entry("bandwidth", NETWORK),
          Map.entry("virtual network", NETWORK),
          Map.entry("load balancer", NETWORK),
          Map.entry("application gateway", NETWORK),
          Map.entry("nat gateway", NETWORK),
          Map.entry("vpn gateway", NETWORK),
          Map.entry("expressroute", NETWORK),
          Map.entry("azure dns", NETWORK),
          Map.entry("content delivery network", NETWORK),
          Map.entry("sql database", DATA),
          Map.entry("azure cosmos db", DATA),
          Map.entry("redis cache", DATA),
          Map.entry("azure machine learning", AI),
          Map.entry("cognitive services", AI),
          Map.entry("azure databricks", "Analytics"),
          Map.entry("event hubs", "Integration"),
          Map.entry("log analytics", MANAGEMENT),
          Map.entry("azure monitor", MANAGEMENT),
          Map.entry("key vault", "Security"));

  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("compute", COMPUTE),
          Map.entry("containers", COMPUTE),
          Map.entry("storage", "Storage"),
          Map.entry("networking", NETWORK),
          Map.entry("databases", DATA),
          Map.entry("ai + machine learning", AI),
          Map.entry("analytics", "Analytics"),
          Map.entry("integration", "Integration"),
          Map.entry("internet of things", "Internet of Things"),
          Map.entry("management and governance", MANAGEMENT),
          Map.entry("security", "Security"),
          Map.entry("identity", "Identity"),
          Map.entry("web", "Web"),
          Map.entry("media", "Media"),
          Map.entry("developer tools", "Developer Tools"));

  /** The category, or null when neither name is known. */
  static String category(String meterCategory, String family) {
    String known = meterCategory == null ? null : METERS.get(lower(meterCategory));
    return known != null || family == null ? known : FAMILIES.get(lower(family));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private AzureServices() {}
}
