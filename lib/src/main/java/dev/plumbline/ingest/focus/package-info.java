/**
 * Exports in FOCUS Cost and Usage, whose columns are taken as they stand. {@link
 * dev.plumbline.ingest.focus.FocusIngester} is the way in; FocusHeader and OtherFocus say what is
 * refused. Uses billing and tabular only.
 */
package dev.plumbline.ingest.focus;
