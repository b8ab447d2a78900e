package dev.plumbline.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stages of a night, in order: what a scheduler calls one after the other. */
public enum NightStage {
  /** Landing files become raw rows. */
  INGEST,
  /** Raw rows become one row per thing in the world. */
  BUILD,
  /** These become the figures that people read. */
  ASSESS,
  /** What is published is rendered for people. */
  PUBLISH;

  /** As on the command line, in documents and in the job graph. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage of that word. */
  public static Optional<NightStage> of(String word) {
    return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(NightStage::word).toList();
  }
}
