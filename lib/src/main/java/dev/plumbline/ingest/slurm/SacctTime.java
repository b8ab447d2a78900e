package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.IsoTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One time as sacct prints it: local by default, with an offset or as seconds since 1970 when
 * SLURM_TIME_FORMAT asks for that.
 *
 * @param instants what it may mean: none, one, or two where clocks were put back
 * @param problem why it is no time, or empty
 */
public record SacctTime(List<Instant> instants, String problem) {
  private static final SacctTime NONE = new SacctTime(List.of(), "");
  private static final Set<String> WORDS =
      Set.of("", "0", "unknown", "none", "n/a", "invalid", "never", "(null)");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{9,11}");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:([0-9]{1,6})-)?(?:([0-9]{1,9}):)?([0-9]{1,2}):([0-9]{1,2})(?:\\.[0-9]*)?");

  /**
   * Reads a time.
   *
   * @throws MalformedFile when it is local and the source's zone is not configured
   */
  public static SacctTime of(String text, SourceFile file, long line) throws MalformedFile {
    if (WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return NONE;
    }
    if (SECONDS.matcher(text).matches()) {
      return new SacctTime(List.of(Instant.ofEpochSecond(Long.parseLong(text))), "");
    }
    Optional<IsoTime> time = IsoTime.parse(text);
    if (time.isEmpty()) {
      return new SacctTime(List.of(), "bad");
    }
    if (!time.get().assumed()) {
      return new SacctTime(List.of(time.get().instant()), "");
    }
    ZoneId zone = file.settings().dialect().zone().orElseThrow(() -> noZone(file, line, text));
    LocalDateTime local = LocalDateTime.ofInstant(time.get().instant(), ZoneOffset.UTC);
    List<Instant> instants =
        zone.getRules().getValidOffsets(local).stream().map(local::toInstant).sorted().toList();
    return new SacctTime(instants, instants.isEmpty() ? "nonexistent_local" : "");
  }

  private static MalformedFile noZone(SourceFile file, long line, String text) {
    return new MalformedFile(
        file.path(),
        line,
        "the time " + text + " has no zone",
        "Slurm prints local times, and the source's zone is not configured",
        "set time_zone of source "
            + file.settings().name()
            + ", or write the file with SLURM_TIME_FORMAT=%s");
  }

  /** Seconds of {@code 1-00:15:56}, or of plain seconds; null when it is no duration. */
  static Long seconds(String raw, String text) {
    if (raw.matches("[0-9]{1,12}")) {
      return Long.valueOf(raw);
    }
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    return ((number(parts, 1) * 24 + number(parts, 2)) * 60 + number(parts, 3)) * 60
        + number(parts, 4);
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }

  boolean isNone() {
    return instants.isEmpty() && problem.isEmpty();
  }
}
