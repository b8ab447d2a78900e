package dev.plumbline.ingest.nvidiasmi;

import java.util.List;

/** What nvidia-smi and the shell around it print between the lines of a log. */
final class DriverMessages {

  /** Under which they are counted. */
  static final String REASON = "driver_message";

  private static final List<String> BEGINNINGS =
      List.of(
          "Failed to initialize NVML",
          "NVML library version",
          "Driver/library version mismatch",
          "NVIDIA-SMI has failed",
          "Make sure that the latest NVIDIA driver",
          "Unable to determine the device handle",
          "No devices were found",
          "GPU is lost",
          "Reboot the system to recover this GPU",
          "Field \"",
          "WARNING: infoROM is corrupted",
          "Terminated",
          "Killed");

  /** True for a message: it says that there is no sample, and is none. */
  static boolean isOne(String line) {
    String text = line.strip();
    return BEGINNINGS.stream().anyMatch(text::startsWith);
  }

  private DriverMessages() {}
}
