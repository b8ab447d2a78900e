package dev.plumbline.storage;

import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads a file in which every line has labels of its own, and says what came of it. */
final class ManyLabelSets {
  private static final String LINE =
      "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",UUID=\"GPU-5b738bfc-76a3-4407-6ed9-38da55f0d9b7\","
          + "device=\"nvidia0\",modelName=\"NVIDIA L4\",Hostname=\"n1\",container=\"server\","
          + "namespace=\"serve\",pod=\"wren-%07d\",request=\"%016x\"} 7 %d\n";

  private ManyLabelSets() {}

  /** Arguments: the folder to work in and the number of label sets. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int sets = Integer.parseInt(arguments[1]);
    Path file = Files.createDirectories(folder.resolve("in")).resolve("a.prom");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < sets; i++) {
        out.write(LINE.formatted(i, i * 0x9E3779B97F4A7C15L, 1784019600000L + i));
      }
    }
    Files.writeString(folder.resolve("in/b.prom"), LINE.formatted(1, 1, 1784019600000L));
    List<FileFigures> figures = new ArrayList<>();
    long rows = 0;
    LandingTask task = task(folder, figures);
    while (task.hasNext()) {
      task.next();
      rows++;
    }
    System.out.printf("rows %d", rows);
    for (FileFigures read : figures) {
      System.out.printf(
          ", in %d accepted %d rejected %d ignored %d problem %s warnings %s",
          read.recordsIn(),
          read.recordsAccepted(),
          read.recordsRejected(),
          read.recordsIgnored(),
          read.problem(),
          read.warnings());
    }
    System.out.println();
  }

  private static LandingTask task(Path folder, List<FileFigures> figures) {
    List<ReadPlan.Item> items = new ArrayList<>();
    SourceSettings settings = SourceSettings.of("s", "dcgm-exposition");
    for (LandingFile file :
        new OfflineLanding().list("s", "dcgm-exposition", folder.toString(), "in/*.prom")) {
      SourceFile source =
          new SourceFile(settings, file.path(), Instant.parse("2030-01-01T00:00:00Z"));
      items.add(new ReadPlan.Item(file, source, Ingesters.of("dcgm-exposition").orElseThrow()));
    }
    Configuration hadoop = new Configuration();
    SideFiles side = new SideFiles(folder.resolve("side").toString(), "0", hadoop);
    return new LandingTask(items, side, hadoop, done -> figures.addAll(done.files()));
  }
}
