package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;

/** Judges one link of one model version. */
public interface LinkCheck {
  /** Which one. */
  Link link();

  /** What is known of it. */
  LinkResult check(Trace trace);
}
