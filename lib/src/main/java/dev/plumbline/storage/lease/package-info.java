/**
 * The right to write to a lake: notes of who has it and had it, how one process takes it from
 * another that is gone, and how that is told without trusting a clock.
 */
package dev.plumbline.storage.lease;
