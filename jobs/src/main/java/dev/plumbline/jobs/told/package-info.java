/**
 * How a run shows that it lives and how it went: lines for a person, JSON lines for a collector of
 * logs, a log file, metrics for Prometheus. Whatever is printed by whomever goes through here, once
 * the program has begun. Start with {@link dev.plumbline.jobs.told.Teller}.
 */
package dev.plumbline.jobs.told;
