package dev.plumbline.config;

import dev.plumbline.config.Telling.Lineage;
import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.MetricsFile;
import dev.plumbline.config.Telling.Rotation;
import dev.plumbline.config.Telling.ToFile;
import dev.plumbline.config.Telling.ToHttp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The sections {@code run:} and {@code openlineage:} of the configuration file. */
final class TellingSection {
  private static final int MEGABYTES = 10;
  private static final int KEPT = 10;
  private static final int MILLISECONDS = 5000;
  private static final String ENDPOINT = "/api/v1/lineage";

  private TellingSection() {}

  /**
   * Reads and checks them.
   *
   * @param folder what paths are relative to
   */
  static Telling read(YamlSection root, String folder) {
    Optional<YamlSection> run = root.section("run");
    run.ifPresent(
        s ->
            s.knows(
                "log_file",
                "log_rotation",
                "log_megabytes",
                "log_kept",
                "metrics_file",
                "metrics_name"));
    return new Telling(
        run.flatMap(s -> logFile(s, folder)).orElse(null),
        run.flatMap(s -> metrics(s, folder)).orElse(null),
        root.section("openlineage").map(s -> lineage(s, folder)).orElse(null));
  }

  private static Optional<LogFile> logFile(YamlSection s, String folder) {
    Rotation rotation =
        s.value(
                "log_rotation",
                "size or daily",
                text -> Rotation.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Rotation.SIZE);
    int megabytes = s.integer("log_megabytes").orElse(MEGABYTES);
    int kept = s.integer("log_kept").orElse(KEPT);
    return here(s, "log_file", folder)
        .map(
            p -> s.checked(() -> new LogFile(p.normalize().toString(), rotation, megabytes, kept)));
  }

  private static Optional<MetricsFile> metrics(YamlSection s, String folder) {
    String name = s.text("metrics_name").orElse(null);
    return here(s, "metrics_file", folder)
        .map(p -> s.checked(() -> new MetricsFile(p.normalize().toString(), name)));
  }

  /**
   * Logs, metrics and events are files of the machine that runs it, wherever its configuration
   * lies.
   */
  private static Optional<Path> here(YamlSection s, String key, String folder) {
    Optional<Path> path = s.path(key, folder);
    if (path.isPresent() && folder.contains("://") && !s.required(key).startsWith("/")) {
      throw s.error(
          key + " is relative to a configuration that lies in a store",
          "name a file of the machine, beginning with /");
    }
    return path;
  }

  private static Lineage lineage(YamlSection section, String folder) {
    YamlSection s =
        section
            .knows("transport")
            .section("transport")
            .orElseThrow(
                () ->
                    section.error("openlineage lacks 'transport'", "add transport: {type: file}"));
    String type = s.required("type");
    return switch (type) {
      case "file" -> {
        s.knows("type", "location");
        s.required("location");
        yield new ToFile(here(s, "location", folder).orElseThrow().normalize().toString());
      }
      case "http" -> http(s);
      default -> throw s.error("transport has the type " + type, "write file or http");
    };
  }

  private static ToHttp http(YamlSection s) {
    s.knows("type", "url", "endpoint", "timeoutInMillis", "auth");
    s.required("url");
    URI url = s.value("url", "an address", URI::create).orElseThrow();
    String endpoint = s.text("endpoint").orElse(ENDPOINT);
    String base = url.toString().replaceAll("/+$", "");
    URI target =
        s.value(
                "url",
                "an address that an endpoint can follow",
                text -> URI.create(base + "/" + endpoint.replaceAll("^/+", "")))
            .orElseThrow();
    int timeout = s.integer("timeoutInMillis").orElse(MILLISECONDS);
    String variable = s.section("auth").map(TellingSection::variable).orElse(null);
    return s.checked(() -> new ToHttp(target, Duration.ofMillis(timeout), variable));
  }

  private static String variable(YamlSection auth) {
    if (auth.has("apiKey") || auth.has("api_key")) {
      throw auth.error(
          "auth holds a key",
          "take it out, make a new one, and write api_key_variable: NAME of an environment variable"
              + " that holds it");
    }
    auth.knows("type", "api_key_variable");
    if (!auth.required("type").equals("api_key")) {
      throw auth.error("auth has an unknown type", "write type: api_key");
    }
    return auth.required("api_key_variable");
  }
}
