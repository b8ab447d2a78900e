/**
 * The printable sheets of model versions that stand beside a night's report, told from the
 * published export. Start with {@link dev.plumbline.run.sheets.SheetsTask}.
 */
package dev.plumbline.run.sheets;
