package dev.plumbline.job;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import java.time.Instant;
import java.util.List;

/**
 * What a job may know beside its inputs. There is no clock: {@link #night} is the newest date the
 * landing holds, so a rerun of the same landing gives the same rows.
 */
public interface RunContext {
  /** The dates being computed. */
  Slice slice();

  /** The typed configuration. */
  Configuration configuration();

  /** The policies in force, with configured overrides. */
  Policies policies();

  /** The newest date the landing holds: "today" for everything that depends on it. */
  java.time.LocalDate night();

  /** Which nights there are, and what may be closed by now. */
  Closing closing();

  /** When this run began; for journals only, never for figures. */
  Instant startedAt();

  /** A small frame of constants, such as a mapping from the configuration. */
  Frame constants(List<Col> columns, List<Object[]> rows);
}
