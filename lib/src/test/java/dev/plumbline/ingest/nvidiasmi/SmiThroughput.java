package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.CountingSink;
import dev.plumbline.ingest.Ingester;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Prints how fast a log is read on one core. Run by hand; asserts nothing. */
final class SmiThroughput {

  private SmiThroughput() {}

  public static void main(String[] arguments) throws IOException {
    boolean hasUnits = arguments.length == 0;
    byte[] text = text(30_000, 8, hasUnits).getBytes(StandardCharsets.UTF_8);
    Ingester ingester = new NvidiaSmiCsv();
    for (int round = 0; round < 10; round++) {
      CountingSink sink = new CountingSink();
      long start = System.nanoTime();
      Ingester.Cursor cursor =
          ingester.open(Logs.file(Logs.BERLIN), new ByteArrayInputStream(text));
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

  private static String text(int seconds, int devices, boolean hasUnits) {
    Random random = new Random(1);
    StringBuilder text =
        new StringBuilder(
            "timestamp, index, uuid, name, pci.bus_id, driver_version, utilization.gpu [%],"
                + " utilization.memory [%], memory.used [MiB], memory.free [MiB],"
                + " power.draw [W], enforced.power.limit [W], clocks.current.sm [MHz],"
                + " clocks.current.memory [MHz], temperature.gpu, temperature.memory,"
                + " clocks_event_reasons.active, pstate, fan.speed [%]\n");
    for (int second = 0; second < seconds; second++) {
      for (int device = 0; device < devices; device++) {
        text.append(
            String.format(
                Locale.ROOT,
                "2026/07/14 %02d:%02d:%02d.%03d, %d, GPU-1e9f4fcd-8609-508f-214e-4a2cc5c8939%d,"
                    + " NVIDIA H100 80GB HBM3, 00000000:%d7:00.0, 580.105.08, %d %%, %d %%,"
                    + " %d MiB, %d MiB, %.2f W, 700.00 W, %d MHz, 2619 MHz, %d, [N/A],"
                    + " 0x0000000000000000, P0, [N/A]\n",
                second / 3600,
                second / 60 % 60,
                second % 60,
                device,
                device,
                device,
                device,
                random.nextInt(101),
                random.nextInt(101),
                random.nextInt(81000),
                random.nextInt(81000),
                70 + 600 * random.nextDouble(),
                random.nextInt(1980),
                random.nextInt(90)));
      }
    }
    return hasUnits ? text.toString() : text.toString().replaceAll(" (%|MiB|W|MHz),", ",");
  }
}
