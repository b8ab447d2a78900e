package dev.plumbline.ingest;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Formats that land beside the ones that are read: known by name, so that none is half-read. */
public enum UnreadFormat {
  NVIDIA_SMI_XML(
      "nvidia-smi XML",
      "export CSV: nvidia-smi --query-gpu=timestamp,uuid,… --format=csv",
      holds("<nvidia_smi_log")),
  NVIDIA_SMI_QUERY(
      "nvidia-smi -q text",
      "export CSV: nvidia-smi --query-gpu=timestamp,uuid,… --format=csv",
      holds("==NVSMI LOG==")),
  NVIDIA_SMI_TABLE(
      "the nvidia-smi table",
      "export CSV: nvidia-smi --query-gpu=timestamp,uuid,… --format=csv",
      matches("(?m)^\\| NVIDIA-SMI ")),
  NVIDIA_SMI_MONITOR(
      "nvidia-smi dmon or pmon text",
      "export CSV: nvidia-smi --query-gpu=timestamp,uuid,… --format=csv",
      matches("^\\s*#\\s*(Date\\s+Time\\s+)?gpu\\s+(pwr|pid|sm|idx)\\b")),
  DCGMI_MONITOR(
      "dcgmi dmon text",
      "scrape dcgm-exporter, or query nvidia-smi as CSV",
      matches("^\\s*#\\s*Entity\\b")),
  SLURM_COLUMNS(
      "sacct text in columns",
      "export it with sacct --parsable2",
      matches("^\\s*JobID(Raw)?\\s{2,}\\w+")),
  FOCUS_CONTRACT_COMMITMENT(
      "the FOCUS Contract Commitment dataset",
      "export the Cost and Usage dataset; commitments are read from its charges",
      head ->
          head.firstLine().contains("ContractCommitmentId")
              && !head.firstLine().contains("BilledCost")),
  WEB_PAGE(
      "a web page",
      "a login or error page was saved in the place of the export: export it again",
      matches("(?i)^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!doctype html|html|head|body)\\b")),
  STORAGE_ERROR(
      "an error answer of an object store",
      "the copy into the landing failed: copy it again",
      matches("^\\s*(<\\?xml[^>]*>\\s*)?<Error>\\s*<Code>")),
  OTLP_PROTOBUF(
      "OTLP in protocol buffers",
      "write it with the collector's file exporter and format: json, without compression",
      UnreadFormat::isProtobuf),
  SPREADSHEET_OR_ZIP(
      "a spreadsheet or zip archive", "unpack it, or export CSV", begins('P', 'K', 3, 4)),
  HIDDEN_GZIP("gzip without its ending", "name the file .gz", begins(0x1F, 0x8B)),
  HIDDEN_ZSTANDARD("zstd without its ending", "name the file .zst", begins(0x28, 0xB5, 0x2F, 0xFD)),
  ORC("ORC", "export Parquet or CSV", begins('O', 'R', 'C')),
  AVRO("Avro", "export Parquet, CSV or JSON lines", begins('O', 'b', 'j', 1));

  private final String title;
  private final String remedy;
  private final Predicate<FileHead> test;

  UnreadFormat(String title, String remedy, Predicate<FileHead> test) {
    this.title = title;
    this.remedy = remedy;
    this.test = test;
  }

  private static Predicate<FileHead> holds(String mark) {
    return head -> head.text().contains(mark);
  }

  private static Predicate<FileHead> matches(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return head -> compiled.matcher(head.text()).find();
  }

  private static Predicate<FileHead> begins(int... bytes) {
    return head -> head.startsWith(bytes);
  }

  /**
   * A request of OTLP begins with its first field and that field's length; the file exporter puts
   * four bytes of length before each message, which may be compressed.
   */
  private static boolean isProtobuf(FileHead head) {
    byte[] bytes = head.bytes();
    boolean isFramed = bytes.length > 8 && bytes[0] == 0 && bytes[1] == 0;
    boolean isCompressed = isFramed && (bytes[4] & 0xFF) == 0x28 && (bytes[5] & 0xFF) == 0xB5;
    int first = isFramed ? 4 : 0;
    boolean begins = bytes.length > 8 && bytes[first] == 0x0A;
    int shown = Math.min(bytes.length, 64);
    boolean isBinary = false;
    for (int i = first; i < shown; i++) {
      isBinary |= bytes[i] >= 0 && bytes[i] < 0x09;
    }
    return isCompressed || begins && isBinary;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** What to deliver instead. */
  public String remedy() {
    return remedy;
  }

  /** The unread format that a file of this beginning is of. */
  public static Optional<UnreadFormat> of(FileHead head) {
    return Arrays.stream(values()).filter(format -> format.test.test(head)).findFirst();
  }

  /** The refusal of a file. */
  public MalformedFile refusal(String path) {
    return new MalformedFile(path, 1, title + " is not read", "its first bytes say so", remedy);
  }
}
