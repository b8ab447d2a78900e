package dev.plumbline.ingest;

import java.util.List;

/**
 * What a user needs to know of a format before pointing a source at it.
 *
 * @param example a few lines as such a file holds them
 * @param reads what is read of a record
 * @param cannotGive what files of this format do not say, in sentences
 * @param settings keys of the source's configuration that matter to it, beside name and path
 */
public record FormatGuide(
    String example, List<Reads> reads, List<String> cannotGive, List<String> settings) {

  /**
   * One column or field that is read.
   *
   * @param field as the file names it
   * @param column the table's column it goes to
   * @param rule how, in a few words; empty when it is taken as it stands
   */
  public record Reads(String field, String column, String rule) {
    /** A field that is taken as it stands. */
    public static Reads of(String field, String column) {
      return new Reads(field, column, "");
    }

    /** A field that is taken by a rule. */
    public static Reads of(String field, String column, String rule) {
      return new Reads(field, column, rule);
    }
  }
}
