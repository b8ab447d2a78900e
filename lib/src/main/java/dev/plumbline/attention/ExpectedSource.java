package dev.plumbline.attention;

import java.io.Serializable;

/**
 * A configured source, and how old its newest rows may be.
 *
 * @param name as configured
 * @param place which files it reads, for people
 * @param lateAfterDays it is late on a date when the newest date of its rows is so many days before
 *     it; 0: never, because its files come only when something happens
 */
public record ExpectedSource(String name, String place, int lateAfterDays)
    implements Serializable {}
