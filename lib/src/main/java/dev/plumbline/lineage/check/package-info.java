/**
 * What each required link of a model version is worth: one link, one class, all of them in {@link
 * dev.plumbline.lineage.check.LinkChecks}. Start with {@link
 * dev.plumbline.lineage.check.LinkCheck}.
 */
package dev.plumbline.lineage.check;
