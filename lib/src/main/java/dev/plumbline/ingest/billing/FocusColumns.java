package dev.plumbline.ingest.billing;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of FOCUS Cost and Usage: their spelling, and which version brought which. */
public final class FocusColumns {
  private static final Set<Col> OWN =
      Set.of(
          FocusCharge.PERIOD,
          FocusCharge.SOURCE,
          FocusCharge.SOURCE_FORMAT,
          FocusCharge.SOURCE_FILE,
          FocusCharge.LINE_NUMBER,
          FocusCharge.EXTRA);

  /** FOCUS columns that a charge line has, in table order. */
  public static final List<Col> ALL =
      FocusCharge.TABLE.columns().stream().filter(column -> !OWN.contains(column)).toList();

  /** Columns without which no line can be used. */
  public static final List<Col> MANDATORY = ALL.stream().filter(Col::isRequired).toList();

  private static final Set<String> SINCE_1_4 =
      lowerCase(FocusCharge.COMMITMENT_PROGRAM_ELIGIBILITY_DETAILS, FocusCharge.INVOICE_DETAIL_ID);

  /** Mandatory in 1.3 beside the columns that 1.4 dropped for them. */
  private static final Set<String> NEW_PROVIDERS =
      lowerCase(FocusCharge.SERVICE_PROVIDER_NAME, FocusCharge.HOST_PROVIDER_NAME);

  private static final Set<String> UNTIL_1_3 =
      lowerCase(FocusCharge.PROVIDER_NAME, FocusCharge.PUBLISHER_NAME);

  private static final Set<String> SINCE_1_3 =
      lowerCase(
          FocusCharge.SERVICE_PROVIDER_NAME,
          FocusCharge.HOST_PROVIDER_NAME,
          FocusCharge.CONTRACT_APPLIED,
          FocusCharge.ALLOCATED_METHOD_ID,
          FocusCharge.ALLOCATED_METHOD_DETAILS,
          FocusCharge.ALLOCATED_RESOURCE_ID,
          FocusCharge.ALLOCATED_RESOURCE_NAME,
          FocusCharge.ALLOCATED_TAGS);

  private static final Set<String> SINCE_1_2 =
      lowerCase(
          FocusCharge.INVOICE_ID,
          FocusCharge.BILLING_ACCOUNT_TYPE,
          FocusCharge.SUB_ACCOUNT_TYPE,
          FocusCharge.PRICING_CURRENCY,
          FocusCharge.PRICING_CURRENCY_CONTRACTED_UNIT_PRICE,
          FocusCharge.PRICING_CURRENCY_EFFECTIVE_COST,
          FocusCharge.PRICING_CURRENCY_LIST_UNIT_PRICE);

  private static final Set<String> SINCE_1_1 =
      lowerCase(
          FocusCharge.CAPACITY_RESERVATION_ID,
          FocusCharge.CAPACITY_RESERVATION_STATUS,
          FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
          FocusCharge.COMMITMENT_DISCOUNT_UNIT,
          FocusCharge.SERVICE_SUBCATEGORY,
          FocusCharge.SKU_METER,
          FocusCharge.SKU_PRICE_DETAILS);

  private static final Map<String, Col> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(FocusColumns::lowerCase, c -> c));

  /** The column under this header in any case, or null when FOCUS does not know it. */
  public static Col named(String header) {
    return BY_NAME.get(header.trim().toLowerCase(Locale.ROOT));
  }

  /**
   * The newest version that brought one of these headers, as {@code FOCUS 1.2}. What 1.4 brought is
   * optional, so it is also told by what it dropped: ProviderName and PublisherName.
   */
  public static String version(List<String> headers) {
    Set<String> present = new HashSet<>();
    headers.forEach(header -> present.add(header.trim().toLowerCase(Locale.ROOT)));
    List<Set<String>> versions = List.of(SINCE_1_1, SINCE_1_2, SINCE_1_3, SINCE_1_4);
    int minor = 0;
    for (int i = 0; i < versions.size(); i++) {
      minor = versions.get(i).stream().anyMatch(present::contains) ? i + 1 : minor;
    }
    boolean isWithoutOldProviders =
        present.containsAll(NEW_PROVIDERS) && UNTIL_1_3.stream().noneMatch(present::contains);
    return "FOCUS 1." + (isWithoutOldProviders ? versions.size() : minor);
  }

  /** Mandatory columns that none of these headers names. */
  public static List<String> missing(List<String> headers) {
    Map<Col, String> named = new HashMap<>();
    headers.stream().filter(h -> named(h) != null).forEach(h -> named.put(named(h), h));
    List<String> missing = new ArrayList<>();
    MANDATORY.stream().filter(c -> !named.containsKey(c)).forEach(c -> missing.add(c.name()));
    return missing;
  }

  private static Set<String> lowerCase(Col... columns) {
    return Arrays.stream(columns)
        .map(FocusColumns::lowerCase)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String lowerCase(Col column) {
    return column.name().toLowerCase(Locale.ROOT);
  }

  private FocusColumns() {}
}
