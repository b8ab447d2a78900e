package dev.plumbline.report;

import java.util.List;

/** One part of the report: its figures for people, and the same figures as CSV. */
interface Section {
  /** The anchor in the page and the CSV file's name. */
  String id();

  /** The heading. */
  String title();

  /** What stands below the heading; says why when there is nothing. */
  List<Html> content(ReportData data);

  /** The exact figures. */
  Csv csv(ReportData data);
}
