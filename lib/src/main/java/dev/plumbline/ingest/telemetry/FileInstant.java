package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.ConfiguredPattern;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * The instant of lines without a timestamp: what the configured pattern finds in the file's name,
 * else the configured last resort, else an instant of common shape in the name (see {@link
 * NamedInstant}), else none. Never the file's modification time. A name without a zone is UTC.
 */
public final class FileInstant {

  /** Milliseconds since 1970, or {@link Printed#NO_INSTANT}. */
  public static long of(SourceFile file) throws MalformedFile {
    SourceSettings settings = file.settings();
    return named(file)
        .or(settings::lastResortInstant)
        .or(() -> common(file))
        .map(Instant::toEpochMilli)
        .orElse(Printed.NO_INSTANT);
  }

  /** A name that a pattern describes and does not match is no name to guess at. */
  private static Optional<Instant> common(SourceFile file) {
    return file.settings().instants().pattern() == null
        ? NamedInstant.of(file.fileName())
        : Optional.empty();
  }

  private static Optional<Instant> named(SourceFile file) throws MalformedFile {
    SourceSettings settings = file.settings();
    if (settings.instants().pattern() == null) {
      return Optional.empty();
    }
    try {
      Optional<String> part =
          ConfiguredPattern.group(
              "instant_pattern", settings.name(), settings.instants().pattern(), file.fileName());
      if (settings.instants().format() == null) {
        return part.flatMap(NamedInstant::of);
      }
      DateTimeFormatter format =
          DateTimeFormatter.ofPattern(settings.instants().format(), Locale.ROOT);
      return part.flatMap(text -> parsed(text, format));
    } catch (IllegalArgumentException e) {
      throw new MalformedFile(
          file.path(),
          1,
          "the instant cannot be read from the file's name",
          "instant_pattern or instant_format of source %s is no valid pattern: %s"
              .formatted(settings.name(), e.getMessage()),
          "correct them in the configuration");
    }
  }

  private static Optional<Instant> parsed(String text, DateTimeFormatter format) {
    try {
      TemporalAccessor read =
          format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (read instanceof OffsetDateTime time) {
        return Optional.of(time.toInstant());
      }
      LocalDateTime local =
          read instanceof LocalDateTime time ? time : ((LocalDate) read).atStartOfDay();
      return Optional.of(local.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private FileInstant() {}
}
