package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What two systems say of one run, or of one edge of it: of each statement the earliest, but of its
 * end the latest.
 */
final class JoinedRun {
  private JoinedRun() {}

  /** The run as one; of statements of one time the first one's stands. */
  static RunFacts of(RunFacts one, RunFacts other) {
    return new RunFacts(
        one.runId(),
        one.job(),
        times(one, other),
        code(one.code(), other.code()),
        isFirst(one.environment().knownAt(), other.environment().knownAt())
            ? one.environment()
            : other.environment(),
        earliest(one.parametersKnownAt(), other.parametersKnownAt()),
        earliest(one.noInputsDeclaredAt(), other.noInputsDeclaredAt()));
  }

  /** It ended when the last part of it did, and not before each that began has. */
  private static RunFacts.Times times(RunFacts one, RunFacts other) {
    boolean isOpen = isOpen(one) || isOpen(other);
    return new RunFacts.Times(
        earliest(one.firstEventAt(), other.firstEventAt()),
        earliest(one.startedAt(), other.startedAt()),
        isOpen ? null : latest(one.completedAt(), other.completedAt()),
        latest(one.failedAt(), other.failedAt()),
        one.scheduled().and(other.scheduled()));
  }

  private static boolean isOpen(RunFacts run) {
    return run.startedAt() != null && run.endedAt() == null;
  }

  private static RunFacts.Code code(RunFacts.Code one, RunFacts.Code other) {
    boolean isOnes = isFirst(one.knownAt(), other.knownAt());
    RunFacts.Code first = isOnes ? one : other;
    RunFacts.Code second = isOnes ? other : one;
    boolean isContradicted =
        second.revision() != null && !second.revision().equals(first.revision());
    RunFacts.Code branch = isFirst(one.branchKnownAt(), other.branchKnownAt()) ? one : other;
    return new RunFacts.Code(
        first.revision(),
        first.knownAt(),
        earliest(
            earliest(one.conflictAt(), other.conflictAt()),
            isContradicted ? second.knownAt() : null),
        branch.branch(),
        branch.branchKnownAt());
  }

  /** The edge as one. */
  static EdgeFacts of(EdgeFacts one, EdgeFacts other) {
    EdgeFacts first = isFirst(one.knownAt(), other.knownAt()) ? one : other;
    EdgeFacts second = first == one ? other : one;
    EdgeFacts.Columns columns =
        isFirst(one.columns().knownAt(), other.columns().knownAt())
            ? one.columns()
            : other.columns();
    String type = first.type() == null ? second.type() : first.type();
    return new EdgeFacts(
        first.kind(),
        first.runId(),
        new EdgeFacts.Mention(first.dataset(), first.version(), type),
        first.other(),
        first.knownAt(),
        earliest(one.noUpstreamDeclaredAt(), other.noUpstreamDeclaredAt()),
        columns);
  }

  private static boolean isFirst(Instant one, Instant other) {
    return other == null || one != null && !one.isAfter(other);
  }

  private static Instant earliest(Instant one, Instant other) {
    return Stream.of(one, other)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant latest(Instant one, Instant other) {
    return Stream.of(one, other)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
