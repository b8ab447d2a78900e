/**
 * What all trackers of experiments share: taking their files apart, times and states of runs, and
 * the two events that a run becomes. Knows no tracker. Read {@link
 * dev.plumbline.ingest.experiment.TrackerFile} and {@link
 * dev.plumbline.ingest.experiment.RunEvents} first.
 */
package dev.plumbline.ingest.experiment;
