/**
 * What is wrong with a configuration, found without a night and without Spark: one class per kind
 * of finding. Reads what {@code run.survey} saw. Start with {@link
 * dev.plumbline.run.doctor.Doctor}.
 */
package dev.plumbline.run.doctor;
