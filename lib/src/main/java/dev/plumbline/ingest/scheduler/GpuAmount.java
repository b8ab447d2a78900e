package dev.plumbline.ingest.scheduler;

import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.GpuRequest;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How many GPUs, or parts of GPUs, of which kinds.
 *
 * @param kinds resource as the scheduler names it to the GPU type it says, or to an empty text
 * @param whole whole GPUs; null when unknown or when there are only parts
 * @param slices parts of GPUs; null when there are only whole ones
 */
public record GpuAmount(SortedMap<String, String> kinds, Long whole, Long slices) {
  /** No GPU at all. */
  public static final GpuAmount NONE = new GpuAmount(new TreeMap<>(), null, null);

  /** True when no GPU is asked for. */
  public boolean isNone() {
    return kinds.isEmpty();
  }

  /** True when GPUs are asked for, but nobody knows how many. */
  public boolean isUnknown() {
    return !isNone() && whole == null && slices == null;
  }

  /** So many times as many; null: an unknown number of times. */
  public GpuAmount times(Long factor) {
    return mapped(count -> factor == null ? null : Long.valueOf(count * factor));
  }

  /** The part of one of so many nodes, or empty when they cannot all have the same. */
  public Optional<GpuAmount> dividedBy(long nodes) {
    boolean isDivisible =
        nodes > 0
            && (whole == null || whole % nodes == 0)
            && (slices == null || slices % nodes == 0);
    return isDivisible ? Optional.of(mapped(count -> count / nodes)) : Optional.empty();
  }

  private GpuAmount mapped(UnaryOperator<Long> change) {
    return new GpuAmount(
        kinds,
        whole == null ? null : change.apply(whole),
        slices == null ? null : change.apply(slices));
  }

  /** Sets the columns that say how many of what. */
  public void set(RowDraft row) {
    String types =
        String.join(",", kinds.values().stream().filter(t -> !t.isEmpty()).sorted().toList());
    row.set(GpuRequest.RESOURCE, String.join(",", kinds.keySet()))
        .set(GpuRequest.GPU_TYPE, types.isEmpty() ? null : types)
        .set(GpuRequest.GPU_COUNT, whole)
        .set(GpuRequest.GPU_SLICE_COUNT, slices);
  }
}
