package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What idle GPUs are called, and what they cost together. */
final class IdleGpu {
  private static final Pattern UUID = Pattern.compile("([A-Za-z]+-[0-9a-fA-F]{8})-.*");
  private static final String UNSOLD = "unsold";

  private IdleGpu() {}

  /** The GPU on its node; of a part of a GPU, which part. */
  static String name(Cells row) {
    String device = row.text(IdleWasteDaily.DEVICE_ID);
    String index = row.text(IdleWasteDaily.GPU_INDEX);
    int slash = device.indexOf('/');
    String whole = slash < 0 ? device : device.substring(0, slash);
    String gpu = index == null ? shortened(whole) : "GPU\u00a0" + index;
    if (slash < 0) {
      return gpu;
    }
    String part = device.substring(slash + 1);
    return UNSOLD.equals(part) ? gpu + ", slices not handed out" : gpu + ", instance " + part;
  }

  /** A UUID to the end of its first group. */
  private static String shortened(String uuid) {
    Matcher parts = UUID.matcher(uuid);
    return parts.matches() ? parts.group(1) : uuid;
  }

  /** What they cost, and how many of them still idled when their data ended. */
  static String finding(List<Cells> rows, String otherwise) {
    Map<String, Boolean> devices = new HashMap<>();
    rows.stream()
        .filter(row -> row.has(IdleWasteDaily.DEVICE_ID))
        .forEach(
            row ->
                devices.merge(
                    row.text(IdleWasteDaily.DEVICE_ID),
                    Boolean.TRUE.equals(row.flag(IdleWasteDaily.IS_IDLE_AT_END)),
                    Boolean::logicalOr));
    if (devices.isEmpty()) {
      return otherwise;
    }
    long open = devices.values().stream().filter(isOpen -> isOpen).count();
    String cost = cost(rows);
    String idle = Numbers.count(devices.size(), "GPU", "GPUs");
    return (cost.isEmpty() ? idle + " idled" : idle + " idled; idle waste cost " + cost)
        + "; "
        + Numbers.count(open)
        + " of them still idled when their data ended";
  }

  /** The cost under each basis of the price, which is named where one currency has several. */
  private static String cost(List<Cells> rows) {
    TreeMap<PriceBasis, Sum> costs =
        rows.stream()
            .filter(row -> IdleLine.basisOf(row).isPriced() && row.has(IdleWasteDaily.COST))
            .collect(
                Collectors.groupingBy(
                    IdleLine::basisOf, TreeMap::new, Sum.of(IdleWasteDaily.COST)));
    return costs.entrySet().stream()
        .map(
            cost -> {
              PriceBasis basis = cost.getKey();
              String money = Numbers.money(cost.getValue().value(), basis.currency());
              boolean isOnly =
                  costs.keySet().stream()
                          .filter(other -> other.currency().equals(basis.currency()))
                          .count()
                      == 1;
              return isOnly ? money : money + " (" + basis.label() + ")";
            })
        .collect(Collectors.joining(" and "));
  }
}
