package dev.plumbline.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The published conformance model of FOCUS 1.2, applied to the cells of a CSV as it says. */
public final class FocusModel {
  private static final BigDecimal MILLIONTH = new BigDecimal("1e-6");
  private static final BigDecimal LAST_DIGIT = new BigDecimal("1e-8");

  private final JsonNode rules;

  /** Reads the model. */
  public FocusModel(Path file) throws IOException {
    rules = new ObjectMapper().readTree(file.toFile()).path("ModelRules");
  }

  /** True when the line is one that the rule speaks of and does not do what it demands. */
  public boolean isBroken(String id, Map<String, String> line) {
    JsonNode criteria = rules.path(id).path("ValidationCriteria");
    JsonNode requirement = criteria.path("Requirement");
    if (requirement.isMissingNode() || requirement.isEmpty()) {
      throw new IllegalArgumentException("the model demands nothing by " + id);
    }
    return conditions(id).stream().allMatch(condition -> holds(condition, line))
        && !holds(requirement, line);
  }

  /** A rule's own condition, and those of the rules it is part of. */
  private List<JsonNode> conditions(String id) {
    List<JsonNode> conditions = new ArrayList<>();
    conditions.add(rules.path(id).path("ValidationCriteria").path("Condition"));
    rules.forEach(
        rule -> {
          JsonNode criteria = rule.path("ValidationCriteria");
          if (criteria.path("Requirement").findValuesAsText("ModelRuleId").contains(id)) {
            conditions.add(criteria.path("Condition"));
          }
        });
    return conditions;
  }

  private static boolean holds(JsonNode check, Map<String, String> line) {
    if (check.isEmpty()) {
      return true;
    }
    if (check.has("AND")) {
      // Some conditions leave the function's name out.
      JsonNode items = check.path("AND");
      return items.isArray() ? all(items, line) : holds(items, line);
    }
    String value = line.get(check.path("ColumnName").asText());
    String wanted = check.path("Value").isNull() ? null : check.path("Value").asText();
    return switch (check.path("CheckFunction").asText()) {
      case "AND" -> all(check.path("Items"), line);
      case "OR" ->
          StreamSupport.stream(check.path("Items").spliterator(), false)
              .anyMatch(item -> holds(item, line));
      case "CheckValue" -> isEqual(value, wanted);
      case "CheckNotValue" -> !isEqual(value, wanted);
      case "CheckGreaterOrEqualThanValue" ->
          new BigDecimal(value).compareTo(new BigDecimal(wanted)) >= 0;
      case "CheckNationalCurrency" ->
          Currency.getAvailableCurrencies().stream()
              .anyMatch(currency -> currency.getCurrencyCode().equals(value));
      case "ColumnByColumnEqualsColumnValue" ->
          isProduct(
              line.get(check.path("ColumnAName").asText()),
              line.get(check.path("ColumnBName").asText()),
              line.get(check.path("ResultColumnName").asText()));
      default -> throw new IllegalArgumentException(check.toString());
    };
  }

  private static boolean all(JsonNode items, Map<String, String> line) {
    return StreamSupport.stream(items.spliterator(), false).allMatch(item -> holds(item, line));
  }

  private static boolean isEqual(String value, String wanted) {
    return value == null ? wanted == null : value.equals(wanted);
  }

  /** The model asks for equality; printed prices are rounded, so we grant a millionth. */
  private static boolean isProduct(String price, String quantity, String cost) {
    Optional<BigDecimal> given = Optional.ofNullable(cost).map(BigDecimal::new);
    BigDecimal product = new BigDecimal(price).multiply(new BigDecimal(quantity));
    return given
        .map(
            amount ->
                product
                        .subtract(amount)
                        .abs()
                        .compareTo(
                            product.abs().max(amount.abs()).multiply(MILLIONTH).add(LAST_DIGIT))
                    <= 0)
        .orElse(true);
  }
}
