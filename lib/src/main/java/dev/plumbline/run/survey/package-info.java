/**
 * What landing files name (nodes, namespaces, resources, instance types), seen through the
 * ingesters in plain Java, bounded in files and records. Shared by setup and doctor. Start with
 * {@link dev.plumbline.run.survey.Survey}.
 */
package dev.plumbline.run.survey;
