package dev.plumbline.report;

import java.util.List;

/** One part of the report: its figures for people, and the same figures as CSV. */
interface Section {
  /** The anchor in the page and the CSV file's name. */
  String id();

  /** What it is about. */
  String title();

  /** The heading: a sentence that says what was found; what it is about where nothing was. */
  default String finding(Figures figures) {
    return title();
  }

  /** The rows it draws; nothing else may be asked of the figures. */
  List<Need> needs();

  /** False where the page leaves it out: it has nothing to say, and nobody misses it. */
  default boolean isShown(Figures figures) {
    return true;
  }

  /** What stands below the heading; says why when there is nothing. */
  List<Html> content(Figures figures);

  /** The exact figures: all there are, however many the page shows. */
  Csv csv(Figures figures);
}
