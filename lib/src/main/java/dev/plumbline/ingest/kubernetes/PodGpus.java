package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.scheduler.GpuAmount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The GPUs that a pod occupies, as the scheduler counts them: the larger of what its containers
 * need together and what any init container needs; a sidecar (an init container that is always
 * restarted) runs beside everything that starts behind it.
 *
 * @param amount what is asked for
 * @param unread resources that look like GPUs and that no rule reads
 * @param hasClaims true when devices are claimed in another way
 */
record PodGpus(GpuAmount amount, SortedSet<String> unread, boolean hasClaims) {
  private static final Pattern WHOLE =
      Pattern.compile("(?:nvidia\\.com|amd\\.com)/gpu|gpu\\.intel\\.com/(?:i915|xe)");
  private static final Pattern PART = Pattern.compile("nvidia\\.com/(?:gpu\\.(shared)|mig-(.+))");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final String[] PRODUCT_LABELS = {
    "nvidia.com/gpu.product", "cloud.google.com/gke-accelerator", "amd.com/gpu.product-name"
  };

  /** What a pod's specification asks for, or empty when a quantity is no whole number. */
  static Optional<PodGpus> of(JsonNode spec) {
    SortedMap<String, Long> running = new TreeMap<>();
    SortedMap<String, Long> sidecars = new TreeMap<>();
    SortedMap<String, Long> initial = new TreeMap<>();
    SortedSet<String> unread = new TreeSet<>();
    for (JsonNode container : spec.path("containers")) {
      if (!add(container, running, unread)) {
        return Optional.empty();
      }
    }
    for (JsonNode container : spec.path("initContainers")) {
      boolean isSidecar = container.path("restartPolicy").asText().equals("Always");
      SortedMap<String, Long> needed = isSidecar ? sidecars : new TreeMap<>(sidecars);
      if (!add(container, needed, unread)) {
        return Optional.empty();
      }
      needed.forEach((name, count) -> initial.merge(name, count, Math::max));
    }
    sidecars.forEach((name, count) -> running.merge(name, count, Long::sum));
    initial.forEach((name, count) -> running.merge(name, count, Math::max));
    boolean hasClaims = !spec.path("resourceClaims").isEmpty();
    return Optional.of(new PodGpus(amount(running, product(spec)), unread, hasClaims));
  }

  /** Why a pod without GPUs is left out. */
  String whyNone() {
    return !unread.isEmpty()
        ? "unknown_gpu_resource"
        : hasClaims ? "resource_claims_only" : "no_gpu";
  }

  private static boolean add(JsonNode container, Map<String, Long> sum, SortedSet<String> unread) {
    JsonNode resources = container.path("resources");
    Map<String, JsonNode> quantities = new TreeMap<>();
    for (String bound : List.of("requests", "limits")) {
      resources
          .path(bound)
          .fields()
          .forEachRemaining(field -> quantities.put(field.getKey(), field.getValue()));
    }
    for (Map.Entry<String, JsonNode> quantity : quantities.entrySet()) {
      String name = quantity.getKey();
      String count = quantity.getValue().asText();
      if (WHOLE.matcher(name).matches() || PART.matcher(name).matches()) {
        if (!COUNT.matcher(count).matches()) {
          return false;
        }
        sum.merge(name, Long.parseLong(count), Long::sum);
      } else if (name.toLowerCase(Locale.ROOT).contains("gpu") && !count.equals("0")) {
        unread.add(name);
      }
    }
    return true;
  }

  private static String product(JsonNode spec) {
    for (String label : PRODUCT_LABELS) {
      String product = spec.path("nodeSelector").path(label).asText();
      if (!product.isEmpty()) {
        return product;
      }
    }
    return "";
  }

  private static GpuAmount amount(Map<String, Long> counts, String product) {
    SortedMap<String, String> kinds = new TreeMap<>();
    long whole = 0;
    long slices = 0;
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      Matcher part = PART.matcher(count.getKey());
      if (count.getValue() > 0 && part.matches()) {
        kinds.put(count.getKey(), part.group(1) == null ? part.group(2) : part.group(1));
        slices += count.getValue();
      } else if (count.getValue() > 0) {
        kinds.put(count.getKey(), product);
        whole += count.getValue();
      }
    }
    return new GpuAmount(kinds, whole == 0 ? null : whole, slices == 0 ? null : slices);
  }
}
