package dev.plumbline.timeline;

import dev.plumbline.terms.OwnerRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a device's time belongs to those to whom schedulers gave it:
 *
 * <ol>
 *   <li>each has its share; several grants of one holder are one;
 *   <li>those in equal parts have what the shares leave, between them;
 *   <li>where there are none of these, those whom only labels name have it; else nobody;
 *   <li>a conflict has nothing, and stands beside them with what it claims.
 * </ol>
 *
 * @param all by name, conflicts too
 * @param whole the parts that make the device
 */
record Stakes(List<Stake> all, long whole) {

  /**
   * One holder's part.
   *
   * @param holder who
   * @param rule how that is known
   * @param part of the whole; 0 for a conflict
   * @param claimed share of the device, 0–1
   * @param isConflict it claims more than others left
   */
  record Stake(Holder holder, OwnerRule rule, long part, double claimed, boolean isConflict) {}

  /**
   * The stakes of a time.
   *
   * @param grants those that hold, at least one
   * @param labelled whom labels name
   * @param labelRule how
   */
  static Stakes of(List<Grant> grants, List<Holder> labelled, OwnerRule labelRule) {
    Map<String, Grant> byOwner = new TreeMap<>();
    for (Grant grant : grants) {
      byOwner.merge(grant.holder().name(), named(grant, labelled), Stakes::merge);
    }
    List<Grant> fitting =
        byOwner.values().stream().filter(grant -> !grant.share().isConflict()).toList();
    long whole = 1;
    for (Grant grant : fitting) {
      whole = lowestCommonMultiple(whole, grant.share().whole());
    }
    long given = 0;
    for (Grant grant : fitting) {
      given += part(grant, whole);
    }
    long left = Math.max(0, whole - given);
    List<Holder> others =
        labelled.stream()
            .filter(label -> grants.stream().noneMatch(g -> g.holder().isLabelled(label)))
            .toList();
    long equals = fitting.stream().filter(grant -> grant.share().isEqual()).count();
    long sharing = Math.max(1, equals > 0 ? equals : left > 0 ? others.size() : 0);
    List<Stake> stakes = new ArrayList<>();
    for (Grant grant : byOwner.values()) {
      stakes.add(stake(grant, whole, sharing, left));
    }
    if (equals == 0 && left > 0) {
      double share = (double) left / (whole * sharing);
      others.forEach(label -> stakes.add(new Stake(label, labelRule, left, share, false)));
    }
    stakes.sort(Comparator.comparing(Stake::holder, Holder.ORDER));
    return new Stakes(List.copyOf(stakes), whole * sharing);
  }

  private static Stake stake(Grant grant, long whole, long sharing, long left) {
    boolean isConflict = grant.share().isConflict();
    long part = grant.share().isEqual() ? left : part(grant, whole) * sharing;
    double claimed =
        isConflict
            ? grant.share().isEqual() ? 1 : (double) grant.share().part() / grant.share().whole()
            : (double) part / (whole * sharing);
    return new Stake(grant.holder(), grant.rule(), isConflict ? 0 : part, claimed, isConflict);
  }

  private static long part(Grant grant, long whole) {
    return grant.share().part() * (whole / grant.share().whole());
  }

  /** The grant's holder, with the run that its label names where its scheduler names none. */
  private static Grant named(Grant grant, List<Holder> labelled) {
    Holder holder = grant.holder();
    if (holder.runId() != null) {
      return grant;
    }
    return labelled.stream()
        .filter(label -> label.runId() != null && holder.isLabelled(label))
        .findFirst()
        .map(
            label ->
                new Grant(
                    grant.deviceId(),
                    grant.from(),
                    grant.to(),
                    holder.merge(label),
                    grant.rule(),
                    grant.share()))
        .orElse(grant);
  }

  /** Several grants of one holder: what fits counts before what does not, and a share as one. */
  private static Grant merge(Grant one, Grant other) {
    Grant.Share mine = one.share();
    Grant.Share others = other.share();
    if (mine.isConflict() != others.isConflict()) {
      return mine.isConflict() ? other : one;
    }
    if (mine.isEqual() || others.isEqual() || mine.whole() != others.whole()) {
      return one;
    }
    long part = Math.min(mine.whole(), mine.part() + others.part());
    return new Grant(
        one.deviceId(),
        one.from(),
        one.to(),
        one.holder(),
        one.rule(),
        new Grant.Share(part, mine.whole(), mine.isConflict()));
  }

  private static long lowestCommonMultiple(long one, long other) {
    long a = one;
    long b = other;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return one / a * other;
  }

  /** The parts that nobody has. */
  long rest() {
    return whole - all.stream().mapToLong(Stake::part).sum();
  }

  /** Who has some of the device, by name. */
  List<Holder> holders() {
    return all.stream().filter(stake -> stake.part() > 0).map(Stake::holder).toList();
  }

  /** Divides times among the stakes in their order; what nobody has comes last. */
  CarriedParts carried() {
    long[] weights = new long[all.size() + 1];
    for (int i = 0; i < all.size(); i++) {
      weights[i] = all.get(i).part();
    }
    weights[all.size()] = rest();
    return new CarriedParts(weights, whole);
  }
}
