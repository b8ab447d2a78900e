package dev.plumbline.ingest;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of a source, as far as reading its files depends on it. Absent
 * settings are null inside and empty outside, so that the record can travel to executors.
 *
 * @param name the configured source name
 * @param format id of the ingester
 * @param cluster put on every label set, or null
 * @param instantPattern regular expression over the file name whose group 1 is the instant, or null
 * @param instantFormat {@link java.time.format.DateTimeFormatter} pattern of that group, or null
 * @param fixedInstant the instant of samples that have none otherwise, or null
 * @param interval the declared nominal interval, or null
 * @param exporterPods prefixes of the exporter's own pods, never owners
 * @param runIdLabel the label that carries a training run's id, or null
 * @param dialect what the files leave open
 */
public record SourceSettings(
    String name,
    String format,
    String cluster,
    String instantPattern,
    String instantFormat,
    Instant fixedInstant,
    Duration interval,
    List<String> exporterPods,
    String runIdLabel,
    SourceDialect dialect)
    implements Serializable {

  /** Settings of a source that only says its name and format. */
  public static SourceSettings of(String name, String format) {
    return new SourceSettings(
        name, format, null, null, null, null, null, List.of(), null, SourceDialect.NONE);
  }

  /** The same settings for files of this dialect. */
  public SourceSettings with(SourceDialect spoken) {
    return new SourceSettings(
        name,
        format,
        cluster,
        instantPattern,
        instantFormat,
        fixedInstant,
        interval,
        exporterPods,
        runIdLabel,
        spoken);
  }

  /** The configured cluster. */
  public Optional<String> clusterName() {
    return Optional.ofNullable(cluster);
  }

  /** The configured last-resort instant. */
  public Optional<Instant> lastResortInstant() {
    return Optional.ofNullable(fixedInstant);
  }

  /** The label that carries a run id. */
  public Optional<String> runLabel() {
    return Optional.ofNullable(runIdLabel);
  }
}
