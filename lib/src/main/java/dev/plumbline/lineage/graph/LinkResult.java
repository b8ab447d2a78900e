package dev.plumbline.lineage.graph;

import dev.plumbline.terms.LinkState;
import java.util.List;

/**
 * What a check found. A link with many members is worth their mean and is in the state of the
 * worst.
 *
 * @param worst the first of its worst members, which says why it is in its state
 * @param credit what it is worth, 0 to 1
 */
public record LinkResult(Member worst, double credit) {

  /**
   * One thing the link consists of.
   *
   * @param reason why it is not PRESENT; empty when it is
   */
  public record Member(LinkState state, String reason) {
    public static final Member PRESENT = new Member(LinkState.PRESENT, "");
  }

  /** What a link of these members comes to. */
  public static LinkResult of(Tally members) {
    if (members.members() == 0) {
      throw new IllegalArgumentException("a link without members has no state");
    }
    return new LinkResult(members.worst(), members.credit() / members.members());
  }

  /** The same. */
  public static LinkResult of(List<Member> members) {
    return of(members.stream().map(Tally::of).reduce(Tally.NONE, Tally::and));
  }

  public static LinkResult present() {
    return of(List.of(Member.PRESENT));
  }

  public static LinkResult of(LinkState state, String reason) {
    return of(List.of(new Member(state, reason)));
  }

  /** The same state, whose reason says this besides. */
  public LinkResult with(String remark) {
    String reason = reason().isEmpty() ? remark : reason() + "; " + remark;
    return new LinkResult(new Member(state(), reason), credit);
  }

  public LinkState state() {
    return worst.state();
  }

  /** Why it is in its state: what the first of its worst members says. */
  public String reason() {
    return worst.reason();
  }
}
