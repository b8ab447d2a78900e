/**
 * Who held which device from when to when, read off the segments: claims of one owner, and which of
 * them go beyond a whole GPU. Plain rows in, rows of {@code silver.allocation} out. Start with
 * {@link dev.plumbline.allocation.Allocations}.
 */
package dev.plumbline.allocation;
