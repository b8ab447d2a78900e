package dev.plumbline.ingest.awscur;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is used, how much of it, and at which kind of price. */
final class UsageRules {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ACCOUNT_DIGITS = 12;
  private static final Map<String, String> UNITS =
      Map.of(
          "hrs", "Hours",
          "hr", "Hours",
          "hour", "Hours",
          "gb-mo", "GB-Months",
          "iops-mo", "IOPS-Months",
          "request", "Requests",
          "vcpu-hrs", "vCPU-Hours");

  private UsageRules() {}

  /** Account numbers have twelve digits; spreadsheets and numeric columns drop leading zeros. */
  static String account(CurLine line, String text) {
    String plain = text.strip();
    boolean isNumber = !plain.isEmpty() && plain.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && plain.length() < ACCOUNT_DIGITS
        ? "0".repeat(ACCOUNT_DIGITS - plain.length()) + plain
        : text;
  }

  /** Companies of AWS sell as AWS, whichever of them writes the invoice. */
  static String publisher(CurLine line, String entity) {
    String lower = entity.strip().toLowerCase(Locale.ROOT);
    boolean isAws =
        lower.startsWith("amazon web services")
            || lower.startsWith("amazon internet services")
            || lower.equals("aws");
    return isAws ? "AWS" : entity;
  }

  static String category(CurLine line, String type) {
    return line.type() == null ? null : line.type().category();
  }

  static String frequency(CurLine line, String type) {
    return line.type() == null ? null : line.type().frequency();
  }

  static String chargeClass(CurLine line, String start) {
    String period = line.text(CurColumns.PERIOD_START);
    // ISO 8601 texts of the same zone are in the order of their days.
    boolean isEarlier = period != null && day(start).compareTo(day(period)) < 0;
    boolean isRefundBill = "Refund".equalsIgnoreCase(line.text(CurColumns.BILL_TYPE));
    return line.is(LineItemType.REFUND) && (isEarlier || isRefundBill) ? "Correction" : null;
  }

  private static String day(String moment) {
    return moment.substring(0, Math.min(10, moment.length()));
  }

  static String start(CurLine line, String interval) {
    int slash = interval.indexOf('/');
    return slash < 0 ? null : interval.substring(0, slash);
  }

  static String end(CurLine line, String interval) {
    int slash = interval.indexOf('/');
    return slash < 0 ? null : interval.substring(slash + 1);
  }

  static String metered(CurLine line, String text) {
    return line.isMetered() ? text : null;
  }

  /** List prices may be in another currency than the bill; they are then kept by name alone. */
  static String listed(CurLine line, String text) {
    String priced = line.text(CurColumns.PRICING_CURRENCY);
    String billed = line.text(CurColumns.CURRENCY);
    boolean isSame = priced == null || priced.strip().equalsIgnoreCase(billed);
    return isSame ? metered(line, text) : null;
  }

  static String unit(CurLine line, String unit) {
    return isMetered(line) ? UNITS.getOrDefault(unit.strip().toLowerCase(Locale.ROOT), unit) : null;
  }

  /** Rows of spot machines have no unit; machines are metered in hours. */
  static String machineUnit(CurLine line, String usageType) {
    return isMetered(line) && line.usageType().isMachine() ? "Hours" : null;
  }

  private static boolean isMetered(CurLine line) {
    return line.isMetered() && line.text(CurColumns.USAGE_AMOUNT) != null;
  }

  static String pricingCategory(CurLine line, String type) {
    if (line.type() == null) {
      return null;
    }
    boolean isCommitted =
        line.type().isCovered() || CostRules.isNegation(line) || CostRules.unused(line) != null;
    if (isCommitted) {
      return "Committed";
    }
    boolean isPriced = line.type().isUsage() || line.type().category().equals("Purchase");
    return isPriced ? isSpot(line) ? "Dynamic" : "Standard" : null;
  }

  private static boolean isSpot(CurLine line) {
    return line.usageType().isSpot()
        || List.of(CurColumns.TERM, CurColumns.PURCHASE_OPTION, "product/marketoption").stream()
            .map(line::text)
            .anyMatch("Spot"::equalsIgnoreCase);
  }

  /** The kind of a resource: what stands before the first slash or colon of an ARN's last part. */
  static String resourceType(CurLine line, String resource) {
    if (line.isSplit() || resource.startsWith("i-")) {
      return "instance";
    }
    if (resource.startsWith("vol-")) {
      return "volume";
    }
    String[] parts = resource.split(":", 6);
    int end = parts.length < 6 ? -1 : firstOf(parts[5], '/', ':');
    return resource.startsWith("arn:") && end > 0 ? parts[5].substring(0, end) : null;
  }

  private static int firstOf(String text, char one, char other) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == one || text.charAt(i) == other) {
        return i;
      }
    }
    return -1;
  }

  /** What a price depends on, as FOCUS names it. */
  static String details(CurLine line, String usageType) {
    Map<String, Object> details = new LinkedHashMap<>();
    String named = line.text(CurColumns.INSTANCE_TYPE);
    put(details, "InstanceType", named == null ? line.usageType().instanceType() : named);
    put(details, "CoreCount", number(line, line.text("product/vcpu")));
    put(details, "GpuCount", number(line, line.text("product/gpu")));
    put(details, "OperatingSystem", line.text("product/operatingSystem"));
    return details.isEmpty() ? null : json(details);
  }

  static BigDecimal number(CurLine line, String text) {
    BigDecimal amount = text == null ? null : line.amountOf(text);
    if (amount == null) {
      return null;
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  static void put(Map<String, Object> map, String key, Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are JSON", e);
    }
  }
}
