package dev.plumbline.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AUtils;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * A bucket and the way to it. The settings are those of Hadoop's own S3, so that both go the same
 * way: {@code fs.s3a.endpoint} and what stands for one bucket, {@code fs.s3a.bucket.NAME.endpoint}.
 *
 * @param name what it is called
 * @param server where it is, for messages
 * @param client without attempts of its own: whoever puts under a condition counts them
 * @param settings Hadoop's, with those of this bucket in place of the general ones
 */
record Bucket(String name, String server, S3Client client, Configuration settings) {
  private static final String PREFIX = "fs.s3a.";
  private static final String AMAZON = "Amazon S3";
  private static final Map<String, S3Client> CLIENTS = new ConcurrentHashMap<>();

  static Bucket of(Path path, Configuration hadoop) {
    String name = name(path.toUri());
    Configuration settings = S3AUtils.propagateBucketOptions(hadoop, name);
    String endpoint = endpoint(settings).orElse("");
    String region = settings.getTrimmed(PREFIX + "endpoint.region", "");
    boolean isPathStyle = settings.getBoolean(PREFIX + "path.style.access", false);
    S3Client client =
        CLIENTS.computeIfAbsent(
            endpoint + " " + region + " " + isPathStyle,
            key -> client(endpoint, region, isPathStyle));
    return new Bucket(name, server(settings), client, settings);
  }

  /** Where a bucket of these settings is, for messages. */
  static String server(Configuration settings) {
    return endpoint(settings).orElse(AMAZON);
  }

  /** The bucket that a URI names; one with an underscore is no host to Java. */
  static String name(URI uri) {
    String name = uri.getHost() == null ? uri.getAuthority() : uri.getHost();
    if (name == null) {
      throw new IllegalArgumentException(uri + " names no bucket");
    }
    return name;
  }

  private static Optional<String> endpoint(Configuration settings) {
    String endpoint = settings.getTrimmed(PREFIX + "endpoint", "");
    if (endpoint.isEmpty() || endpoint.equals("s3.amazonaws.com")) {
      return Optional.empty();
    }
    boolean isSecure = settings.getBoolean(PREFIX + "connection.ssl.enabled", true);
    String scheme = isSecure ? "https://" : "http://";
    return Optional.of(endpoint.contains("://") ? endpoint : scheme + endpoint);
  }

  private static S3Client client(String endpoint, String region, boolean isPathStyle) {
    String server = endpoint.isEmpty() ? AMAZON : endpoint;
    S3ClientBuilder client =
        S3Client.builder()
            .credentialsProvider(ChainCredentials.CHAIN)
            .region(region.isEmpty() ? region(endpoint) : Region.of(region))
            .forcePathStyle(isPathStyle)
            .crossRegionAccessEnabled(endpoint.isEmpty())
            // Servers other than Amazon's do not know every checksum.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(Duration.ofSeconds(5))
                    .socketTimeout(Duration.ofSeconds(30)))
            .overrideConfiguration(
                all ->
                    all.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new ToldRequests(server)))
            .serviceConfiguration(s3 -> s3.expectContinueEnabled(false));
    if (!endpoint.isEmpty()) {
      client.endpointOverride(URI.create(endpoint));
    }
    return client.build();
  }

  /** Servers other than Amazon's have a region only for the signature. */
  private static Region region(String endpoint) {
    try {
      return endpoint.isEmpty() || endpoint.contains(".amazonaws.com")
          ? new DefaultAwsRegionProviderChain().getRegion()
          : Region.US_EAST_1;
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  /** The key of a path of this bucket. */
  static String key(Path path) {
    String key = path.toUri().getPath();
    return key.startsWith("/") ? key.substring(1) : key;
  }

  /** What the keys of a folder's files begin with; the whole bucket's begin with nothing. */
  static String prefix(Path folder) {
    String key = key(folder);
    return key.isEmpty() || key.endsWith("/") ? key : key + "/";
  }

  Path path(String key) {
    return new Path("s3a", name, "/" + key);
  }
}
