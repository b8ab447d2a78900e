/**
 * The records behind a ruling: for each link of a model version what was said, in which line of
 * which file. Nothing is ruled here, and no record is made up. Start with {@link
 * dev.plumbline.lineage.evidence.VersionEvidence}.
 */
package dev.plumbline.lineage.evidence;
