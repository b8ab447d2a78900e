package dev.plumbline.run.publication;

import java.util.List;

/**
 * A burst that was promised and that the run which promised it did not finish.
 *
 * @param nightId the run
 * @param isPublication true for the gold of a night, false for what was read from the landing
 * @param tables the tables that belong together
 */
public record Unfinished(String nightId, boolean isPublication, List<String> tables) {

  /** What it is, as part of a sentence. */
  public String words() {
    return (isPublication ? "the publication" : "the reading of the landing")
        + " that run "
        + nightId
        + " was stopped in";
  }
}
