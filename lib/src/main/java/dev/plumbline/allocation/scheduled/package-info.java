/**
 * What schedulers say of who held GPUs: requests become holds cut by date, and holds are placed on
 * the devices that telemetry saw on their nodes. Rows in, rows of {@code silver.scheduled_hold} and
 * {@code silver.device_hold} out; the placing itself is plain Java. Start with {@link
 * dev.plumbline.allocation.scheduled.ScheduledHolds}.
 */
package dev.plumbline.allocation.scheduled;
