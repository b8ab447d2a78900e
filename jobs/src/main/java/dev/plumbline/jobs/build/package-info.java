/**
 * Jobs of the stage build: raw rows become one row per thing in the world, in silver. A job
 * declares what it reads and writes and hands frames to the compute packages; it holds no rule of
 * its own. Start with {@link dev.plumbline.jobs.build.GpuSegmentJob}.
 */
package dev.plumbline.jobs.build;
