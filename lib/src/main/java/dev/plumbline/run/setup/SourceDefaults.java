package dev.plumbline.run.setup;

import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.SourceSettings.Instants;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is said of a source before anybody was asked. */
final class SourceDefaults {
  /** Formats whose times are local to a host and do not say its zone. */
  private static final Set<String> LOCAL_TIMES = Set.of("nvidia-smi-csv", "slurm-sacct");

  private static final List<NameTime> NAME_TIMES =
      List.of(
          new NameTime("(\\d{8}T\\d{6}Z)", "yyyyMMdd'T'HHmmssX"),
          new NameTime("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z)", "yyyy-MM-dd'T'HH:mm:ssX"),
          new NameTime("(\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z)", "yyyy-MM-dd'T'HH-mm-ssX"));

  private SourceDefaults() {}

  /**
   * An instant in a file's name that says its zone.
   *
   * @param pattern whose group is the instant
   * @param format of that group
   */
  private record NameTime(String pattern, String format) {}

  static SourceSettings of(String name, String format, ZoneId zone) {
    SourceSettings plain = SourceSettings.of(name, format);
    return hasLocalTimes(format) ? plain.with(SourceDialect.NONE.withTimeZone(zone)) : plain;
  }

  static boolean hasLocalTimes(String format) {
    return LOCAL_TIMES.contains(format);
  }

  /** The same with the instants that files have in their names, where any have. */
  static Optional<SourceSettings> withInstantOfName(
      SourceSettings settings, Collection<String> names) {
    return NAME_TIMES.stream()
        .filter(time -> names.stream().anyMatch(Pattern.compile(time.pattern()).asPredicate()))
        .findFirst()
        .map(time -> timed(settings, time.pattern(), time.format(), null));
  }

  /** The same with one instant for all samples, to see what else is in files without one. */
  static SourceSettings at(SourceSettings settings, Instant instant) {
    return timed(settings, settings.instants().pattern(), settings.instants().format(), instant);
  }

  private static SourceSettings timed(
      SourceSettings settings, String pattern, String format, Instant instant) {
    return settings.with(new Instants(pattern, format, instant));
  }
}
