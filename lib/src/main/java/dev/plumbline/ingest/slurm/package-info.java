/**
 * Slurm's accounting as sacct prints it. SlurmSacct is the way in, SacctRecords finds the records
 * and JobReading makes the rows. Uses scheduler, and json for its masks.
 */
package dev.plumbline.ingest.slurm;
