package dev.plumbline.lineage;

import dev.plumbline.lineage.known.RegistryFacts.Waiver;
import dev.plumbline.tables.ModelVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What waivers say of one model version.
 *
 * @param having the registries that have a version of this name
 * @param own waivers of this version
 * @param unbound waivers that name it and are about no registered version, by the registry they
 *     name: they excuse nothing, and the links they name say so
 */
record Waivers(SortedSet<String> having, List<Waiver> own, Map<String, List<Waiver>> unbound) {
  private static final Comparator<Waiver> ORDER =
      Comparator.comparing(Waiver::at).thenComparing(Waiver::toString);

  /** Those in force at a time, the oldest first. */
  Stream<Waiver> inForce(Instant end) {
    return own.stream().filter(waiver -> isInForce(waiver, end)).sorted(ORDER);
  }

  /** Gives the links that unbound waivers in force name, and why those excuse nothing. */
  void unbound(Instant end, BiConsumer<String, String> remark) {
    unbound.forEach(
        (registry, waivers) ->
            waivers.stream()
                .filter(waiver -> isInForce(waiver, end))
                .sorted(ORDER)
                .forEach(
                    waiver ->
                        remark.accept(
                            waiver.link().toUpperCase(Locale.ROOT), refused(waiver, registry))));
  }

  private String refused(Waiver waiver, String registry) {
    String why =
        registry.equals(ModelVersion.UNRESOLVED)
            ? "names no registry, and %s have the version: say registry: of its source"
                .formatted(String.join(" and ", having))
            : "is about %s, where it is not registered".formatted(registry);
    return "a waiver by %s excuses nothing: it %s".formatted(waiver.approver(), why);
  }

  private static boolean isInForce(Waiver waiver, Instant end) {
    return waiver.at().isBefore(end) && !waiver.expiresAt().isBefore(end);
  }
}
