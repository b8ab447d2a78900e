/**
 * Runs of Weights &amp; Biases as scripts write what its API gives. WandbObject finds them and
 * WandbRun reads their fields. Uses experiment and json only.
 */
package dev.plumbline.ingest.wandb;
