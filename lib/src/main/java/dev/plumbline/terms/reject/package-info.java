/**
 * Why records are refused: one list of reasons, each with the code that {@code bronze.reject}
 * stores, what it means and what to do. Start with {@link
 * dev.plumbline.terms.reject.RejectReasons}.
 */
package dev.plumbline.terms.reject;
