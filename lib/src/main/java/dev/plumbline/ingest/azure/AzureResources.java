package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.azure.Commitment.Role;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.tables.FocusCharge;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who is billed by whom, for what service, resource and machine. */
final class AzureResources {
  private static final String MICROSOFT = "Microsoft";
  private static final String PROVIDERS = "/providers/";
  private static final int TYPE_PARTS = 2;

  /** Reads what a line is for. */
  static void read(
      Map<AzureColumn, String> line, AdditionalInfo info, Role role, ChargeDraft draft) {
    account(line, draft);
    companies(line, draft);
    resource(line, draft);
    String meters = line.get(AzureColumn.METER_CATEGORY);
    draft.read(FocusCharge.SERVICE_NAME, meters);
    draft.read(
        FocusCharge.SERVICE_CATEGORY,
        AzureServices.category(meters, line.get(AzureColumn.SERVICE_FAMILY)));
    draft.read(FocusCharge.SKU_ID, line.get(AzureColumn.METER_ID));
    String size = size(line, info, role, draft);
    if (size != null) {
      draft.put(FocusCharge.SKU_PRICE_DETAILS, "{\"InstanceType\":\"" + size + "\"}");
    }
  }

  /** Invoices of a Customer Agreement are a billing profile's; its account ids have a colon. */
  private static void account(Map<AzureColumn, String> line, ChargeDraft draft) {
    String account = line.get(AzureColumn.BILLING_ACCOUNT_ID);
    String profile = line.get(AzureColumn.PROFILE_ID);
    boolean isProfile = profile != null && (account == null || account.contains(":"));
    String id = isProfile ? profile : account;
    draft.read(
        FocusCharge.BILLING_ACCOUNT_ID, id == null ? line.get(AzureColumn.SUBSCRIPTION_ID) : id);
    draft.read(
        FocusCharge.BILLING_ACCOUNT_NAME,
        line.get(isProfile ? AzureColumn.PROFILE_NAME : AzureColumn.BILLING_ACCOUNT_NAME));
  }

  private static void companies(Map<AzureColumn, String> line, ChargeDraft draft) {
    draft.put(FocusCharge.PROVIDER_NAME, MICROSOFT);
    draft.put(FocusCharge.INVOICE_ISSUER_NAME, line.getOrDefault(AzureColumn.PARTNER, MICROSOFT));
    boolean isMarket = "Marketplace".equalsIgnoreCase(line.get(AzureColumn.PUBLISHER_TYPE));
    draft.read(
        FocusCharge.PUBLISHER_NAME,
        line.getOrDefault(AzureColumn.PUBLISHER, isMarket ? null : MICROSOFT));
  }

  private static void resource(Map<AzureColumn, String> line, ChargeDraft draft) {
    String id = line.get(AzureColumn.RESOURCE_ID);
    draft.read(FocusCharge.RESOURCE_ID, id);
    List<String> path = path(id);
    draft.read(
        FocusCharge.RESOURCE_TYPE,
        line.getOrDefault(
            AzureColumn.RESOURCE_TYPE, path.isEmpty() ? null : path.get(0) + "/" + path.get(1)));
    draft.read(
        FocusCharge.RESOURCE_NAME,
        line.getOrDefault(
            AzureColumn.RESOURCE_NAME, path.isEmpty() ? null : path.get(path.size() - 1)));
    String location = line.get(AzureColumn.LOCATION);
    if (location != null) {
      String region = SecretText.masked(location).toLowerCase(Locale.ROOT);
      draft.put(FocusCharge.REGION_ID, region.replaceAll("\\s", ""));
    }
  }

  /** The parts behind the last provider of an id; empty when it is no path of a resource. */
  private static List<String> path(String id) {
    int at = id == null ? -1 : id.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS);
    if (at < 0) {
      return List.of();
    }
    List<String> parts = List.of(id.substring(at + PROVIDERS.length()).split("/", -1));
    return parts.size() > TYPE_PARTS && !parts.contains("") ? parts : List.of();
  }

  /** Disks and other services have types of their own, which are no sizes of machines. */
  private static String size(
      Map<AzureColumn, String> line, AdditionalInfo info, Role role, ChargeDraft draft) {
    if (role == Role.UNUSED && info.size() == null) {
      return AdditionalInfo.size(line.getOrDefault(AzureColumn.ORDER_NAME, ""));
    }
    return "Compute".equals(draft.value(FocusCharge.SERVICE_CATEGORY)) ? info.size() : null;
  }

  private AzureResources() {}
}
