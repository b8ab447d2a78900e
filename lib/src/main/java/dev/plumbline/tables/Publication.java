package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import org.apache.spark.sql.types.DataTypes;

/** Which table versions belong together: the last act of a night, one row per published date. */
public final class Publication {
  private static final TableBuilder T =
      gold("publication")
          .grain("night run × date")
          .doc(
              "Nights that were published; the row of a date with the greatest number is in"
                  + " force.");

  public static final Col NIGHT_ID = T.string("night_id").required().doc("run of the night");
  public static final Col PUBLISHED_DATE = T.date("published_date").required().doc("date (UTC)");
  public static final Col INPUT_HASHES =
      T.map("input_hashes")
          .required()
          .doc(
              "layer.table of raw rows → hash over the landing content of the date; 'gold is owed"
                  + " of' layer.table → dates whose silver is newer than their gold");
  public static final Col TABLE_VERSIONS =
      T.other("table_versions", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType))
          .required()
          .doc("layer.table → Delta version");
  public static final Col PUBLISHED_AT =
      T.timestamp("published_at").required().doc("when, by the clock of that machine");

  public static final Col PUBLICATION_NUMBER =
      T.count("publication_number")
          .doc(
              "1 for the first publication of the lake, one more for each: the order of"
                  + " publications, whatever clocks said; null in rows of an earlier version, which"
                  + " come before all others");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(NIGHT_ID, PUBLISHED_DATE).filteredBy(PUBLISHED_DATE).retainedDays(400).build();

  private Publication() {}
}
