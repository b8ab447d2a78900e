package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.graph.LinkResult.Member;

/**
 * What many members come to, of which only the worst is kept.
 *
 * @param members how many there are
 * @param credit what all of them are worth together
 * @param worst the first of the worst; null where there is none
 */
public record Tally(long members, double credit, Member worst) {
  public static final Tally NONE = new Tally(0, 0, null);

  /** These and those after them. */
  public Tally and(Tally others) {
    return new Tally(members + others.members, credit + others.credit, worst(worst, others.worst));
  }

  /** These and one more after them. */
  public Tally and(Member member) {
    return and(of(member));
  }

  /** One member. */
  public static Tally of(Member member) {
    return new Tally(1, member.state().credit(), member);
  }

  private static Member worst(Member one, Member other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.state().isWorseThan(one.state()) ? other : one;
  }
}
