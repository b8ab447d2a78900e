package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The label sets of a file. Two label blocks are the same set when they carry the same labels in
 * any order; labels that describe a value and not the device are left out, and so are empty ones.
 */
public final class LabelSets {
  /** Label sets held at once, with their open samples: some KiB each. */
  static final int MOST = 30_000;

  private static final String TOO_MANY =
      "more than %,d label sets: look whether a label changes with every scrape (a request, a"
          + " timestamp) and drop it where metrics are collected";

  /** Text of labels held at once. */
  private static final long MOST_CHARACTERS = 32L << 20;

  private static final List<String> UUID = List.of("UUID", "uuid");
  private static final List<String> INSTANCE = List.of("GPU_I_ID");
  private static final List<String> COMPUTE_INSTANCE = List.of("GPU_CI_ID");
  private static final Set<String> OF_THE_VALUE = Set.of("err_code", "err_msg", "__name__");
  private static final Set<String> OF_THE_INSTANCE =
      Set.of("GPU_I_ID", "GPU_I_PROFILE", "GPU_CI_ID", "pod_uid", "hpc_job");

  private final SourceSettings settings;
  private final Map<String, LabelSet> byId = new LinkedHashMap<>();
  private final Map<String, Gpu> gpus = new HashMap<>();
  private final String told;
  private long characters;
  private boolean isTold;

  public LabelSets(SourceSettings settings) {
    this.settings = settings;
    List<String> exporters = settings.labels().exporterPods();
    this.told =
        (exporters.isEmpty() ? "" : "|exporters" + exporters)
            + settings.runLabel().map(label -> "|run " + label).orElse("");
  }

  /** The GPU's UUID, or null when the labels name none. */
  public static String uuid(Map<String, String> labels) {
    return first(labels, UUID);
  }

  /** The value of the first of these labels that is there, or null. */
  static String first(Map<String, String> labels, List<String> names) {
    for (String name : names) {
      String value = labels.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** All sets, in the order they were met. */
  Collection<LabelSet> all() {
    return byId.values();
  }

  /** True when no more sets should be added before {@link #clear}. */
  public boolean isFull() {
    return characters > MOST_CHARACTERS || isMany();
  }

  /** Warns of the file, once, when it has so many sets that a label must change all the time. */
  public void warnOfMany(Sink sink) {
    if (isMany() && !isTold) {
      isTold = true;
      sink.warning(TOO_MANY.formatted(MOST));
    }
  }

  private boolean isMany() {
    return byId.size() >= MOST;
  }

  /** Forgets everything. */
  public void clear() {
    byId.clear();
    gpus.clear();
    characters = 0;
  }

  /** The set of these labels, which name a GPU. */
  public LabelSet of(SortedMap<String, String> read) {
    SortedMap<String, String> labels = new TreeMap<>(read);
    labels.keySet().removeAll(OF_THE_VALUE);
    settings.clusterName().ifPresent(cluster -> labels.put("cluster", cluster));
    return byId.computeIfAbsent(id(labels), id -> set(id, labels));
  }

  private LabelSet set(String id, SortedMap<String, String> labels) {
    labels.forEach((name, value) -> characters += name.length() + value.length());
    Gpu gpu = gpus.computeIfAbsent(uuid(labels), Gpu::new);
    LabelSet set =
        new LabelSet(id, labels, gpu, first(labels, INSTANCE), first(labels, COMPUTE_INSTANCE));
    if (!set.isInstance()) {
      gpu.add(set);
    }
    return set;
  }

  /** The set of the whole board below which this instance lies; nobody holds the board. */
  LabelSet boardOf(LabelSet instance) {
    SortedMap<String, String> labels = new TreeMap<>(instance.labels());
    labels.keySet().removeAll(OF_THE_INSTANCE);
    labels.keySet().removeAll(LabelledHolder.LABELS);
    settings.runLabel().ifPresent(labels::remove);
    return byId.computeIfAbsent(id(labels), id -> set(id, labels));
  }

  /** The labels, and by which settings it was told who holds the device and for which run. */
  private String id(SortedMap<String, String> labels) {
    StringBuilder text = new StringBuilder();
    // Lengths keep {a="b,c"} apart from {a="b", c=""} without escaping.
    labels.forEach(
        (name, value) ->
            text.append(name).append('=').append(value.length()).append(':').append(value));
    text.append(told);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
