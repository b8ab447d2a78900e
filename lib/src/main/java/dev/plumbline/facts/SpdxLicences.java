package dev.plumbline.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ids of the SPDX License List ({@code facts/spdx-licences.csv}), deprecated ones too: who declared
 * one did so when it stood. Letter case does not matter; an id is given as the list writes it.
 */
public final class SpdxLicences {
  /** What ships. */
  public static final SpdxLicences SHIPPED = new SpdxLicences(FactFile.read("spdx-licences"));

  private final Map<String, String> licences = new HashMap<>();
  private final Map<String, String> exceptions = new HashMap<>();

  private SpdxLicences(FactFile file) {
    for (var row : file.rows()) {
      String id = row.getField("id");
      Map<String, String> ids = row.getField("kind").equals("licence") ? licences : exceptions;
      ids.put(id.toLowerCase(Locale.ROOT), id);
    }
  }

  /** The id of a licence. */
  public Optional<String> licence(String id) {
    return Optional.ofNullable(licences.get(id.toLowerCase(Locale.ROOT)));
  }

  /** The id of an exception. */
  public Optional<String> exception(String id) {
    return Optional.ofNullable(exceptions.get(id.toLowerCase(Locale.ROOT)));
  }
}
