package dev.plumbline.run.landing;

import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.BillSums;
import dev.plumbline.storage.InvoicePart;
import dev.plumbline.storage.LandingFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A file as it was read last: which bytes and how, its rows per date, and what it is of a bill.
 * There is one for every file that ingest knows, so nothing stands in it that can be told from
 * elsewhere.
 *
 * @param version which bytes were read, and how
 * @param days the rows per date and billing period, whether or not they count
 * @param bill what its charge lines come to and how they count
 */
record FileState(FileKey key, String format, Version version, Map<Touch, Day> days, Bill bill) {

  /** Stands for the billing period of lines that name none. */
  static final LocalDate NO_PERIOD = LocalDate.EPOCH;

  /**
   * Which bytes were read, and how.
   *
   * @param digest over them
   * @param bytes how many they are
   * @param modifiedAt the file's modification time
   * @param settings digest over the settings that they were read with, or null where it is unknown
   * @param tag the tag of the object that it is, or null
   */
  record Version(Sha256 digest, long bytes, Instant modifiedAt, String settings, String tag) {

    /** Of a file that is no object of a store. */
    Version(Sha256 digest, long bytes, Instant modifiedAt, String settings) {
      this(digest, bytes, modifiedAt, settings, null);
    }

    /**
     * True when the file, as it is listed now, is still the one that was read: of the same size,
     * and with the same tag where a store gives one, or else the same modification time. A store
     * changes the time of an object that is copied upon itself, and only the tag tells two contents
     * of one second apart.
     */
    boolean isStill(LandingFile listed) {
      boolean isTagged = tag != null && listed.tag() != null;
      return bytes == listed.bytes()
          && (isTagged ? tag.equals(listed.tag()) : listed.modifiedAt().equals(modifiedAt));
    }

    /** The digest of the bytes as it stands in the tables. */
    String sha256() {
      return digest.text();
    }
  }

  /**
   * What a file has of a date.
   *
   * @param high the first half of the hash over those rows
   * @param low the second half
   * @param rows how many they are
   */
  record Day(long high, long low, long rows) {
    private static final HexFormat HEX = HexFormat.of();

    /** From the hash's 32 hex digits. */
    static Day of(String hash, long rows) {
      return new Day(Sha256.word(hash, 0), Sha256.word(hash, 1), rows);
    }

    /** The hash's 32 hex digits. */
    String hash() {
      return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    /** True when the other has the same rows; null has none. */
    boolean isAs(Day other) {
      return other != null && high == other.high && low == other.low;
    }
  }

  /** The digest of its bytes. */
  String sha256() {
    return version.sha256();
  }

  /** True when these settings' digest is not the one that it was read with. */
  boolean isReadOtherwise(String settings) {
    return version.settings() != null && !version.settings().equals(settings);
  }

  /**
   * What a file is of a bill.
   *
   * @param firstModifiedAt its modification time when these bytes were first seen, or null
   * @param sums what its lines come to
   * @param rulings how the lines of each billing period count
   */
  record Bill(
      Instant firstModifiedAt,
      Map<InvoicePart, BillSums> sums,
      Map<LocalDate, ExportRuling> rulings) {
    /** Of a file that is no bill. */
    static final Bill NONE = new Bill(null, Map.of(), Map.of());
  }

  /** The same file, its lines counting like this. */
  FileState ruled(Map<LocalDate, ExportRuling> rulings) {
    Bill ruled = new Bill(bill.firstModifiedAt(), bill.sums(), rulings);
    return new FileState(key, format, version, days, ruled);
  }

  /** Billing periods it has lines of, rejected ones too. */
  TreeSet<LocalDate> periods() {
    TreeSet<LocalDate> periods = new TreeSet<>();
    days.keySet().stream().map(Touch::period).filter(Objects::nonNull).forEach(periods::add);
    bill.sums().keySet().forEach(part -> periods.add(periodOf(part)));
    return periods;
  }

  /** The billing period, or what stands for it. */
  static LocalDate periodOf(InvoicePart part) {
    return part.period() == null ? NO_PERIOD : part.period();
  }

  /** True when its rows of this billing period, which is null for all others, count. */
  boolean counts(LocalDate period) {
    ExportRuling ruling = period == null ? null : bill.rulings().get(period);
    return ruling == null || ruling.isInForce();
  }

  /** What it has of a date and period, if that counts; else null. */
  Day counted(Touch touch) {
    return counts(touch.period()) ? days.get(touch) : null;
  }

  /** True when it has rows of this billing period that count. */
  boolean holds(LocalDate period) {
    return counts(period)
        && days.keySet().stream().anyMatch(touch -> Objects.equals(touch.period(), period));
  }

  /** True when the file's rows are in this table, whether or not its source is still configured. */
  boolean isOf(TableSpec table) {
    return Ingesters.ofFile(format).rows().equals(table);
  }

  /** True when it is a file of a bill, whatever of it counts. */
  boolean isBill() {
    return !bill.sums().isEmpty()
        || days.keySet().stream().anyMatch(touch -> touch.period() != null);
  }

  /** True when it was read before money was kept by file and period. */
  boolean isUncounted() {
    return bill.sums().isEmpty()
        && days.keySet().stream().anyMatch(touch -> touch.period() != null);
  }
}
