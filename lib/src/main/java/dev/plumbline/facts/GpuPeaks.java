package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Peaks of GPU models by device name ({@code facts/gpu-peaks.csv}, {@code facts/gpu-clocks.csv}). A
 * row's {@code match} is a prefix of the name that DCGM and nvidia-smi print, ending at the name's
 * end or before a character that is no letter or digit; the longest match wins.
 */
public final class GpuPeaks {
  /** Boards that show as several devices, while the quoted figures are the board's. */
  private static final Map<String, Integer> DEVICES_OF_BOARD = Map.of("AMD Instinct MI250X", 2);

  /** What ships. */
  public static final GpuPeaks SHIPPED = read();

  private final List<GpuPeak> peaks;
  private final Map<String, Optional<GpuPeak>> known = new ConcurrentHashMap<>();

  /** Peaks to search; several with one match are told apart by power. */
  GpuPeaks(List<GpuPeak> peaks) {
    this.peaks = List.copyOf(peaks);
  }

  /**
   * The peak of the device with this name; empty for a null or unknown name, and where several
   * models share the match.
   */
  public Optional<GpuPeak> of(String deviceName) {
    if (deviceName == null) {
      return Optional.empty();
    }
    return known.computeIfAbsent(deviceName, name -> only(longest(name)));
  }

  /** The same, where the device's power limit decides between models that share the match. */
  public Optional<GpuPeak> of(String deviceName, double powerLimitWatts) {
    Optional<GpuPeak> found = of(deviceName);
    if (found.isPresent() || deviceName == null) {
      return found;
    }
    return only(
        longest(deviceName).stream()
            .filter(peak -> peak.powerWatts().equals(OptionalDouble.of(powerLimitWatts)))
            .toList());
  }

  private static Optional<GpuPeak> only(List<GpuPeak> candidates) {
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private List<GpuPeak> longest(String name) {
    int length =
        peaks.stream()
            .filter(peak -> matches(peak, name))
            .mapToInt(peak -> peak.match().length())
            .max()
            .orElse(0);
    return peaks.stream().filter(p -> p.match().length() == length && matches(p, name)).toList();
  }

  private static boolean matches(GpuPeak peak, String name) {
    int end = peak.match().length();
    return name.startsWith(peak.match())
        && (name.length() == end || !Character.isLetterOrDigit(name.charAt(end)));
  }

  private static GpuPeaks read() {
    FactFile clocks = FactFile.read("gpu-clocks");
    Map<String, NamedCsvRecord> clockRows = new HashMap<>();
    clocks.rows().forEach(row -> clockRows.put(row.getField("device_name"), row));
    FactFile rates = FactFile.read("gpu-peaks");
    List<GpuPeak> peaks = new ArrayList<>();
    for (NamedCsvRecord row : rates.rows()) {
      NamedCsvRecord clock = clockRows.get(row.getField("gpu"));
      int devices = DEVICES_OF_BOARD.getOrDefault(row.getField("match"), 1);
      peaks.add(
          new GpuPeak(
              row.getField("match"),
              number(rates, row, "fp16_bf16_dense_tflops", devices),
              clock == null ? OptionalDouble.empty() : number(clocks, clock, "peak_clock_mhz", 1),
              number(rates, row, "tdp_watts", devices),
              number(rates, row, "fp32_tflops", devices),
              number(rates, row, "memory_bandwidth_tb_per_s", devices),
              least(rates, row, "memory_gb", devices)));
    }
    return new GpuPeaks(peaks);
  }

  /** The least of what is told apart by bars. */
  private static OptionalDouble least(
      FactFile file, NamedCsvRecord row, String column, int devices) {
    return file.text(row, column).stream()
        .flatMap(text -> Stream.of(text.split("\\|")))
        .mapToDouble(text -> Double.parseDouble(text) / devices)
        .min();
  }

  private static OptionalDouble number(
      FactFile file, NamedCsvRecord row, String column, int devices) {
    return file.number(row, column)
        .map(value -> OptionalDouble.of(value / devices))
        .orElse(OptionalDouble.empty());
  }
}
