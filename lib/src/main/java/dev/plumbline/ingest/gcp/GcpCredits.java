package dev.plumbline.ingest.gcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.billing.Amounts;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The credits of a line.
 *
 * @param sum of all amounts, which are negative
 * @param isRounded true when one of them had more than twelve decimal places
 * @param type of the first credit for committed use, or null
 * @param id of that credit, or null
 * @param name of that credit, or null
 */
record GcpCredits(BigDecimal sum, boolean isRounded, String type, String id, String name) {
  /** The commitment is of resources: hours of cores, memory and GPUs. */
  static final String RESOURCES = "COMMITTED_USAGE_DISCOUNT";

  /** The commitment is of money, and its discount stands on the usage. */
  static final String DOLLARS = "COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE";

  /** The commitment is of money, and what its use has paid for is taken off its fee. */
  static final String FEE_OFFSET = "FEE_UTILIZATION_OFFSET";

  private static final JsonNode NOTHING = GcpLists.JSON.createObjectNode();
  private static final Set<String> COMMITTED = Set.of(RESOURCES, DOLLARS, FEE_OFFSET);

  /**
   * Reads the list; null when one of its amounts cannot be read, so that none is lost. A number of
   * JSON is one whatever the source's decimal mark; a text is read as the file's amounts are.
   *
   * @param mark the declared decimal mark of the source, or null
   * @param currency that of the line, or null
   */
  static GcpCredits of(String text, DecimalMark mark, String currency) {
    JsonNode list = GcpLists.of(text);
    if (list == null) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    boolean isRounded = false;
    JsonNode committed = NOTHING;
    for (JsonNode credit : list) {
      JsonNode value = credit.path("amount");
      Amounts.Read amount =
          value.isTextual()
              ? Amounts.written(value.textValue(), mark, currency)
              : Amounts.of(value.asText());
      if (amount.amount() == null) {
        return null;
      }
      sum = sum.add(amount.amount());
      isRounded |= amount.isRounded();
      if (committed == NOTHING && COMMITTED.contains(credit.path("type").asText())) {
        committed = credit;
      }
    }
    String name = text(committed.path("full_name"));
    return new GcpCredits(
        sum,
        isRounded,
        text(committed.path("type")),
        text(committed.path("id")),
        name == null ? text(committed.path("name")) : name);
  }

  private static String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }
}
