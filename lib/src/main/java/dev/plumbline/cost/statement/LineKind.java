package dev.plumbline.cost.statement;

import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;

/**
 * Why a line is in a document.
 *
 * @param share why the parts of its charges are whose they are
 * @param isShared true of what was nobody's and is spread over teams by a rule; it stands with a
 *     minus in the document of what no team is charged with
 */
public record LineKind(ShareKind share, boolean isShared) {
  private static final String SHARED = "shared_";

  /** As it was split. */
  public static LineKind of(ShareKind share) {
    return new LineKind(share, false);
  }

  /** As tables write it: {@code held}, {@code tax}, {@code shared_tax}. */
  public String text() {
    return isShared ? SHARED + share.text() : share.text();
  }

  /** The kind that is written so. */
  public static LineKind of(String text) {
    boolean isShared = text.startsWith(SHARED);
    String share = isShared ? text.substring(SHARED.length()) : text;
    return new LineKind(Term.of(ShareKind.class, share), isShared);
  }

  /** For people. */
  public String label() {
    String label = share == ShareKind.HELD ? "held" : share.label();
    return isShared ? "shared: " + label : label;
  }
}
