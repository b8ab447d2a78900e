package dev.plumbline.ingest.nvidiasmi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The GPUs of a file. Logs go round the GPUs of a host, so the next one is guessed first. */
final class LoggedGpus {
  private final String node;
  private final Map<String, Device> byUuid = new LinkedHashMap<>();
  private Device previous;

  LoggedGpus(String node) {
    this.node = node;
  }

  /** The GPU whose UUID stands in this cell. */
  Device of(byte[] bytes, int start, int end) {
    Device device = previous == null ? null : previous.next;
    if (device == null || !Arrays.equals(bytes, start, end, device.uuid(), 0, device.size())) {
      String uuid = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      device =
          byUuid.computeIfAbsent(
              uuid, u -> new Device(Arrays.copyOfRange(bytes, start, end), u, node));
    }
    if (previous != null) {
      previous.next = device;
    }
    previous = device;
    return device;
  }

  Collection<Device> all() {
    return List.copyOf(byUuid.values());
  }

  int count() {
    return byUuid.size();
  }

  void clear() {
    byUuid.clear();
    previous = null;
  }
}
