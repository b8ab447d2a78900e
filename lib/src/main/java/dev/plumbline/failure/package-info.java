/**
 * Why a run stops, in three lines for a person (problem, cause, remedy) and one exit code for a
 * scheduler. Everything may throw {@link dev.plumbline.failure.Failure}; nothing here depends on
 * anything.
 */
package dev.plumbline.failure;
