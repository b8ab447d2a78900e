package dev.plumbline.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * What a task may know beside what is published.
 *
 * @param nightId the run that it comes after
 * @param published dates which that run published
 * @param nights every date the landing holds
 * @param isStopped true when a gate said no, and what is published is of an earlier run
 * @param folder where files for people lie
 * @param now the clock, for notes on what is written
 */
public record TaskContext(
    String nightId,
    NavigableSet<LocalDate> published,
    NavigableSet<LocalDate> nights,
    boolean isStopped,
    Path folder,
    Instant now) {}
