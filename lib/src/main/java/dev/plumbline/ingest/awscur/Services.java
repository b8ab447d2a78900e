package dev.plumbline.ingest.awscur;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The service category of FOCUS, by lineItem/ProductCode; what EC2 bills for disks and traffic is
 * storage and networking. A product that is not listed is Other, never compute.
 */
final class Services {
  private static final String OTHER = "Other";
  private static final String COMPUTE = "Compute";
  private static final String STORAGE = "Storage";
  private static final String NETWORKING = "Networking";
  private static final Pattern DISKS = Pattern.compile("(?:^|-)EBS:");
  private static final Pattern TRAFFIC =
      Pattern.compile(
          "-Bytes(?:$|-)|DataTransfer|NatGateway|LoadBalancer|LCUUsage|ElasticIP|PublicIPv4"
              + "|VpcEndpoint|TransitGateway|VPN");
  private static final Map<String, String> BY_CODE = new HashMap<>();

  static {
    Map.of(
            COMPUTE,
            List.of(
                "AmazonEC2",
                "AmazonECS",
                "AmazonEKS",
                "AWSLambda",
                "AmazonLightsail",
                "AWSBatch",
                "AWSOutposts",
                "ComputeSavingsPlans"),
            STORAGE,
            List.of(
                "AmazonS3", "AmazonEFS", "AmazonFSx", "AmazonGlacier", "AWSBackup", "AmazonECR"),
            NETWORKING,
            List.of(
                "AmazonVPC",
                "AWSDataTransfer",
                "AmazonCloudFront",
                "AmazonRoute53",
                "AWSELB",
                "AWSDirectConnect",
                "AmazonApiGateway",
                "AWSGlobalAccelerator"),
            "Databases",
            List.of(
                "AmazonRDS",
                "AmazonDynamoDB",
                "AmazonElastiCache",
                "AmazonRedshift",
                "AmazonNeptune",
                "AmazonDocDB",
                "AmazonMemoryDB"),
            "AI and Machine Learning",
            List.of("AmazonSageMaker", "AmazonBedrock", "MachineLearningSavingsPlans"),
            "Management and Governance",
            List.of(
                "AmazonCloudWatch",
                "AWSCloudTrail",
                "AWSConfig",
                "AWSSystemsManager",
                "AWSCloudShell"),
            "Security",
            List.of("awskms", "AWSSecretsManager", "AmazonGuardDuty", "awswaf", "AWSSecurityHub"),
            "Integration",
            List.of("AWSQueueService", "AmazonSNS", "AmazonStates", "AWSEvents", "AmazonMQ"),
            "Analytics",
            List.of(
                "AWSGlue",
                "AmazonAthena",
                "ElasticMapReduce",
                "AmazonKinesis",
                "AmazonMSK",
                "AmazonES"),
            "Internet of Things",
            List.of("AWSIoT"))
        .forEach(
            (category, codes) ->
                codes.forEach(code -> BY_CODE.put(code.toLowerCase(Locale.ROOT), category)));
  }

  private Services() {}

  /** Rows without a cost and a quantity of their own have no service of their own either. */
  static String category(CurLine line, String code) {
    if (line.isCompanion()) {
      return OTHER;
    }
    String usage = line.text(CurColumns.USAGE_TYPE);
    String own = BY_CODE.getOrDefault(code.strip().toLowerCase(Locale.ROOT), OTHER);
    if ("AWSDataTransfer".equals(line.text("product/servicecode"))) {
      return NETWORKING;
    }
    if (usage == null || !own.equals(COMPUTE)) {
      return own;
    }
    if (DISKS.matcher(usage).find()) {
      return STORAGE;
    }
    return TRAFFIC.matcher(usage).find() ? NETWORKING : COMPUTE;
  }

  static String subcategory(CurLine line, String code) {
    String lower = code.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("awssupport") || lower.equals("ocbpremiumsupport") ? "Support" : null;
  }
}
