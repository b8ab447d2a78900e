package dev.plumbline.run.landing;

import dev.plumbline.ingest.export.ExportRuling;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.storage.BillSums;
import dev.plumbline.storage.InvoicePart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A file as it was read last: which bytes and how, the hash of its rows per date, and what it is of
 * a bill.
 *
 * @param version which bytes were read, and how
 * @param hashes hash over the rows per date and billing period, whether or not they count
 * @param bill what its charge lines come to and how they count
 */
record FileState(
    FileKey key, String format, Version version, Map<Touch, String> hashes, Bill bill) {

  /** Stands for the billing period of lines that name none. */
  static final LocalDate NO_PERIOD = LocalDate.EPOCH;

  /**
   * Which bytes were read, and how.
   *
   * @param sha256 their digest
   * @param bytes how many they are
   * @param modifiedAt the file's modification time
   * @param settings digest over the settings that they were read with, or null where it is unknown
   */
  record Version(String sha256, long bytes, Instant modifiedAt, String settings) {}

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
    return new FileState(key, format, version, hashes, ruled);
  }

  /** Billing periods it has lines of, rejected ones too. */
  TreeSet<LocalDate> periods() {
    TreeSet<LocalDate> periods = new TreeSet<>();
    hashes.keySet().stream().map(Touch::period).filter(Objects::nonNull).forEach(periods::add);
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

  /** True when it was read before money was kept by file and period. */
  boolean isUncounted() {
    return bill.sums().isEmpty()
        && hashes.keySet().stream().anyMatch(touch -> touch.period() != null);
  }
}
