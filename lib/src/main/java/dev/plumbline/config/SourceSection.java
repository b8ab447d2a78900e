package dev.plumbline.config;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.failure.Invalid;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.DateOrder;
import dev.plumbline.ingest.SourceDialect.DecimalMark;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.Unread;
import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One entry under {@code sources:} of the configuration file. */
final class SourceSection {
  private static final String[] KEYS = {
    "name",
    "format",
    "path",
    "instant_pattern",
    "instant_format",
    "instant",
    "interval_seconds",
    "cluster",
    "exporter_pods",
    "replica_labels",
    "export_scope",
    "late_after_days",
    "time_zone",
    "node",
    "node_pattern",
    "date_order",
    "decimal_mark",
    "mapping",
    "registry",
    "endpoint",
    "region"
  };

  /** Formats whose amounts are read as they stand in the file. */
  private static final List<String> READ_AS_WRITTEN = List.of("focus-csv", "azure-cost-csv");

  private final YamlSection section;
  private final Place place;

  private SourceSection(YamlSection section, Place place) {
    this.section = section;
    this.place = place;
  }

  /**
   * Reads and checks one source.
   *
   * @param shared what holds for all sources
   * @param names the names taken so far
   */
  static Configuration.Source read(
      YamlSection section, ConfigurationFile.Shared shared, Set<String> names) {
    section.knows(KEYS);
    String name = registry(section, section.required("name"));
    if (!names.add(name)) {
      throw section.error(
          "the source name " + name + " stands twice", "give each source its own name");
    }
    return new SourceSection(section, shared.place()).read(name, shared);
  }

  private Configuration.Source read(String name, ConfigurationFile.Shared shared) {
    String format = section.required("format");
    boolean isAuto = format.equals(Ingesters.AUTO);
    Ingester ingester =
        isAuto ? new Unread() : Ingesters.of(format).orElseThrow(() -> unread(name, format));
    SourceSettings settings =
        SourceSettings.of(name, format)
            .with(labels(shared.runLabel()))
            .with(shared.privacy())
            .with(instants())
            .with(interval())
            .with(dialect());
    boolean isWritten = settings.dialect().declaredDecimalMark().isPresent();
    if (isWritten && !READ_AS_WRITTEN.contains(format)) {
      throw section.error(
          "source " + name + ": decimal_mark is not read of " + format,
          "leave it out; it is for " + String.join(" and ", READ_AS_WRITTEN));
    }
    try {
      ingester.check(settings);
    } catch (MalformedFile e) {
      throw new Failure(
          Category.CONFIGURATION,
          "source " + name + ": " + e.problem() + " (" + e.reason() + ")",
          e.file() + " line " + e.line(),
          e.remedy(),
          e);
    }
    return new Configuration.Source(settings, place.folder(), glob(), scope(), lateDays());
  }

  private Failure unread(String name, String format) {
    List<String> formats = Ingesters.ALL.stream().map(Ingester::format).toList();
    return section.error(
        "source " + name + ": the format " + format + " is not read",
        "use " + Ingesters.AUTO + " or one of: " + String.join(", ", formats));
  }

  private SourceSettings.Labels labels(String runLabel) {
    return new SourceSettings.Labels(
        section.text("cluster").orElse(null),
        section.texts("exporter_pods"),
        runLabel,
        section.has("replica_labels")
            ? section.texts("replica_labels")
            : SourceSettings.Labels.USUAL_REPLICAS);
  }

  private SourceSettings.Instants instants() {
    Optional<String> pattern =
        section.value(
            "instant_pattern",
            "a pattern whose group 1 is the instant",
            text -> {
              if (Pattern.compile(text).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException(text);
              }
              return text;
            });
    Optional<String> format =
        section.value(
            "instant_format",
            "a pattern of letters such as yyyyMMdd'T'HHmmssX",
            text -> {
              Objects.requireNonNull(DateTimeFormatter.ofPattern(text, Locale.ROOT));
              return text;
            });
    if (format.isPresent() && pattern.isEmpty()) {
      throw section.error(
          "instant_format without instant_pattern reads nothing",
          "add instant_pattern:, whose group 1 is the part of the file's name to read");
    }
    return new SourceSettings.Instants(
        pattern.orElse(null), format.orElse(null), section.instant("instant").orElse(null));
  }

  private Duration interval() {
    Optional<Integer> seconds = section.integer("interval_seconds");
    return section.checked(
        () -> {
          seconds.ifPresent(
              value ->
                  Invalid.ifOutside(value, 1, Duration.ofDays(1).toSeconds(), "interval_seconds"));
          return seconds.map(Duration::ofSeconds).orElse(null);
        });
  }

  private SourceDialect dialect() {
    return new SourceDialect(
        section.value("time_zone", "a zone such as Europe/Berlin", ZoneId::of).orElse(null),
        section.text("node").orElse(null),
        section
            .value("node_pattern", "a pattern with one group", SourceSection::group)
            .orElse(null),
        section
            .value(
                "date_order",
                "day_first or month_first",
                text -> DateOrder.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(null),
        section
            .value(
                "decimal_mark",
                "point or comma",
                text -> DecimalMark.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(null),
        section.text("mapping").map(this::mapping).orElse(null),
        section.text("registry").map(name -> registry(section, name)).orElse(null));
  }

  private static String registry(YamlSection section, String name) {
    if (name.equals(ModelVersion.UNRESOLVED)) {
      throw section.error(
          "no source and no registry can be called "
              + name
              + ": tables write that where none is known",
          "give it another name");
    }
    return name;
  }

  private static String group(String pattern) {
    if (Pattern.compile(pattern).matcher("").groupCount() != 1) {
      throw new IllegalArgumentException(pattern);
    }
    return pattern;
  }

  private MappingFile mapping(String path) {
    Path file = section.path("mapping", place.folder()).orElseThrow();
    try {
      return new MappingFile(path, place.beside(path));
    } catch (IOException e) {
      throw new Failure(
          Category.CONFIGURATION,
          "the mapping " + path + " cannot be read",
          file + ": " + e.getClass().getSimpleName(),
          "correct mapping: of the source; it is relative to the configuration's folder",
          e);
    }
  }

  private Integer lateDays() {
    Optional<Integer> days = section.integer("late_after_days");
    return section.checked(
        () -> {
          days.ifPresent(value -> Invalid.ifOutside(value, 0, 366, "late_after_days"));
          return days.orElse(null);
        });
  }

  private String glob() {
    String path = section.required("path");
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + path);
      return path;
    } catch (PatternSyntaxException e) {
      throw section.error("path is no pattern: " + path, "mend it: " + e.getDescription());
    }
  }

  private ExportScope scope() {
    return section
        .value(
            "export_scope",
            "period or delta",
            text -> ExportScope.valueOf(text.toUpperCase(Locale.ROOT)))
        .orElse(ExportScope.PERIOD);
  }
}
