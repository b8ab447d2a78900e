package dev.plumbline.jobs;

import java.time.Duration;
import java.time.Instant;

/** Text as dcgm-exporter prints it, minute by minute, of GPUs that are as busy all the time. */
final class Exposed {
  private final StringBuilder text = new StringBuilder();
  private final Instant from;
  private final Instant to;

  /** Of the minutes between two instants. */
  Exposed(String from, String to) {
    this.from = Instant.parse(from);
    this.to = Instant.parse(to);
  }

  /** The UUID of the GPU of this number. */
  static String uuid(int number) {
    return "GPU-%08d-1111-4222-8333-444444444444".formatted(number);
  }

  /**
   * A GPU.
   *
   * @param number tells its UUID
   * @param index on its node
   * @param labels beside those that say where it is, such as {@code hpc_job="1"}
   * @param utilization percent
   * @param usedMebibytes memory held
   */
  Exposed gpu(
      int number, String node, int index, String labels, int utilization, int usedMebibytes) {
    String set =
        ("{UUID=\"%s\",gpu=\"%d\",device=\"nvidia%d\",modelName=\"NVIDIA H100 80GB HBM3\","
                + "Hostname=\"%s\"%s}")
            .formatted(uuid(number), index, index, node, labels.isEmpty() ? "" : "," + labels);
    for (Instant at = from; at.isBefore(to); at = at.plus(Duration.ofMinutes(1))) {
      line("DCGM_FI_DEV_GPU_UTIL", set, utilization, at);
      line("DCGM_FI_DEV_POWER_USAGE", set, 400, at);
      line("DCGM_FI_DEV_FB_USED", set, usedMebibytes, at);
    }
    return this;
  }

  /** A busy GPU. */
  Exposed busy(int number, String node, int index, String labels) {
    return gpu(number, node, index, labels, 80, 40_000);
  }

  private void line(String field, String labels, int value, Instant at) {
    text.append(field).append(labels).append(' ').append(value).append(' ');
    text.append(at.toEpochMilli()).append('\n');
  }

  String text() {
    return text.toString();
  }
}
