/**
 * What it takes that readers see a night whole or not at all: one writer per lake, the burst and
 * its promise, finishing what a killed run left, and reading what was published at its versions.
 * Every step here can be cut short by a kill, and the next run goes on from there. Start with
 * {@link dev.plumbline.run.publication.Publications}.
 */
package dev.plumbline.run.publication;
