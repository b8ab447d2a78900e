package dev.plumbline.ingest;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a source's files leave open and its configuration says. Absent settings are null inside and
 * empty outside, so that the record can travel to executors.
 *
 * @param timeZone zone of local times, or null
 * @param node the host whose files these are, or null
 * @param nodePattern regular expression over the file's path whose group 1 is the host, or null
 * @param dateOrder how dates such as 03/04/2026 are meant, or null
 * @param decimalMark which sign stands before the decimals of amounts, or null
 * @param mapping a declared mapping of columns, or null
 * @param registry the model registry that its records are about, or null
 */
public record SourceDialect(
    ZoneId timeZone,
    String node,
    String nodePattern,
    DateOrder dateOrder,
    DecimalMark decimalMark,
    MappingFile mapping,
    String registry)
    implements Serializable {

  /** Nothing is said. */
  public static final SourceDialect NONE =
      new SourceDialect(null, null, null, null, null, null, null);

  /** Which of two numbers below 13 is the month. */
  public enum DateOrder {
    /** 03/04 is the third of April. */
    DAY_FIRST,
    /** 03/04 is the fourth of March. */
    MONTH_FIRST
  }

  /** Which sign stands before the decimals; the other one separates thousands. */
  public enum DecimalMark {
    /** 1,250.50 */
    POINT,
    /** 1.250,50 */
    COMMA
  }

  /**
   * A mapping file of the configuration.
   *
   * @param path as the configuration names it, for errors
   * @param text its YAML
   */
  public record MappingFile(String path, String text) implements Serializable {}

  /** The zone of local times. */
  public Optional<ZoneId> zone() {
    return Optional.ofNullable(timeZone);
  }

  /** The declared mapping. */
  public Optional<MappingFile> declaredMapping() {
    return Optional.ofNullable(mapping);
  }

  /** How ambiguous dates are meant. */
  public Optional<DateOrder> declaredDateOrder() {
    return Optional.ofNullable(dateOrder);
  }

  /** The same with this zone. */
  public SourceDialect withTimeZone(ZoneId zone) {
    return new SourceDialect(zone, node, nodePattern, dateOrder, decimalMark, mapping, registry);
  }

  /** The same with this host. */
  public SourceDialect withNode(String host) {
    return new SourceDialect(
        timeZone, host, nodePattern, dateOrder, decimalMark, mapping, registry);
  }

  /** The same with this pattern of the host. */
  public SourceDialect withNodePattern(String pattern) {
    return new SourceDialect(timeZone, node, pattern, dateOrder, decimalMark, mapping, registry);
  }

  /** The same with this order of dates. */
  public SourceDialect withDateOrder(DateOrder order) {
    return new SourceDialect(timeZone, node, nodePattern, order, decimalMark, mapping, registry);
  }

  /** How amounts are written. */
  public Optional<DecimalMark> declaredDecimalMark() {
    return Optional.ofNullable(decimalMark);
  }

  /** The same with amounts written like this. */
  public SourceDialect withDecimalMark(DecimalMark mark) {
    return new SourceDialect(timeZone, node, nodePattern, dateOrder, mark, mapping, registry);
  }

  /** The same with this mapping. */
  public SourceDialect withMapping(MappingFile file) {
    return new SourceDialect(timeZone, node, nodePattern, dateOrder, decimalMark, file, registry);
  }

  /** The same with this model registry. */
  public SourceDialect withRegistry(String name) {
    return new SourceDialect(timeZone, node, nodePattern, dateOrder, decimalMark, mapping, name);
  }
}
