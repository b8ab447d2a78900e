/**
 * Handing a night to a Spark that is somewhere else: the line that is said to it, and what became
 * of the driver, whose exit code not every cluster hands back. Start with {@link
 * dev.plumbline.run.submit.Submission}.
 */
package dev.plumbline.run.submit;
