package dev.plumbline.storage;

import dev.plumbline.ingest.secrets.HiddenTexts;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of one landing file's records, counted while it is read. */
public final class FileFigures implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows and content of one date (and billing period) of the file. */
  public static final class Day implements Serializable {
    private static final long serialVersionUID = 1L;
    private final RowHash hash = new RowHash();
    private long rows;

    void add(Object[] values, TextHashes texts) {
      rows++;
      hash.add(values, texts);
    }

    /** Rows that touch the date. */
    public long rows() {
      return rows;
    }

    /** 128-bit hash over those rows in file order, 32 hex digits. */
    public String contentHash() {
      return hash.text();
    }
  }

  /**
   * A date, and for charges the billing period.
   *
   * @param date the date that rows touch
   * @param period the billing period, or null
   */
  public record Touch(LocalDate date, LocalDate period) implements Serializable {}

  private final LandingFile file;
  private final transient TextHashes texts;
  private final Map<Touch, Day> days = new HashMap<>();
  private final BillFigures bill = new BillFigures();
  private final Map<String, Long> ignored = new TreeMap<>();
  private final Map<String, Long> absent = new TreeMap<>();
  private final FirstTexts unmapped = new FirstTexts(new TreeSet<>(), 1000);
  private final FirstTexts warnings = new FirstTexts(new LinkedHashSet<>(), 100);
  private HiddenTexts hidden = new HiddenTexts();
  private long accepted;
  private long rejected;
  private long duplicate;
  private long rows;
  private String sha256;
  private String problem;
  private long unreadBytes;
  private boolean cutShort;
  private boolean refused;
  private boolean removed;
  private boolean gone;
  private boolean moved;
  private transient Touch lastTouch;
  private transient Day lastDay;

  FileFigures(LandingFile file, TextHashes texts) {
    this.file = file;
    this.texts = texts;
  }

  /** A file that counts no longer, because its source is not configured any more. */
  public static FileFigures removed(LandingFile file, String sha256) {
    FileFigures figures = new FileFigures(file, null);
    figures.sha256 = sha256;
    figures.problem = "its source is no longer configured";
    figures.removed = true;
    return figures;
  }

  void row(Object[] values, LocalDate from, LocalDate through, LocalDate period) {
    rows++;
    if (period != null) {
      bill.accept(values);
    }
    for (LocalDate date = from; !date.isAfter(through); date = date.plusDays(1)) {
      day(date, period).add(values, texts);
    }
  }

  /** Neighbouring rows mostly touch the same day. */
  private Day day(LocalDate date, LocalDate period) {
    if (lastTouch == null
        || !lastTouch.date().equals(date)
        || !Objects.equals(lastTouch.period(), period)) {
      lastTouch = new Touch(date, period);
      lastDay = days.computeIfAbsent(lastTouch, touched -> new Day());
    }
    return lastDay;
  }

  /** The file became another while it was read: nothing of it can be used. */
  void moved() {
    moved = true;
  }

  /** True when the file became another while it was read. */
  public boolean isMoved() {
    return moved;
  }

  /** The file was listed and could not be opened any more. */
  void gone() {
    gone = true;
  }

  /** True where the file vanished between being listed and being read: nothing is known of it. */
  public boolean isGone() {
    return gone;
  }

  void accept(long records) {
    accepted += records;
  }

  void reject() {
    rejected++;
  }

  void rejectedCharge(long line, Object[] values, boolean isUnreadable) {
    bill.reject(line, values, isUnreadable);
  }

  void duplicated() {
    duplicate++;
  }

  void ignore(String reason, long records) {
    ignored.merge(reason, records, Long::sum);
  }

  void lack(String reason) {
    absent.merge(reason, 1L, Long::sum);
  }

  void unmapped(String column) {
    unmapped.add(column);
  }

  void warn(String text) {
    warnings.add(text);
  }

  void hid(HiddenTexts texts) {
    hidden = texts;
  }

  /**
   * Reading stopped before the end.
   *
   * @param unread bytes of the file behind that point
   * @param isCutShort true when the file ends before what it holds does
   */
  void stopped(String why, long unread, boolean isCutShort) {
    problem = why;
    unreadBytes = unread;
    cutShort = isCutShort;
  }

  /** Takes back what was accepted: a data file of a refused landing file is never committed. */
  void refuse(String why) {
    problem = why;
    refused = true;
    unreadBytes = file.bytes();
    if (accepted > 0) {
      ignored.merge("file_refused", accepted, Long::sum);
    }
    accepted = 0;
    rows = 0;
    days.clear();
    lastTouch = null;
    bill.clear();
  }

  void digest(String hex) {
    sha256 = hex;
  }

  /** The file. */
  public LandingFile file() {
    return file;
  }

  /** Rows and content by date. */
  public Map<Touch, Day> days() {
    return days;
  }

  /** What its charge lines come to; empty for files that are no bill. */
  public Map<InvoicePart, BillSums> billSums() {
    return bill.sums();
  }

  /** Bytes of the file that were not read; all of them when it was refused. */
  public long unreadBytes() {
    return unreadBytes;
  }

  /** True when the file ends before what it holds does: an archive that was cut. */
  public boolean isCutShort() {
    return cutShort;
  }

  /** All records: accepted, rejected, duplicate and ignored. */
  public long recordsIn() {
    return accepted + rejected + duplicate + recordsIgnored();
  }

  /** Records that became part of a row. */
  public long recordsAccepted() {
    return accepted;
  }

  /** Records refused with a reason. */
  public long recordsRejected() {
    return rejected;
  }

  /** Records equal to an accepted one. */
  public long recordsDuplicate() {
    return duplicate;
  }

  /** Records left out for a counted reason. */
  public long recordsIgnored() {
    return ignored.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Reason → records left out. */
  public Map<String, Long> ignoredReasons() {
    return ignored;
  }

  /** Reason → values that were no number. */
  public Map<String, Long> absentReasons() {
    return absent;
  }

  /** Columns or fields of the file that no rule reads, in order of their names. */
  public List<String> unmappedColumns() {
    return unmapped.list();
  }

  /** What the file says of itself that a person should know, each once, as it came. */
  public List<String> warnings() {
    return warnings.list();
  }

  /** Texts that were masked, got a pseudonym or were left out. */
  public HiddenTexts hidden() {
    return hidden;
  }

  /** Canonical rows made. */
  public long rowsOut() {
    return rows;
  }

  /** Digest of the file's bytes. */
  public String sha256() {
    return sha256;
  }

  /** Why reading stopped before the end, or null. */
  public String problem() {
    return problem;
  }

  /** True when the file was not read, because it counts no longer. */
  public boolean isRemoved() {
    return removed;
  }

  /** True when the file as a whole could not be used. */
  public boolean isRefused() {
    return refused;
  }
}
