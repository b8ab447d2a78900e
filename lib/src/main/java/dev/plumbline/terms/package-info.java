/**
 * The words of the field, each an enum that is declared once: tables declare the columns that hold
 * them, kernels compute with them, reports print their labels. Nothing here depends on anything.
 * Start with {@link dev.plumbline.terms.Stage}.
 */
package dev.plumbline.terms;
