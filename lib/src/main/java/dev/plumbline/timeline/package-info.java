/**
 * Samples in time order to segments, in plain Java without Spark. The names follow one GPU's time
 * on its way: a <i>reading</i> is a stored row; readings of one device and source at one instant
 * make a sample, samples a <i>series</i>; a sample speaks for <i>held</i> time; with who had the
 * device it is a <i>holding</i>; with its state it is <i>judged</i>; cut where anything on the GPU
 * changes it is a <i>cell</i>; and cells of one key make a <i>segment</i>. Start with {@link
 * dev.plumbline.timeline.GpuTimeline}.
 */
package dev.plumbline.timeline;
