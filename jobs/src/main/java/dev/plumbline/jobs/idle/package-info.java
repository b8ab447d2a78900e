/**
 * The words of {@code plumbline idle}: the same answer as lines for a terminal and as one object.
 * Start with {@link dev.plumbline.jobs.idle.IdleText}.
 */
package dev.plumbline.jobs.idle;
