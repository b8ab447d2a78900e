package dev.plumbline.segment;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;

/**
 * Who pays inside for what a namespace holds: one entry under {@code owners:}.
 *
 * @param namespace the namespace
 * @param team the team, or null
 * @param project the project, or null
 */
public record Owner(String namespace, String team, String project) implements Serializable {
  /** Refuses an owner of no namespace. */
  public Owner {
    Invalid.ifMissing(namespace, "namespace");
  }
}
