/**
 * The declared checks of a table, evaluated on its rows before they count. The only caller of
 * Deequ. Start with {@link dev.plumbline.quality.Gate}.
 */
package dev.plumbline.quality;
