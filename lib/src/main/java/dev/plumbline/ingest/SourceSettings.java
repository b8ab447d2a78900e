package dev.plumbline.ingest;

import dev.plumbline.ingest.secrets.Privacy;
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
 * @param instants when samples are of that do not say it
 * @param interval the declared nominal interval, or null
 * @param labels what is known of the labels of samples and jobs
 * @param dialect what the files leave open
 * @param privacy what of the rows is personal data
 */
public record SourceSettings(
    String name,
    String format,
    Instants instants,
    Duration interval,
    Labels labels,
    SourceDialect dialect,
    Privacy privacy)
    implements Serializable {

  /**
   * When samples are of that do not say it.
   *
   * @param pattern regular expression over the file name whose group 1 is the instant, or null
   * @param format {@link java.time.format.DateTimeFormatter} pattern of that group, or null
   * @param fixed the instant of samples that have none otherwise, or null
   */
  public record Instants(String pattern, String format, Instant fixed) implements Serializable {
    /** Nothing says it. */
    public static final Instants NONE = new Instants(null, null, null);

    /** This one holds for all. */
    public static Instants of(Instant fixed) {
      return new Instants(null, null, fixed);
    }
  }

  /**
   * What is known of labels.
   *
   * @param cluster put on every label set, or null
   * @param exporterPods prefixes of the exporter's own pods, never owners
   * @param runId the label that carries a training run's id, or null
   * @param replicas the labels that tell several scrapers of one device apart
   */
  public record Labels(
      String cluster, List<String> exporterPods, String runId, List<String> replicas)
      implements Serializable {
    /** Prometheus pairs, Thanos receivers, and the exporter that was scraped. */
    public static final List<String> USUAL_REPLICAS =
        List.of("prometheus_replica", "replica", "receive_replica", "instance");

    /** Labels of which the usual ones tell replicas apart. */
    public Labels(String cluster, List<String> exporterPods, String runId) {
      this(cluster, exporterPods, runId, USUAL_REPLICAS);
    }

    /** Nothing is known. */
    public static final Labels NONE = new Labels(null, List.of(), null);
  }

  /** Settings of a source that only says its name and format. */
  public static SourceSettings of(String name, String format) {
    return new SourceSettings(
        name, format, Instants.NONE, null, Labels.NONE, SourceDialect.NONE, Privacy.NONE);
  }

  /** The same settings for files of this dialect. */
  public SourceSettings with(SourceDialect spoken) {
    return new SourceSettings(name, format, instants, interval, labels, spoken, privacy);
  }

  /** The same settings with these instants. */
  public SourceSettings with(Instants said) {
    return new SourceSettings(name, format, said, interval, labels, dialect, privacy);
  }

  /** The same settings with this interval, which may be null. */
  public SourceSettings with(Duration nominal) {
    return new SourceSettings(name, format, instants, nominal, labels, dialect, privacy);
  }

  /** The same settings with these labels. */
  public SourceSettings with(Labels known) {
    return new SourceSettings(name, format, instants, interval, known, dialect, privacy);
  }

  /** The same settings with this of its rows as personal data. */
  public SourceSettings with(Privacy declared) {
    return new SourceSettings(name, format, instants, interval, labels, dialect, declared);
  }

  /** A digest over what the rows of the source's files depend on. */
  public String digest() {
    return SettingsDigest.of(this);
  }

  /** The configured cluster. */
  public Optional<String> clusterName() {
    return Optional.ofNullable(labels.cluster());
  }

  /** The configured last-resort instant. */
  public Optional<Instant> lastResortInstant() {
    return Optional.ofNullable(instants.fixed());
  }

  /** The label that carries a run id. */
  public Optional<String> runLabel() {
    return Optional.ofNullable(labels.runId());
  }
}
