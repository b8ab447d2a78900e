/** The harness that does to nights what befalls them: kills, faults of storage. */
package dev.plumbline.jobs.reliability;
