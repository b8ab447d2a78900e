package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What reading a run found missing or unknown; it counts once the run is accepted. */
public final class Remarks {
  private final List<String> absent = new ArrayList<>();
  private final List<String> unmapped = new ArrayList<>();

  /** A value of the run is not there, for this reason. */
  public void absent(String reason) {
    absent.add(reason);
  }

  /** No rule reads the fields of this object that are not among the known ones. */
  public void unread(JsonNode object, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                unread(field);
              }
            });
  }

  /** No rule reads this field. */
  public void unread(String field) {
    unmapped.add(field);
  }

  List<String> absent() {
    return absent;
  }

  List<String> unmapped() {
    return unmapped;
  }
}
