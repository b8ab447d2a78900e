package dev.plumbline.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What scrapers and queries write in an hour about one GPU each. */
final class ScrapedFiles {
  /** 2026-11-20T10:00:00Z. */
  private static final long START = 1_795_168_800_000L;

  /** Four queries a minute for an hour, so many milliseconds apart. */
  static List<String> queries(String gpu, int apart) {
    Map<String, String> metrics = new TreeMap<>();
    metrics.put("1 DCGM_FI_DEV_GPU_UTIL", "95");
    metrics.put("2 DCGM_FI_DEV_POWER_USAGE", "600");
    metrics.put("3 DCGM_FI_DEV_FB_USED", "70000");
    metrics.put("4 DCGM_FI_DEV_GPU_TEMP", "60");
    List<String> lines = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      long at = START + minute * 60_000L + 184;
      for (Map.Entry<String, String> metric : metrics.entrySet()) {
        lines.add(
            ("{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\":"
                    + " [{\"metric\": {\"__name__\": \"%s\", \"UUID\":"
                    + " \"GPU-000000%s-1111-4222-8333-444444444444\", \"modelName\": \"NVIDIA H100"
                    + " 80GB HBM3\", \"Hostname\": \"node-f1\", \"pod\": \"train-0\","
                    + " \"namespace\": \"llm\"}, \"value\": [%d.%03d, \"%s\"]}]}}")
                .formatted(
                    metric.getKey().substring(2), gpu, at / 1000, at % 1000, metric.getValue()));
        at += apart;
      }
    }
    return lines;
  }

  /** Utilization and, 3 ms after it, watts every 30 s for an hour. */
  static List<String> points() {
    List<String> lines = new ArrayList<>();
    for (int look = 0; look < 120; look++) {
      long at = START + look * 30_000L;
      lines.add(
          ("{\"resourceMetrics\": [{\"resource\": {\"attributes\": [{\"key\": \"host.name\","
                  + " \"value\": {\"stringValue\": \"node-51\"}}]}, \"scopeMetrics\":"
                  + " [{\"metrics\": [%s, %s]}]}]}")
              .formatted(
                  point("hw.gpu.utilization", "1", at, 0.9), point("hw.power", "W", at + 3, 500)));
    }
    return lines;
  }

  private static String point(String name, String unit, long at, double value) {
    return ("{\"name\": \"%s\", \"unit\": \"%s\", \"gauge\": {\"dataPoints\": [{\"attributes\":"
            + " [{\"key\": \"hw.id\", \"value\": {\"stringValue\":"
            + " \"GPU-00000051-1111-4222-8333-444444444444\"}}, {\"key\": \"hw.type\","
            + " \"value\": {\"stringValue\": \"gpu\"}}], \"timeUnixNano\": \"%d000000\","
            + " \"asDouble\": %s}]}}")
        .formatted(name, unit, at, value);
  }

  /** Two that scrape a GPU every 30 s for an hour, the second 7 s after the first. */
  static List<String> pair(String gpu, String label, String first, String second) {
    List<String> lines = new ArrayList<>();
    for (int look = 0; look < 120; look++) {
      long at = START + look * 30_000L;
      lines.add(utilization(gpu, label, first, at));
      lines.add(utilization(gpu, label, second, at + 7_000));
    }
    return lines;
  }

  /** Three that scrape a GPU every 30 s for an hour, 2 s after each other, without a name. */
  static List<String> three() {
    List<String> lines = new ArrayList<>();
    for (int look = 0; look < 120; look++) {
      for (int after = 0; after < 6_000; after += 2_000) {
        lines.add(utilization("07", "gpu_bus", "1", START + look * 30_000L + after));
      }
    }
    return lines;
  }

  /** Four quarters of an A100, as the case vgpu-profiles has them. */
  static List<String> quarters() {
    List<String> lines = new ArrayList<>();
    for (int minute = 0; minute < 60; minute++) {
      for (int gpu = 0; gpu < 4; gpu++) {
        for (String metric : List.of("DCGM_FI_DEV_GPU_UTIL 90", "DCGM_FI_DEV_FB_USED 9000")) {
          lines.add(
              ("%s{UUID=\"GPU-0000006%d-1111-4222-8333-444444444444\",gpu=\"%d\","
                      + "device=\"nvidia0\",modelName=\"GRID A100-10C\","
                      + "Hostname=\"node-60\"} %s %d")
                  .formatted(
                      metric.split(" ")[0],
                      gpu,
                      gpu,
                      metric.split(" ")[1],
                      START + minute * 60_000L));
        }
      }
    }
    return lines;
  }

  /** An exporter that is started anew after half an hour, under another address. */
  static List<String> moved() {
    List<String> lines = new ArrayList<>();
    for (int look = 0; look < 120; look++) {
      long at = START + look * 30_000L + (look < 60 ? 0 : 20_000);
      lines.add(utilization("05", "instance", look < 60 ? "10.0.0.7:9400" : "10.0.0.6:9400", at));
    }
    return lines;
  }

  private static String utilization(String gpu, String label, String value, long at) {
    return ("DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-000000%s-1111-4222-8333-444444444444\",gpu=\"0\","
            + "modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"node-53\",%s=\"%s\"} 90 %d")
        .formatted(gpu, label, value, at);
  }

  private ScrapedFiles() {}
}
