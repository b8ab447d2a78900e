/**
 * What people ask of the published export: which model versions there are on a date, and what is
 * behind one of them. Plain Java over its rows, without Spark. Start with {@link
 * dev.plumbline.run.answers.Rulings}.
 */
package dev.plumbline.run.answers;
