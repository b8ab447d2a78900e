package dev.plumbline.ingest.telemetry;

import java.util.SortedMap;

/** One device as one exporter labels it, and the sample of it that is being put together. */
public final class LabelSet {
  private final String id;
  private final SortedMap<String, String> labels;
  private final Gpu gpu;
  private final String instance;
  private final String computeInstance;
  private final OpenSample sample = new OpenSample();
  private boolean isGiven;
  private LabelSet board;

  LabelSet(
      String id,
      SortedMap<String, String> labels,
      Gpu gpu,
      String instance,
      String computeInstance) {
    this.id = id;
    this.labels = labels;
    this.gpu = gpu;
    this.instance = instance;
    this.computeInstance = computeInstance;
  }

  /** 32 hex digits that stand for the labels. */
  public String id() {
    return id;
  }

  /** The labels that tell the set from others, with their values. */
  public SortedMap<String, String> labels() {
    return labels;
  }

  /** The physical GPU. */
  Gpu gpu() {
    return gpu;
  }

  /** The MIG instance, or null on a whole GPU. */
  String instance() {
    return instance;
  }

  /** The MIG compute instance, or null. */
  String computeInstance() {
    return computeInstance;
  }

  /** The device's id: the GPU, then its instance, then its compute instance. */
  public String deviceId() {
    String device = instance == null ? gpu.uuid() : gpu.uuid() + "/" + instance;
    return computeInstance == null ? device : device + "/" + computeInstance;
  }

  /** True for a MIG instance. */
  boolean isInstance() {
    return instance != null;
  }

  /** The counters of the instant being read. */
  public OpenSample sample() {
    return sample;
  }

  /** True from the second time on: a label set is given to the sink before its first sample. */
  boolean wasGiven() {
    boolean before = isGiven;
    isGiven = true;
    return before;
  }

  /** The set that stands for the whole board of a MIG instance. */
  LabelSet board(LabelSets all) {
    if (board == null) {
      board = all.boardOf(this);
    }
    return board;
  }
}
