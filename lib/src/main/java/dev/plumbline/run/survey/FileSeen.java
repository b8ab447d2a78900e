package dev.plumbline.run.survey;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.storage.LandingFile;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What a look into one landing file found.
 *
 * @param file where it lies
 * @param counts its records, by what became of them
 * @param reasons of rejects, with how often each was given
 * @param bill what a bill says of itself
 * @param isWhole false when only its beginning was read
 * @param refusal why nothing of it can be used, or null
 */
public record FileSeen(
    LandingFile file,
    Counts counts,
    Map<String, Long> reasons,
    Bill bill,
    boolean isWhole,
    MalformedFile refusal) {

  /** How many records were read, and how many of them cannot be used. */
  public record Counts(long records, long rejected) {
    Counts plus(Counts other) {
      return new Counts(records + other.records, rejected + other.rejected);
    }

    /** The rejected part; 0 of nothing. */
    public double rejectedShare() {
      return records == 0 ? 0 : (double) rejected / records;
    }
  }

  /**
   * Whose bill of when a file is.
   *
   * @param periods first days of its billing periods
   * @param accounts issuer and billing account
   */
  public record Bill(NavigableSet<LocalDate> periods, NavigableSet<String> accounts) {}

  /** Why nothing of the file can be used. */
  public Optional<MalformedFile> refused() {
    return Optional.ofNullable(refusal);
  }
}
