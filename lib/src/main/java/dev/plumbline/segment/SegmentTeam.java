package dev.plumbline.segment;

import java.io.Serializable;

/**
 * Who pays inside for what a namespace holds.
 *
 * @param team the team
 * @param project the project
 */
public record SegmentTeam(String team, String project) implements Serializable {}
