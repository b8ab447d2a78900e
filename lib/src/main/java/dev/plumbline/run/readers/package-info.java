/**
 * Views of the newest publication for readers of other programs: one text of SQL for each kind of
 * reader, made of the versions that the publication names. The texts are pure functions of what is
 * shown; nothing here runs a query.
 */
package dev.plumbline.run.readers;
