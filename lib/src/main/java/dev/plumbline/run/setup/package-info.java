/**
 * A first configuration for a folder of raw files: what kinds of files there are, a source for
 * each, what could be mapped and what is still missing. Start with {@link
 * dev.plumbline.run.setup.Setup}.
 */
package dev.plumbline.run.setup;
