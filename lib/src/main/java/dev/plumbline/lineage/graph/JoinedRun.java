package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What two systems say of one run, or of one edge of it: of each statement the earliest, but of its
 * end the latest.
 */
final class JoinedRun {
  private JoinedRun() {}

  /** The run as one; of statements of one time the first one's stands, see {@link RunParts}. */
  static RunFacts of(RunFacts one, RunFacts other) {
    return new RunFacts(
        one.runId(),
        one.job(),
        times(one, other),
        code(one.code(), other.code()),
        environment(one.environment(), other.environment()),
        said(one.said(), other.said()));
  }

  private static RunFacts.Statements said(RunFacts.Statements one, RunFacts.Statements other) {
    SortedMap<String, Instant> producers = new TreeMap<>(one.producers());
    other.producers().forEach((name, at) -> producers.merge(name, at, JoinedRun::earliest));
    return new RunFacts.Statements(
        earliest(one.parametersAt(), other.parametersAt()),
        earliest(one.noInputsAt(), other.noInputsAt()),
        producers);
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

  private static RunFacts.Environment environment(
      RunFacts.Environment one, RunFacts.Environment other) {
    boolean isOnes = isFirst(one.knownAt(), other.knownAt());
    RunFacts.Environment first = isOnes ? one : other;
    RunFacts.Environment second = isOnes ? other : one;
    if (second.name() == null) {
      return first;
    }
    String content = RunFacts.Environment.content(first.name());
    List<String> others =
        Stream.of(first.others(), List.of(second.name()), second.others())
            .flatMap(List::stream)
            .filter(name -> !RunFacts.Environment.content(name).equals(content))
            .distinct()
            .sorted()
            .toList();
    return new RunFacts.Environment(first.name(), first.knownAt(), others);
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
