package dev.plumbline.storage.s3;

import dev.plumbline.storage.ObjectStore;
import dev.plumbline.storage.WholeFiles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** S3 as a place for landing, lake, reports and configuration; found as a service. */
public final class S3 implements ObjectStore {
  private static final String OF_HADOOP = "spark.hadoop.fs.s3a.";

  /** Called by Java, which finds the class as a service. */
  public S3() {}

  @Override
  public Set<String> schemes() {
    return Set.of("s3a");
  }

  /**
   * What Spark must be told:
   *
   * <ol>
   *   <li>Tables' logs are written by conditional puts.
   *   <li>Credentials are looked for by one chain, whoever asks.
   *   <li>A server that does not answer is given up after minutes, not after hours, and told of.
   *   <li>Markers of empty folders stay: to remove them costs a request for each file.
   *   <li>A file that is read is the one that was opened, where the server tells them apart.
   *   <li>The endpoint is the one that the environment names, if it names one.
   * </ol>
   */
  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.delta.logStore.s3a.impl", S3Logs.class.getName());
    settings.put(OF_HADOOP + "aws.credentials.provider", ChainCredentials.class.getName());
    settings.put(OF_HADOOP + "directory.marker.retention", "keep");
    settings.put(OF_HADOOP + "change.detection.version.required", "false");
    settings.put(OF_HADOOP + "attempts.maximum", "4");
    settings.put(OF_HADOOP + "retry.limit", "5");
    settings.put(OF_HADOOP + "retry.throttle.limit", "8");
    settings.put(OF_HADOOP + "connection.establish.timeout", "5000");
    settings.put(OF_HADOOP + "connection.timeout", "60000");
    settings.put(OF_HADOOP + "connection.maximum", "64");
    settings.put(OF_HADOOP + "s3.client.factory.impl", ToldConnector.class.getName());
    endpoint()
        .ifPresent(
            url -> {
              settings.put(OF_HADOOP + "endpoint", url);
              settings.put(
                  OF_HADOOP + "path.style.access",
                  Boolean.toString(!url.contains(".amazonaws.com")));
            });
    return settings;
  }

  /** By the names that Amazon's own programs look for. */
  private static java.util.Optional<String> endpoint() {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3"),
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getProperty("aws.endpointUrl"),
            System.getenv("AWS_ENDPOINT_URL"))
        .filter(url -> url != null && !url.isBlank())
        .findFirst();
  }

  @Override
  public WholeFiles files(Path root, Configuration hadoop) {
    return new S3WholeFiles(Bucket.of(root, hadoop), root);
  }

  @Override
  public void list(Path folder, Configuration hadoop, Consumer<Stored> each) throws IOException {
    new S3Listing(Bucket.of(folder, hadoop)).all(folder, each);
  }
}
