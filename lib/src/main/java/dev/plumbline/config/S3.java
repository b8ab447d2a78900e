package dev.plumbline.config;

import dev.plumbline.failure.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How S3 is reached. Nothing of it is secret: credentials come from where programs for S3 look for
 * them, and never from a configuration.
 *
 * @param server where requests go
 * @param encryption how objects are encrypted where they lie
 * @param retention how long reports cannot be removed
 * @param buckets the buckets of sources that lie elsewhere
 */
public record S3(
    Server server, Encryption encryption, Retention retention, Map<String, Server> buckets) {
  /** Nothing is said: the environment and Amazon's own defaults hold. */
  public static final S3 NONE = new S3(Server.NONE, Encryption.NONE, Retention.NONE, Map.of());

  /** Settings; the map is copied. */
  public S3 {
    buckets = Map.copyOf(buckets);
  }

  /**
   * Where requests go.
   *
   * @param endpoint a URL, or null for Amazon's
   * @param region or null
   * @param isPathStyle whether buckets stand in the path and not in the host's name, or null: so on
   *     every server but Amazon's
   */
  public record Server(String endpoint, String region, Boolean isPathStyle) {
    /** Nothing is said. */
    public static final Server NONE = new Server(null, null, null);

    /** Refuses what is no URL. */
    public Server {
      if (endpoint != null && !endpoint.matches("https?://[^/\\s@?#]+/?")) {
        throw new Invalid(
            "has an endpoint that is no URL of a server: " + endpoint,
            "write it as https://HOST or https://HOST:PORT, without credentials");
      }
    }

    private void into(Map<String, String> settings, String prefix) {
      if (endpoint != null) {
        boolean isAmazon = endpoint.contains(".amazonaws.com");
        settings.put(prefix + "endpoint", endpoint);
        settings.put(prefix + "path.style.access", Boolean.toString(!isAmazon));
      }
      if (region != null) {
        settings.put(prefix + "endpoint.region", region);
      }
      if (isPathStyle != null) {
        settings.put(prefix + "path.style.access", isPathStyle.toString());
      }
    }
  }

  /**
   * How objects are encrypted where they lie.
   *
   * @param algorithm {@code AES256}, {@code aws:kms}, or null for what the bucket says
   * @param key the key's name for {@code aws:kms}, or null for the account's own
   */
  public record Encryption(String algorithm, String key) {
    /** As the bucket says. */
    public static final Encryption NONE = new Encryption(null, null);

    private static final String KMS = "aws:kms";

    /** Refuses what no server knows. */
    public Encryption {
      if (algorithm != null && !List.of("AES256", KMS).contains(algorithm)) {
        throw new Invalid("has sse " + algorithm, "write AES256 or aws:kms");
      }
      if (key != null && !Objects.equals(algorithm, KMS)) {
        throw new Invalid("has a key without sse: aws:kms", "write sse: aws:kms beside it");
      }
    }
  }

  /**
   * How long reports cannot be removed, by the bucket's object lock.
   *
   * @param mode {@code governance}, {@code compliance}, or null for what the bucket says
   * @param days from when a file is written
   */
  public record Retention(String mode, int days) {
    /** As the bucket says. */
    public static final Retention NONE = new Retention(null, 0);

    private static final int MOST_DAYS = 36_500;

    /** Refuses what no server knows. */
    public Retention {
      if (mode != null) {
        if (!List.of("governance", "compliance").contains(mode)) {
          throw new Invalid("has mode " + mode, "write governance or compliance");
        }
        Invalid.ifOutside(days, 1, MOST_DAYS, "days");
      }
    }
  }

  /** The same by Hadoop's names; what is not said is not in it. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    server.into(settings, "fs.s3a.");
    buckets.forEach((bucket, its) -> its.into(settings, "fs.s3a.bucket." + bucket + "."));
    if (encryption.algorithm() != null) {
      boolean isKms = encryption.algorithm().equals(Encryption.KMS);
      settings.put("fs.s3a.encryption.algorithm", isKms ? "SSE-KMS" : "AES256");
      if (encryption.key() != null) {
        settings.put("fs.s3a.encryption.key", encryption.key());
      }
    }
    if (retention.mode() != null) {
      settings.put("plumbline.s3.retention.mode", retention.mode());
      settings.put("plumbline.s3.retention.days", Integer.toString(retention.days()));
    }
    return settings;
  }
}
