/**
 * What makes the figures of a date incomplete: one class for each kind, in one list. A kind reads
 * the tables in which it shows and says the subject, what is at stake, what was seen and what to
 * do. Start with {@link dev.plumbline.attention.Finding}; a further kind is a word in {@link
 * dev.plumbline.terms.AttentionKind} and a class in {@link dev.plumbline.attention.Findings}.
 */
package dev.plumbline.attention;
