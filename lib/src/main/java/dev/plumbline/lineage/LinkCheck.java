package dev.plumbline.lineage;

/** Judges one link of one model version. */
interface LinkCheck {
  /** Which one. */
  Link link();

  /** What is known of it. */
  LinkResult check(Trace trace);
}
