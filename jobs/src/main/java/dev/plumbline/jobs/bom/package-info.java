/**
 * The bill of materials of a model version, in the words of CycloneDX 1.6: what was trained on,
 * with what, and how much of that is known. Start with {@link dev.plumbline.jobs.bom.BomDocument}.
 */
package dev.plumbline.jobs.bom;
