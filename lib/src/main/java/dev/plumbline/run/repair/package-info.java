/**
 * What can be wrong with a lake between nights, or become of it with the years, how it is told, and
 * how it is mended: one class for each kind, in the explicit lists of {@link
 * dev.plumbline.run.repair.Repair}. A new kind implements {@link dev.plumbline.run.repair.Fault}
 * and is added there.
 */
package dev.plumbline.run.repair;
