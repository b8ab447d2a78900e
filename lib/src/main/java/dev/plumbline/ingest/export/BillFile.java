package dev.plumbline.ingest.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Set;

/**
 * A billing file with what it has of one billing period.
 *
 * @param path relative to the source's folder
 * @param sha256 digest of its bytes
 * @param modifiedAt its modification time when these bytes were first seen; null when unknown
 * @param dates that its lines touch
 * @param accounts that it bills; empty when no line could be used
 * @param isRemoved true when it is known from earlier nights and no longer in the landing
 */
public record BillFile(
    String path,
    String sha256,
    Instant modifiedAt,
    NavigableSet<LocalDate> dates,
    Set<String> accounts,
    boolean isRemoved) {}
