package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what a run read had been written before. Data is written before it is read, by no more
 * than clocks differ; a wrong order is MISSING; one that the recorded times neither show nor rule
 * out is WEAK, as are all times of a run that is said to have ended before it started. Each run is
 * judged once, for all walks.
 */
final class Handovers {
  private final LineageGraph graph;
  private final Duration skew;
  private final Sum[] judged;
  private List<Integer> amiss;

  /**
   * What all handovers to one run come to.
   *
   * @param counts how many there are in each state
   * @param firsts the first of each state
   */
  record Sum(Map<LinkState, Long> counts, Map<LinkState, Member> firsts) {
    private static final Sum NONE = new Sum(Map.of(), Map.of());
    private static final Map<Long, Sum> WELL = new ConcurrentHashMap<>();

    private static Sum of(List<Member> members) {
      if (members.isEmpty()) {
        return NONE;
      }
      if (members.stream().allMatch(member -> member == Member.PRESENT)) {
        return WELL.computeIfAbsent((long) members.size(), Sum::well);
      }
      Map<LinkState, Long> counts = new EnumMap<>(LinkState.class);
      Map<LinkState, Member> firsts = new EnumMap<>(LinkState.class);
      for (Member member : members) {
        counts.merge(member.state(), 1L, Long::sum);
        firsts.putIfAbsent(member.state(), member);
      }
      return new Sum(counts, firsts);
    }

    private static Sum well(long count) {
      return new Sum(Map.of(LinkState.PRESENT, count), Map.of(LinkState.PRESENT, Member.PRESENT));
    }
  }

  Handovers(LineageGraph graph, int runs, Duration skew) {
    this.graph = graph;
    this.skew = skew;
    this.judged = new Sum[runs];
  }

  /** How far clocks may differ. */
  Duration skew() {
    return skew;
  }

  /** From every run that wrote something that this one read, each once. */
  Sum to(int consumer) {
    if (judged[consumer] == null) {
      judged[consumer] = judge(consumer);
    }
    return judged[consumer];
  }

  /** The runs to which a handover is not as it should be, in the order of their names. */
  List<Integer> amiss() {
    if (amiss == null) {
      amiss = new ArrayList<>();
      for (int run = 0; run < judged.length; run++) {
        boolean isWell = Set.of(LinkState.PRESENT).containsAll(to(run).counts().keySet());
        if (!isWell) {
          amiss.add(run);
        }
      }
    }
    return amiss;
  }

  private Sum judge(int consumer) {
    List<Member> members = new ArrayList<>();
    Ties producers = graph.producersOf();
    for (int i = producers.from(consumer); i < producers.to(consumer); i++) {
      members.add(member(producers.target(i), consumer));
    }
    return Sum.of(members);
  }

  private Member member(int from, int to) {
    RunFacts producer = graph.facts(from);
    RunFacts consumer = graph.facts(to);
    if (producer == null || consumer == null) {
      return new Member(
          LinkState.NOT_MEASURED,
          "no times are known of run %s, which read what run %s wrote"
              .formatted(graph.runId(to), graph.runId(from)));
    }
    if (producer.endsBeforeItStarts(skew) || consumer.endsBeforeItStarts(skew)) {
      return new Member(LinkState.WEAK, contradiction(from, to));
    }
    Instant written = producer.completedAt();
    if (written != null && inOrder(written, consumer.startedBy())) {
      return Member.PRESENT;
    }
    Instant readBy = consumer.endedAt();
    Instant startedAt = producer.startedAt();
    boolean impossible = readBy != null && startedAt != null && !inOrder(startedAt, readBy);
    return new Member(
        impossible ? LinkState.MISSING : LinkState.WEAK,
        "run %s read what run %s wrote %s"
            .formatted(
                graph.runId(to),
                graph.runId(from),
                impossible ? "only later" : "while one of them was still running"));
  }

  private String contradiction(int from, int to) {
    boolean isProducer = graph.facts(from).endsBeforeItStarts(skew);
    return "run %s read what run %s wrote, and run %s is said to have ended before it started"
        .formatted(graph.runId(to), graph.runId(from), graph.runId(isProducer ? from : to));
  }

  private boolean inOrder(Instant first, Instant second) {
    return !first.isAfter(second.plus(skew));
  }
}
