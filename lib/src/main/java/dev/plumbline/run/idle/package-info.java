/**
 * Which GPUs idled on a date, whose they were, what that cost and what would free them: an answer
 * out of the published export, in plain Java and without Spark. Start with {@link
 * dev.plumbline.run.idle.IdleNight}.
 */
package dev.plumbline.run.idle;
