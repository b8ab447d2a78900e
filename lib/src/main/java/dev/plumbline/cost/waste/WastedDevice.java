package dev.plumbline.cost.waste;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The waste of one device, by owner and cause, and until when the device was observed. */
final class WastedDevice {
  private record Key(String owner, String cause) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int owners = owner.compareTo(other.owner);
      return owners == 0 ? cause.compareTo(other.cause) : owners;
    }
  }

  private final Map<Key, WasteRun> runs = new TreeMap<>();
  private final Map<LocalDate, Long> ends = new HashMap<>();

  /** The waste of this owner and cause. */
  WasteRun run(String owner, String cause) {
    return runs.computeIfAbsent(new Key(owner, cause), key -> new WasteRun());
  }

  /** Something was observed until then. */
  void observed(LocalDate date, long end) {
    ends.merge(date, end, Math::max);
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    runs.values().forEach(run -> rows.addAll(run.rows(ends)));
    return rows;
  }
}
