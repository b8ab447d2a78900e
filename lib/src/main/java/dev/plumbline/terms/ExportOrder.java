package dev.plumbline.terms;

/** What told which run of an export is the newest. */
public enum ExportOrder implements Term {
  /** There is only one. */
  ALONE,
  /** The provider's own manifest. */
  MANIFEST,
  /** The times or versions in the names of folders and files. */
  NAME,
  /** Nothing but the modification times of the files when they were first seen. */
  MODIFICATION_TIME,
  /** Nothing had to: the source says that every file counts. */
  EVERY_FILE,
  /** The run's files were taken out of the landing, and another run of the period is there. */
  REMOVED
}
