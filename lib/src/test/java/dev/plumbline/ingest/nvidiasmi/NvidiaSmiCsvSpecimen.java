package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceDialect.MappingFile;
import dev.plumbline.ingest.Specimen;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** What the contract test reads of nvidia-smi logs. */
public final class NvidiaSmiCsvSpecimen {
  static final String FOLDER = "../data/samples/formats/nvidia-smi-csv";

  private static final SourceDialect BERLIN =
      SourceDialect.NONE.withTimeZone(ZoneId.of("Europe/Berlin"));

  private static final String UNITS =
      """
      timestamp, uuid, name, index, mig.mode.current, utilization.gpu [%], memory.used [MiB], \
      power.draw [W], power.draw.average [W], fan.speed [%]
      2026/10/25 01:59:30.001, GPU-1, NVIDIA A100, 0, Disabled, 80 %, 3 MiB, 61.50 W, [N/A], 38 %
      2026/10/25 01:59:30.002, GPU-2, NVIDIA A100, 1, Enabled, [N/A], 4 MiB, 62.50 W, [N/A], [N/A]
      2026/10/25 02:00:30.001, GPU-1, NVIDIA A100, 0, Disabled, 81 %, 3 MiB, 61.25 W, [N/A], 38 %
      2026/10/25 02:00:30.002, GPU-2, NVIDIA A100, 1, Enabled, [N/A], 4 MiB, ERR!, [N/A], [N/A]

      2026/10/25 02:00:29.001, GPU-1, NVIDIA A100, 0, Disabled, 0 %, 3 MiB, 61.00 W, [N/A], 38 %
      timestamp, uuid, name, index, mig.mode.current, utilization.gpu [%], memory.used [MiB], \
      power.draw [W], power.draw.average [W], fan.speed [%]
      2026/10/25 03:00:29.001, GPU-1, NVIDIA A100, 0, Disabled, 0 %, 3 MiB, 61.00 W, [N/A], 38 %
      """;

  private static final String WITHOUT_UNITS =
      """
      timestamp, gpu_uuid, clocks.sm [MHz], clocks_throttle_reasons.active, temperature.gpu
      2026/07/14 08:12:53.353, GPU-1, 1980, 0x0000000000000004, 59
      Unable to determine the device handle for GPU1: 0000:44:00.0: Unknown Error
      2026/07/14 08:12:54.353, GPU-1, [GPU requires reset], 0x0000000000000000, N/A
      """;

  /** Logs with a header. */
  public static final Specimen SPECIMEN =
      Specimen.of(new NvidiaSmiCsv())
          .spoken(BERLIN)
          .in(FOLDER)
          .named("-gpu.log")
          .bytes(
              UNITS.getBytes(StandardCharsets.UTF_8),
              WITHOUT_UNITS.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
              ("\uFEFF" + WITHOUT_UNITS).getBytes(StandardCharsets.UTF_16LE))
          .records(NvidiaSmiCsvSpecimen::linesBehindTheFirst)
          .damaged(NvidiaSmiCsvSpecimen::linesBehindTheFirst);

  /** Logs without one. */
  static final Specimen HEADERLESS =
      Specimen.of(new NvidiaSmiCsv())
          .spoken(
              BERLIN.withMapping(
                  new MappingFile(
                      "smi.yaml",
                      "columns: [timestamp, gpu_uuid, power.draw, memory.total, memory.used,"
                          + " pstate, clocks_event_reasons.active]")))
          .in(FOLDER)
          .named("-headerless.log")
          .texts(
              """
              2026/07/14 08:12:53.353, GPU-1, 1.00 W, 9 MiB, 1 MiB, P0, 0x0000000000000000
              2026/07/14 08:12:54.353, GPU-1, 2.00 W, 9 MiB, 2 MiB, P0, 0x0000000000000004
              2026/07/14 08:12:55.353, GPU-1, [Unknown Error], 9, 3, P8, 0x0000000000000001
              """)
          .records(NvidiaSmiCsvSpecimen::lines)
          .damaged(NvidiaSmiCsvSpecimen::lines);

  private NvidiaSmiCsvSpecimen() {}

  private static long linesBehindTheFirst(byte[] bytes) {
    return Math.max(0, lines(bytes) - 1);
  }

  /** Lines that are not blank; a blank is what stands between words. */
  private static long lines(byte[] bytes) {
    FileHead head = FileHead.of("f", bytes);
    boolean isUtf16 = head.startsWith(0xFF, 0xFE) || head.startsWith(0xFE, 0xFF);
    String text = isUtf16 ? head.text() : new String(bytes, StandardCharsets.ISO_8859_1);
    long lines = 0;
    for (String line : text.split("\n", -1)) {
      lines += line.replaceAll("[ \t\r]", "").isEmpty() ? 0 : 1;
    }
    return lines;
  }
}
