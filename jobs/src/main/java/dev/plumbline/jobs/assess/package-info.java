/**
 * Jobs of the stage assess: silver becomes the gold that people read, gated and published together.
 * A job declares what it reads and writes and hands frames to the compute packages; it holds no
 * rule of its own. Start with {@link dev.plumbline.jobs.assess.GpuWaterfallJob}.
 */
package dev.plumbline.jobs.assess;
