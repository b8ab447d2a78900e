/**
 * Logs of nvidia-smi in CSV, with local times and whatever else stands in such a log. NvidiaSmiCsv
 * is the way in, SmiCursor and SampleLines the loop that every change has to be measured against.
 * Uses telemetry and mapping only.
 */
package dev.plumbline.ingest.nvidiasmi;
