package dev.plumbline.lineage.delivery;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where each model version stands and where it was replaced, by the rules of {@link Rollouts}: what
 * was deployed last at a target stands there, and whatever stood before does not any more.
 */
public final class StandingVersions {
  private final Map<ModelKey, SortedSet<String>> standing = new HashMap<>();
  private final Map<ModelKey, SortedSet<String>> replaced = new HashMap<>();

  /**
   * Of what was known at some time.
   *
   * @param releases deployments, by the version that they are about
   * @param registered the versions that were registered
   */
  public StandingVersions(Map<ModelKey, List<Release>> releases, Collection<Model> registered) {
    Map<ModelKey, Model> models =
        registered.stream().collect(Collectors.toMap(Model::key, model -> model));
    Map<Target, List<Release>> byTarget = new HashMap<>();
    releases.forEach(
        (key, all) ->
            all.forEach(
                release ->
                    byTarget
                        .computeIfAbsent(Target.of(key, release), t -> new ArrayList<>())
                        .add(new Release(key, release.at(), release.target(), null))));
    byTarget.forEach((target, all) -> add(target.name(), new Rollouts(all, models, List.of())));
  }

  private void add(String target, Rollouts rollouts) {
    ModelKey last = rollouts.standing().orElseThrow().key();
    standing.computeIfAbsent(last, k -> new TreeSet<>()).add(target);
    for (Rollout rollout : rollouts.when(any -> true)) {
      if (!rollout.key().equals(last)) {
        replaced.computeIfAbsent(rollout.key(), k -> new TreeSet<>()).add(target);
      }
    }
  }

  /** The targets at which a version stands. */
  public SortedSet<String> targets(ModelKey key) {
    return Collections.unmodifiableSortedSet(
        standing.getOrDefault(key, Collections.emptySortedSet()));
  }

  /** The targets at which it was deployed and another version of the model stands. */
  public SortedSet<String> replacedAt(ModelKey key) {
    return Collections.unmodifiableSortedSet(
        replaced.getOrDefault(key, Collections.emptySortedSet()));
  }
}
