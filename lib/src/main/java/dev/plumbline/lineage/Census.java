package dev.plumbline.lineage;

import dev.plumbline.lineage.graph.Walks;
import dev.plumbline.lineage.known.ModelKey;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * How much of what exists is traceable. What exists is counted independently of lineage: versions
 * that are registered or deployed, and runs that used GPUs, wrote a model and are named by no
 * registered version. Each run counts once, however many versions it is behind; a run behind a
 * traceable version counts as traceable.
 */
public final class Census {
  private final RunCosts costs;
  private final boolean deploymentsLogged;
  private final boolean deploymentsKnown;
  private final Set<ModelKey> known;
  private final BitSet unregistered;
  private final BitSet behindAll = new BitSet();
  private final BitSet behindTraceable = new BitSet();
  private final BitSet behindClosed = new BitSet();
  private long traceable;

  /**
   * Counts at the end of a date, first what nobody has ruled on.
   *
   * @param deployed versions that were deployed, registered or not
   * @param unregistered runs that wrote a model which no registry has
   * @param deploymentsLogged whether a deployment log exists
   */
  Census(Set<ModelKey> deployed, BitSet unregistered, RunCosts costs, boolean deploymentsLogged) {
    this.costs = costs;
    this.deploymentsLogged = deploymentsLogged;
    this.deploymentsKnown = !deployed.isEmpty();
    this.known = new HashSet<>(deployed);
    this.unregistered = unregistered;
  }

  /** Counts a registered version. */
  void add(ModelKey version, boolean isTraceable) {
    known.add(version);
    traceable += isTraceable ? 1 : 0;
  }

  /** Counts runs behind versions of which nothing leads on. */
  void behind(int[] runs) {
    for (int run : runs) {
      behindAll.set(run);
    }
  }

  /**
   * Counts what is behind versions.
   *
   * @param leadingBack walks that lead back from traceable ones
   * @param closed walks that end in origins everywhere
   */
  void behind(Walks walks, long leadingBack, long closed) {
    behindAll.or(walks.runs(-1L));
    behindTraceable.or(walks.runs(leadingBack));
    behindClosed.or(walks.runs(closed));
  }

  /** Runs behind registered versions. */
  BitSet behindModels() {
    return behindAll;
  }

  /** Of these, runs behind versions whose way back ends in origins everywhere. */
  BitSet behindKnownData() {
    return behindClosed;
  }

  /** False when nothing but the registry says what exists. */
  boolean isMeasurable() {
    return deploymentsKnown || deploymentsLogged || !costs.isEmpty();
  }

  long versions() {
    return known.size() + unregistered.cardinality();
  }

  long traceable() {
    return traceable;
  }

  /** Traceable ÷ all. */
  double reach() {
    return (double) traceable / versions();
  }

  RunCosts.Total behindAll() {
    BitSet all = (BitSet) behindAll.clone();
    all.or(unregistered);
    return costs.of(all.stream().toArray());
  }

  RunCosts.Total behindTraceable() {
    return costs.of(behindTraceable.stream().toArray());
  }
}
