/**
 * What is told of a night while it runs and kept when it has ended: steps, check results,
 * OpenLineage events, lines for a terminal. Nothing here decides anything. Start with {@link
 * dev.plumbline.run.journal.Steps}.
 */
package dev.plumbline.run.journal;
