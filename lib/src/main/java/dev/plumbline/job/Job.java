package dev.plumbline.job;

/** A nightly computation: what it reads and writes, and a pure function between them. */
public interface Job {
  /** What it reads, writes and is ruled by. */
  JobSpec spec();

  /** The rows of the slice; calls no action, no clock and no storage. */
  Outputs apply(Inputs inputs, RunContext context);
}
