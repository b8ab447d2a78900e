package dev.plumbline.job;

import dev.plumbline.terms.Term;
import java.util.Arrays;
import java.util.Optional;

/** The stages of a night, in order: what a scheduler calls one after the other. */
public enum NightStage implements Term {
  /** Landing files become raw rows. */
  INGEST("Landing files become raw rows."),
  /** Raw rows become one row per thing in the world. */
  BUILD("Raw rows become one row per thing in the world."),
  /** These become the figures that people read, written and gated. */
  ASSESS("These become the figures that people read: written and gated, and not yet shown."),
  /** What passed its gates is shown to readers, all at once, and rendered for people. */
  PUBLISH("What passed its gates is shown to readers, all at once, and rendered for people.");

  private final String doc;

  NightStage(String doc) {
    this.doc = doc;
  }

  /** One sentence of what it does. */
  public String doc() {
    return doc;
  }

  /** The stage that is written so, if there is one. */
  public static Optional<NightStage> of(String text) {
    return Arrays.stream(values()).filter(stage -> stage.text().equals(text)).findFirst();
  }
}
