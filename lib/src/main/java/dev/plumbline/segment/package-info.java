/**
 * Silver rows around the timeline: samples go in, ordered by GPU and time, and come out as rows of
 * {@code silver.gpu_segment}. The rules of time are not here. Start with {@link
 * dev.plumbline.segment.Segments}.
 */
package dev.plumbline.segment;
