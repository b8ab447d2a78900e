/** The jar that clusters take, and nights that a real {@code spark-submit} takes with it. */
package dev.plumbline.jobs.submitted;
