/**
 * The command line, and the catalogs of jobs and tasks. A command is a night, a question, care or
 * offline, and its kind decides what it can get hold of; commands put words on a terminal and leave
 * the work to run. Start with {@link dev.plumbline.jobs.Main}.
 */
package dev.plumbline.jobs;
