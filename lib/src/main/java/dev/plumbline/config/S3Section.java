package dev.plumbline.config;

import dev.plumbline.config.S3.Encryption;
import dev.plumbline.config.S3.Retention;
import dev.plumbline.config.S3.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The section {@code s3:} of the configuration file, and what sources say of their buckets. */
final class S3Section {
  /** What a source may say of the bucket that it lies in. */
  static final List<String> OF_SOURCES = List.of("endpoint", "region");

  private S3Section() {}

  /** What holds for all buckets. */
  static S3 read(YamlSection section) {
    section.knows("endpoint", "region", "path_style", "sse", "sse_key", "object_lock");
    return new S3(
        section.checked(
            () ->
                new Server(
                    section.text("endpoint").orElse(null),
                    section.text("region").orElse(null),
                    section.value("path_style", "true or false", S3Section::isTrue).orElse(null))),
        section.checked(
            () ->
                new Encryption(
                    section.text("sse").orElse(null), section.text("sse_key").orElse(null))),
        section.section("object_lock").map(S3Section::retention).orElse(Retention.NONE),
        Map.of());
  }

  private static Boolean isTrue(String text) {
    if (!List.of("true", "false").contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }

  private static Retention retention(YamlSection section) {
    section.knows("mode", "days");
    String mode = section.required("mode");
    int days = section.integer("days").orElse(0);
    return section.checked(() -> new Retention(mode, days));
  }

  /** The same with the buckets of sources that say where these are. */
  static S3 with(S3 all, List<YamlSection> sources) {
    Map<String, Server> buckets = new TreeMap<>();
    for (YamlSection source : sources) {
      if (OF_SOURCES.stream().anyMatch(source::has)) {
        String bucket = bucket(source);
        Server server = source.checked(() -> server(source));
        Server other = buckets.put(bucket, server);
        if (other != null && !other.equals(server)) {
          throw source.error(
              "another source has the bucket " + bucket + " at another endpoint or region",
              "write the same for all sources of a bucket");
        }
      }
    }
    return new S3(all.server(), all.encryption(), all.retention(), buckets);
  }

  private static Server server(YamlSection source) {
    return new Server(
        source.text("endpoint").orElse(null), source.text("region").orElse(null), null);
  }

  private static String bucket(YamlSection source) {
    String path = source.required("path");
    return Optional.of(path)
        .filter(text -> text.startsWith("s3a://"))
        .map(text -> text.substring("s3a://".length()).split("/", -1)[0])
        .filter(name -> !name.isEmpty())
        .orElseThrow(
            () ->
                source.error(
                    "endpoint and region are of buckets, and path names none: " + path,
                    "write path: s3a://BUCKET/…, or leave them out"));
  }
}
