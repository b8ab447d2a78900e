package dev.plumbline.storage;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The object stores whose modules are on the class path. */
public final class ObjectStores {
  private static final String S3A = "s3a";
  private static final List<String> OTHER_NAMES = List.of("s3", "s3n");
  private static final String OF_HADOOP = "spark.hadoop.";

  private ObjectStores() {}

  /**
   * The store that a path lies in; empty where Hadoop's own file systems are asked.
   *
   * @throws Failure where the path is of a store whose module is missing, or is written otherwise
   */
  public static Optional<ObjectStore> of(Path path) {
    String scheme = path.toUri().getScheme();
    if (scheme == null) {
      return Optional.empty();
    }
    if (OTHER_NAMES.contains(scheme)) {
      throw new Failure(
          Category.CONFIGURATION,
          "paths of " + scheme + ":// are not read",
          path.toString(),
          "write it as s3a://" + path.toString().substring(scheme.length() + 3));
    }
    Optional<ObjectStore> found =
        Found.ALL.stream().filter(store -> store.schemes().contains(scheme)).findFirst();
    if (found.isEmpty() && scheme.equals(S3A)) {
      throw new Failure(
          Category.CONFIGURATION,
          "the module for S3 is not there",
          path + " lies in S3, and plumbline-s3 is not on the class path",
          "run ./plumbline --with-s3 …; with spark-submit add its jar by --jars, see docs/s3.md");
    }
    return found;
  }

  /** The same of a path as it is written in a configuration. */
  public static Optional<ObjectStore> of(String path) {
    return isUri(path) ? of(new Path(path)) : Optional.empty();
  }

  /** True for what names a file system, as {@code s3a://bucket/folder} does. */
  public static boolean isUri(String path) {
    return path.indexOf("://") > 0;
  }

  /** What Spark must be told to reach all of them. */
  public static Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    Found.ALL.forEach(store -> settings.putAll(store.settings()));
    return settings;
  }

  /**
   * Hadoop's settings where there is no session.
   *
   * @param more what the configuration says of stores, by Hadoop's names
   */
  public static Configuration hadoop(Map<String, String> more) {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.file.impl", LocalFiles.class.getName());
    settings()
        .forEach(
            (name, value) -> {
              if (name.startsWith(OF_HADOOP)) {
                hadoop.set(name.substring(OF_HADOOP.length()), value);
              }
            });
    more.forEach(hadoop::set);
    return hadoop;
  }

  /**
   * More settings, by Hadoop's names, for whoever answers a person at once: a store that is away is
   * told after seconds.
   */
  public static Map<String, String> impatient(Map<String, String> more) {
    Map<String, String> settings = new TreeMap<>(more);
    settings.put("plumbline.s3.attempts", "3");
    settings.put("fs.s3a.attempts.maximum", "1");
    settings.put("fs.s3a.retry.limit", "1");
    settings.put("fs.s3a.retry.throttle.limit", "2");
    return settings;
  }

  private static final class Found {
    private static final List<ObjectStore> ALL =
        ServiceLoader.load(ObjectStore.class).stream().map(ServiceLoader.Provider::get).toList();
  }
}
