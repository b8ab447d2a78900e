package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.telemetry.Absence;
import dev.plumbline.ingest.telemetry.OpenSample;
import dev.plumbline.ingest.telemetry.SampleCounters;
import java.nio.charset.StandardCharsets;

/**
 * The counters of one line. Where several columns fill the same counter, the first one in the order
 * of the facts that holds a number does.
 */
final class LineValues {
  private static final byte[] ENABLED = "Enabled".getBytes(StandardCharsets.UTF_8);

  private final SmiValue cell = new SmiValue();
  private final double[] values = new double[SampleCounters.COLUMNS.size()];
  private final Absence[] absences = new Absence[values.length];
  private long present;
  private long absent;

  /** Reads a line; returns why it cannot be read, or null. */
  String read(byte[] bytes, Cells cells, Layout layout) {
    present = 0;
    absent = 0;
    boolean isMigParent = layout.migMode() != Layout.NONE && cells.is(layout.migMode(), ENABLED);
    for (CounterColumn column : layout.counters()) {
      cell.read(bytes, cells.start(column.position()), cells.end(column.position()), column);
      if (cell.problem() != null) {
        return cell.problem();
      }
      boolean isOfParent = isMigParent && column.isAbsentOnMigParent();
      take(column.counter(), isOfParent && cell.absence() == null);
    }
    return null;
  }

  private void take(int counter, boolean isOfParent) {
    long bit = 1L << counter;
    Absence absence = isOfParent ? Absence.MIG_PARENT : cell.absence();
    if ((present & bit) != 0) {
      return;
    }
    if (absence == null) {
      values[counter] = cell.value();
      present |= bit;
      absent &= ~bit;
    } else if ((absent & bit) == 0) {
      absences[counter] = absence;
      absent |= bit;
    }
  }

  /** Makes the sample hold what the line says. */
  void into(OpenSample sample) {
    for (long rest = present; rest != 0; rest &= rest - 1) {
      int counter = Long.numberOfTrailingZeros(rest);
      sample.put(counter, values[counter]);
    }
    for (long rest = absent; rest != 0; rest &= rest - 1) {
      int counter = Long.numberOfTrailingZeros(rest);
      sample.lack(counter, absences[counter]);
    }
  }

  /** True when the sample says the same as the line. */
  boolean areThoseOf(OpenSample sample) {
    boolean isSame = present == sample.present() && absent == sample.absent();
    for (long rest = present; isSame && rest != 0; rest &= rest - 1) {
      int counter = Long.numberOfTrailingZeros(rest);
      isSame = Double.compare(values[counter], sample.value(counter)) == 0;
    }
    for (long rest = absent; isSame && rest != 0; rest &= rest - 1) {
      int counter = Long.numberOfTrailingZeros(rest);
      isSame = absences[counter] == sample.absence(counter);
    }
    return isSame;
  }
}
