package dev.plumbline.config;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a run tells machines how it went, beside its terminal. What is not configured is null.
 *
 * @param logFile the file that every line is appended to
 * @param metricsFile the text file that a Prometheus node exporter collects
 * @param lineage where the night's own OpenLineage events go
 */
public record Telling(LogFile logFile, MetricsFile metricsFile, Lineage lineage)
    implements Serializable {
  /** Nothing is told but on the terminal and in the lake. */
  public static final Telling NOTHING = new Telling(null, null, null);

  private static final int LARGEST = 10_000;

  /** Whether a log is rotated by its size or by the day. */
  public enum Rotation {
    /** When it has grown to its size. */
    SIZE,
    /** With the first line of a day (UTC), and by size as well. */
    DAILY
  }

  /**
   * A log.
   *
   * @param path where it is appended to
   * @param rotation when a new file is begun
   * @param megabytes the size at which one is begun
   * @param kept how many files that were rotated away are kept
   */
  public record LogFile(String path, Rotation rotation, int megabytes, int kept)
      implements Serializable {
    /** Refuses sizes and counts of no use. */
    public LogFile {
      Invalid.ifOutside(megabytes, 1, LARGEST, "log_megabytes");
      Invalid.ifOutside(kept, 1, LARGEST, "log_kept");
    }
  }

  /**
   * A file of metrics.
   *
   * @param path written whole by renaming, at the end of every run
   * @param name the label {@code name} of every series, for machines with several lakes; or null
   */
  public record MetricsFile(String path, String name) implements Serializable {
    /** Refuses a name that is no short word. */
    public MetricsFile {
      if (name != null && !name.matches("[A-Za-z0-9_.-]{1,64}")) {
        throw new Invalid(
            "has a metrics_name that is no short word",
            "write at most 64 letters, digits, dots, dashes and underscores");
      }
    }
  }

  /** Where events go: {@code transport:} as the clients of OpenLineage name it. */
  public sealed interface Lineage extends Serializable permits ToFile, ToHttp {}

  /**
   * Appended to a file, an event a line.
   *
   * @param location the file
   */
  public record ToFile(String location) implements Lineage {
    /** Where it lies. */
    public Path path() {
      return Path.of(location);
    }
  }

  /**
   * Posted, one after the other.
   *
   * @param target the whole address
   * @param timeout how long one try may take
   * @param apiKeyVariable the environment variable that holds the key, or null
   */
  public record ToHttp(URI target, Duration timeout, String apiKeyVariable) implements Lineage {
    /** Refuses addresses that are none, and secrets in them. */
    public ToHttp {
      String scheme = String.valueOf(target.getScheme());
      if (!scheme.equals("http") && !scheme.equals("https") || target.getHost() == null) {
        throw new Invalid("has a url without http:// or https:// and a host", "write the address");
      }
      if (target.getUserInfo() != null || target.getQuery() != null) {
        throw new Invalid(
            "has a url with a password or a query",
            "write the address alone; a key comes by auth: {type: api_key, api_key_variable:"
                + " NAME}");
      }
      Invalid.ifOutside(timeout.toMillis(), 1, 60_000, "timeoutInMillis");
    }

    /** The name of the variable of the key, if it is sent with one. */
    public Optional<String> keyVariable() {
      return Optional.ofNullable(apiKeyVariable);
    }
  }
}
