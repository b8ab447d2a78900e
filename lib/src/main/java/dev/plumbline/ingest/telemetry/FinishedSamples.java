package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Makes rows of samples when they end, and rules what a MIG division leaves of their counters:
 *
 * <ul>
 *   <li>A GPU whose instances were seen at the same instant keeps its watts, memory and clocks; its
 *       utilization and profiling ratios are absent as {@code mig_parent}.
 *   <li>An instance keeps its own ratios and memory, and the clocks and temperatures of its board.
 *       Amounts of the whole board (watts, joules, bytes per second, limits) are absent as {@code
 *       mig_parent_copy}, utilization that instances do not have as {@code mig_instance}.
 *   <li>Where the exporter does not print those amounts of the GPU itself, as by default, they make
 *       a row of the GPU, once per instant: the timeline finds the board's watts in one place.
 * </ul>
 */
public final class FinishedSamples {
  private static final TableSpec TABLE = GpuSample.TABLE;
  private static final int WIDTH = TABLE.columns().size();
  private static final int DATE = position(GpuSample.SAMPLE_DATE);
  private static final int SOURCE = position(GpuSample.SOURCE);
  private static final int DEVICE = position(GpuSample.DEVICE_ID);
  private static final int UUID = position(GpuSample.GPU_UUID);
  private static final int INSTANCE = position(GpuSample.GPU_INSTANCE_ID);
  private static final int COMPUTE_INSTANCE = position(GpuSample.COMPUTE_INSTANCE_ID);
  private static final int SAMPLED_AT = position(GpuSample.SAMPLED_AT);
  private static final int LABEL_SET = position(GpuSample.LABEL_SET_ID);
  private static final int ABSENT = position(GpuSample.ABSENT);

  private final SourceSettings settings;
  private final LabelSets labelSets;
  private long lastInstant = Printed.NO_INSTANT;
  private Instant instant;
  private LocalDate date;

  public FinishedSamples(SourceSettings settings, LabelSets labelSets) {
    this.settings = settings;
    this.labelSets = labelSets;
  }

  private static int position(Col column) {
    return TABLE.position(column);
  }

  /** The label set's next line is of another instant. */
  public void begin(LabelSet set, long at, Sink sink) {
    give(set, sink);
    set.sample().begin(at);
    if (set.isInstance()) {
      set.gpu().instanceSeen(at);
    }
  }

  /** Makes rows of everything that is open. */
  public void giveAll(Sink sink) {
    // A board's set may join while instances are given; it has no open sample.
    for (LabelSet set : List.copyOf(labelSets.all())) {
      give(set, sink);
      set.sample().begin(Printed.NO_INSTANT);
    }
  }

  private void give(LabelSet set, Sink sink) {
    OpenSample sample = set.sample();
    if (!sample.hasValues()) {
      return;
    }
    if (set.isInstance()) {
      giveBoard(set, sink);
      sample.withhold(SampleCounters.BOARD_AMOUNTS, Absence.MIG_PARENT_COPY);
      sample.withhold(SampleCounters.NOT_ON_INSTANCE, Absence.MIG_INSTANCE);
    } else {
      set.gpu().told(sample.instant(), sample.present() & SampleCounters.BOARD_AMOUNTS);
      if (set.gpu().isDivided(sample.instant())) {
        sample.withhold(SampleCounters.NOT_ON_PARENT, Absence.MIG_PARENT);
      }
    }
    for (long rest = sample.absent(); rest != 0; rest &= rest - 1) {
      sink.absent(sample.absence(Long.numberOfTrailingZeros(rest)).reason());
    }
    row(set, sample, sample.present(), sample.reasons(), sink);
  }

  private void giveBoard(LabelSet set, Sink sink) {
    OpenSample sample = set.sample();
    long amounts = sample.present() & SampleCounters.BOARD_AMOUNTS;
    if (amounts != 0) {
      long unclaimed = set.gpu().claim(sample.instant(), amounts);
      if (unclaimed != 0) {
        row(set.board(labelSets), sample, unclaimed, null, sink);
      }
    }
  }

  private void row(
      LabelSet set, OpenSample sample, long counters, Map<String, String> absent, Sink sink) {
    if (!set.wasGiven()) {
      sink.sideRow(DeviceLabelSet.TABLE, LabelRow.of(set, settings));
    }
    at(sample.instant());
    Object[] values = new Object[WIDTH];
    values[DATE] = date;
    values[SOURCE] = settings.name();
    values[DEVICE] = set.deviceId();
    values[UUID] = set.gpu().uuid();
    values[INSTANCE] = set.instance();
    values[COMPUTE_INSTANCE] = set.computeInstance();
    values[SAMPLED_AT] = instant;
    values[LABEL_SET] = set.id();
    values[ABSENT] = absent;
    for (long rest = counters; rest != 0; rest &= rest - 1) {
      int counter = Long.numberOfTrailingZeros(rest);
      double value = sample.value(counter);
      boolean isWhole = (SampleCounters.WHOLE_NUMBERS >>> counter & 1) != 0;
      values[SampleCounters.POSITIONS[counter]] = isWhole ? (Object) (long) value : (Object) value;
    }
    sink.row(values, date, date);
  }

  private void at(long milliseconds) {
    if (milliseconds != lastInstant) {
      lastInstant = milliseconds;
      instant = Instant.ofEpochMilli(milliseconds);
      date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
  }
}
