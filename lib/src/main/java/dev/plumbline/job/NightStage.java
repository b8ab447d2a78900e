package dev.plumbline.job;

import dev.plumbline.terms.Term;
import java.util.Arrays;
import java.util.Optional;

/** The stages of a night, in order: what a scheduler calls one after the other. */
public enum NightStage implements Term {
  /** Landing files become raw rows. */
  INGEST,
  /** Raw rows become one row per thing in the world. */
  BUILD,
  /** These become the figures that people read. */
  ASSESS,
  /** What is published is rendered for people. */
  PUBLISH;

  /** The stage that is written so, if there is one. */
  public static Optional<NightStage> of(String text) {
    return Arrays.stream(values()).filter(stage -> stage.text().equals(text)).findFirst();
  }
}
