package dev.plumbline.config;

import dev.plumbline.ingest.SourceSettings;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * The typed configuration; a YAML file holds it, read by a reader that from YAML and refuses
 * unknown keys.
 *
 * @param lake folder or URI of the Delta tables
 * @param futureTolerance how far ahead of the run's clock a record may be
 * @param rejectedShareLimit greatest allowed share of rejected records per source
 * @param closeAfterDays days after a billing period's end at which it is closed
 * @param sources what is read
 * @param nodes node to billing resource
 * @param owners namespace to team and project
 * @param prices the dated price list for time without a charge
 */
public record Configuration(
    String lake,
    Duration futureTolerance,
    double rejectedShareLimit,
    int closeAfterDays,
    List<Source> sources,
    List<Node> nodes,
    List<Owner> owners,
    List<Price> prices)
    implements Serializable {

  /**
   * A configured source.
   *
   * @param settings what its ingester needs
   * @param folder the folder that the glob is relative to
   * @param glob which files
   * @param exportScope which export of a billing period is in force
   */
  public record Source(SourceSettings settings, String folder, String glob, ExportScope exportScope)
      implements Serializable {}

  /** Which files of a billing source count. */
  public enum ExportScope {
    /** Only the newest file per source and billing period. */
    PERIOD,
    /** All files. */
    DELTA
  }

  /**
   * Where a node's bill is.
   *
   * @param node as telemetry names it
   * @param cluster the node's cluster, or null
   * @param provider as the bill names it
   * @param subAccount as the bill names it, or null
   * @param resourceId the ResourceId it is billed under
   * @param instanceType tells how many GPUs it has (facts)
   */
  public record Node(
      String node,
      String cluster,
      String provider,
      String subAccount,
      String resourceId,
      String instanceType)
      implements Serializable {}

  /** Which team and project a namespace belongs to. */
  public record Owner(String namespace, String team, String project) implements Serializable {}

  /** A list price per GPU-hour from a date on. */
  public record Price(
      String provider,
      String instanceType,
      LocalDate from,
      BigDecimal pricePerGpuHour,
      String currency)
      implements Serializable {}
}
