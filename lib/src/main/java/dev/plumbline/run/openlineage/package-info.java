/**
 * Sends the OpenLineage events of a night to where others listen, beside the copy in the lake. What
 * fails here is a warning and never the end of a night. Start with {@link
 * dev.plumbline.run.openlineage.LineageSender}.
 */
package dev.plumbline.run.openlineage;
