/**
 * What can be wrong with a lake between nights, how it is told, and how it is mended: one class for
 * each kind of fault, in the explicit list of {@link dev.plumbline.run.repair.Repair}. A new kind
 * implements {@link dev.plumbline.run.repair.Fault} and is added there.
 */
package dev.plumbline.run.repair;
