/**
 * The page that people read and the files beside it. A section says which rows it needs and draws
 * them through columns; all sections stand in {@link dev.plumbline.report.Report}. Whatever comes
 * from data is escaped here. Start with {@link dev.plumbline.report.Section}.
 */
package dev.plumbline.report;
