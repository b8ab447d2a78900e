package dev.plumbline.segment;

import dev.plumbline.allocation.scheduled.JobLabel;
import java.io.Serializable;

/**
 * What labels of telemetry mean beside the device and its pod.
 *
 * @param replicas which tell several scrapers of one device apart
 * @param job which names the scheduler's job
 */
public record TelemetryLabels(ReplicaLabels replicas, JobLabel job) implements Serializable {}
