package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Deployments whose own record says that they failed: each is counted on the date of its record,
 * and what stood before goes on standing. One version at one instant counts once.
 */
final class FailedReleases {
  private final Map<Target, Set<Release>> byTarget = new TreeMap<>();

  /**
   * What was known at some time.
   *
   * @param releases those that failed, by the version that they are about
   */
  FailedReleases(Map<ModelKey, List<Release>> releases) {
    releases.forEach(
        (key, all) ->
            all.forEach(
                release ->
                    byTarget
                        .computeIfAbsent(Target.of(key, release), t -> new HashSet<>())
                        .add(new Release(key, release.at(), release.target(), null))));
  }

  /** The targets at which any of some times failed. */
  Stream<Target> targets(Predicate<Instant> time) {
    return byTarget.keySet().stream().filter(target -> count(target, time) > 0);
  }

  /** True where somebody records at a target that deployments fail. */
  boolean isRecorded(Target target) {
    return byTarget.containsKey(target);
  }

  /** How many of some times failed at a target. */
  long count(Target target, Predicate<Instant> time) {
    return byTarget.getOrDefault(target, Set.of()).stream()
        .filter(release -> time.test(release.at()))
        .count();
  }
}
