package dev.plumbline.lineage.graph;

import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check found. A link with many members is worth their mean and is in the state of the
 * worst.
 *
 * @param members at least one
 */
public record LinkResult(List<Member> members) {

  /**
   * One thing the link consists of.
   *
   * @param reason why it is not PRESENT; empty when it is
   */
  public record Member(LinkState state, String reason) {
    public static final Member PRESENT = new Member(LinkState.PRESENT, "");
  }

  public LinkResult {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a link without members has no state");
    }
  }

  public static LinkResult present() {
    return new LinkResult(List.of(Member.PRESENT));
  }

  public static LinkResult of(LinkState state, String reason) {
    return new LinkResult(List.of(new Member(state, reason)));
  }

  /** The same state, whose reason says this besides. */
  public LinkResult with(String remark) {
    Member worst = worst();
    String reason = worst.reason().isEmpty() ? remark : worst.reason() + "; " + remark;
    List<Member> said = new ArrayList<>(members);
    said.set(members.indexOf(worst), new Member(worst.state(), reason));
    return new LinkResult(said);
  }

  public LinkState state() {
    return worst().state();
  }

  /** Why it is in its state: what the first of its worst members says. */
  public String reason() {
    return worst().reason();
  }

  /** What it is worth, 0 to 1. */
  public double credit() {
    return members.stream().mapToDouble(m -> m.state().credit()).sum() / members.size();
  }

  private Member worst() {
    Member worst = members.get(0);
    for (Member member : members) {
      worst = member.state().isWorseThan(worst.state()) ? member : worst;
    }
    return worst;
  }
}
