package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** One thing of a tracker, taken out of what an answer or an export wrapped around it. */
public interface TrackedObject {
  /** What it is; {@code UNKNOWN} when nobody knows. */
  Enum<?> kind();

  /** The thing itself. */
  JsonNode object();

  /** As it is counted where it is left out. */
  default String reason() {
    return kind().name().toLowerCase(Locale.ROOT);
  }
}
