/**
 * Runs of Ray Train, from its export log or its dashboard. RayObject finds them and RayRun reads
 * their fields. Uses experiment only.
 */
package dev.plumbline.ingest.ray;
