/**
 * What records of schedulers share: amounts of GPUs, the time a request spans, the label that names
 * a run. Knows no scheduler and uses json only.
 */
package dev.plumbline.ingest.scheduler;
