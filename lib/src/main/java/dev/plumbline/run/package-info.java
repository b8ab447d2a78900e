/**
 * A night, from the landing to what is published: which dates need computing, running the jobs and
 * their gates, publishing all of it or nothing, and the tasks that come after. Here declarations
 * and storage meet; figures are computed elsewhere. Start with {@link dev.plumbline.run.Night},
 * then {@link dev.plumbline.run.Computation}.
 */
package dev.plumbline.run;
