package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Of which jobs the runs are that a registry may name: the nearest that lineage comes to a tenant.
 *
 * @param byRegistry namespaces of jobs, by registry; a registry that is not among them may name any
 *     run
 */
public record RunNamespaces(Map<String, Set<String>> byRegistry) {
  /** Every registry may name any run. */
  public static final RunNamespaces ANY = new RunNamespaces(Map.of());

  /** Keeps what it is given. */
  public RunNamespaces {
    byRegistry = Map.copyOf(byRegistry);
  }

  /** As a policy lists them, each as {@code REGISTRY=NAMESPACE}. */
  public static RunNamespaces of(Iterable<String> pairs) {
    Map<String, Set<String>> byRegistry = new HashMap<>();
    for (String pair : pairs) {
      int sign = pair.indexOf('=');
      boolean isPair = sign > 0 && sign < pair.length() - 1;
      if (!isPair || hasBlank(pair.substring(0, sign)) || hasBlank(pair.substring(sign + 1))) {
        throw new Invalid(
            "has run_namespaces '" + pair + "', which is no pair",
            "write REGISTRY=NAMESPACE without blanks beside the sign, with the namespace of the"
                + " jobs as their events have it");
      }
      byRegistry
          .computeIfAbsent(pair.substring(0, sign), registry -> new TreeSet<>())
          .add(pair.substring(sign + 1));
    }
    return new RunNamespaces(byRegistry);
  }

  private static boolean hasBlank(String name) {
    return !name.equals(name.strip());
  }

  /**
   * True when a registry may name a run of such a job.
   *
   * @param jobNamespace null where no event says which job it is of: a registry that is bound may
   *     not name it
   */
  public boolean mayName(String registry, String jobNamespace) {
    Set<String> own = byRegistry.get(registry);
    return own == null || jobNamespace != null && own.contains(jobNamespace);
  }

  /**
   * True when what is said of runs of two jobs may be said of one run: some registry may name both,
   * or neither is any registry's alone. A tag is no way into another's runs.
   */
  public boolean mayBeOne(String jobNamespace, String other) {
    Set<String> mine = owners(jobNamespace);
    Set<String> theirs = owners(other);
    return mine.isEmpty() && theirs.isEmpty() || !Collections.disjoint(mine, theirs);
  }

  private Set<String> owners(String jobNamespace) {
    return byRegistry.entrySet().stream()
        .filter(entry -> Objects.nonNull(jobNamespace) && entry.getValue().contains(jobNamespace))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
