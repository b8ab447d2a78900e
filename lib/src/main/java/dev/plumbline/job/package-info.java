/**
 * The shapes of what runs: a job computes slices of tables from declared inputs and is pure, a task
 * comes after the night and reads what is published. No session, no storage. Start with {@link
 * dev.plumbline.job.Job} and {@link dev.plumbline.job.JobSpec}.
 */
package dev.plumbline.job;
