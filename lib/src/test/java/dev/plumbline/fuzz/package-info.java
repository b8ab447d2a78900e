/**
 * Readers of what others wrote, fed with bytes that nobody would write. Ordinary test runs feed
 * what was found so far; {@code reliability/fuzz} looks for more with Jazzer.
 */
package dev.plumbline.fuzz;
