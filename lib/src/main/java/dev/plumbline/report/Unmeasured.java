package dev.plumbline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of the questions of a report nothing was read for: where no source tells of GPUs, of what
 * they cost or of models, nothing makes the figures incomplete, and yet there are none.
 */
final class Unmeasured {

  /** What was not measured at all, as a person says it. */
  static List<String> of(Figures figures) {
    Accounts accounts = new Accounts(figures.ofShownDate(WaterfallSection.ROWS));
    List<String> questions = new ArrayList<>();
    if (accounts.isEmpty()) {
      questions.add("GPU time");
    }
    if (accounts.pricedBases().isEmpty()) {
      questions.add("cost");
    }
    if (Model.of(figures).isEmpty()) {
      questions.add("models");
    }
    return questions;
  }

  private Unmeasured() {}
}
