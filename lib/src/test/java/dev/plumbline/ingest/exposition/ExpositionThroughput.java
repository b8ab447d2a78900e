package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.CountingSink;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Prints how fast repeated scrapes are read on one core. Run by hand; asserts nothing. */
final class ExpositionThroughput {
  private static final List<String> METRICS =
      List.of(
          "DCGM_FI_DEV_SM_CLOCK",
          "DCGM_FI_DEV_MEM_CLOCK",
          "DCGM_FI_DEV_GPU_TEMP",
          "DCGM_FI_DEV_POWER_USAGE",
          "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
          "DCGM_FI_DEV_GPU_UTIL",
          "DCGM_FI_DEV_MEM_COPY_UTIL",
          "DCGM_FI_DEV_ENC_UTIL",
          "DCGM_FI_DEV_DEC_UTIL",
          "DCGM_FI_DEV_FB_USED",
          "DCGM_FI_DEV_FB_FREE",
          "DCGM_FI_PROF_GR_ENGINE_ACTIVE",
          "DCGM_FI_PROF_SM_ACTIVE",
          "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE",
          "DCGM_FI_PROF_DRAM_ACTIVE",
          "DCGM_FI_DEV_XID_ERRORS");

  private ExpositionThroughput() {}

  public static void main(String[] arguments) throws IOException {
    int scrapes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3000;
    byte[] text = text(scrapes, 8).getBytes(StandardCharsets.UTF_8);
    Ingester ingester = new DcgmExposition();
    SourceFile file =
        new SourceFile(
            SourceSettings.of("bench", "dcgm-exposition"),
            "bench.prom",
            Instant.parse("2030-01-01T00:00:00Z"));
    for (int round = 0; round < 12; round++) {
      CountingSink sink = new CountingSink();
      long start = System.nanoTime();
      Ingester.Cursor cursor = ingester.open(file, new ByteArrayInputStream(text));
      while (cursor.read(sink)) {
        continue;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%.0f MB, %d records, %d rows: %.0f MB/s%n",
          text.length / 1e6,
          sink.records,
          sink.rows,
          text.length / 1e6 / seconds);
    }
  }

  private static String text(int scrapes, int devices) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int scrape = 0; scrape < scrapes; scrape++) {
      long instant = 1_783_987_200_000L + scrape * 30_000L;
      for (String metric : METRICS) {
        for (int device = 0; device < devices; device++) {
          boolean isRatio = metric.contains("PROF");
          text.append(metric)
              .append("{gpu=\"")
              .append(device)
              .append("\",UUID=\"GPU-1e9f4fcd-8609-508f-214e-4a2cc5c8939")
              .append(device)
              .append("\",pci_bus_id=\"00000000:37:00.0\",device=\"nvidia")
              .append(device)
              .append("\",modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"ip-10-0-1-11\",")
              .append("DCGM_FI_DRIVER_VERSION=\"580.105.08\",container=\"main\",")
              .append("namespace=\"llm-train\",pod=\"atlas-sweep-0\"} ")
              .append(
                  isRatio
                      ? String.format(Locale.ROOT, "%.6f", random.nextDouble())
                      : Integer.toString(random.nextInt(100)))
              .append(' ')
              .append(instant)
              .append('\n');
        }
      }
    }
    return text.toString();
  }
}
