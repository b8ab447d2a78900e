package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.Reject;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What earlier readings left in tables that nights only add to, once files are read again because
 * their source's settings changed: what was declared personal data since must not stay there.
 *
 * <ol>
 *   <li>A label set stays as long as a sample has it.
 *   <li>A rejected record stays; where personal data is declared, without its text and without what
 *       its reasons quote of it.
 * </ol>
 */
final class LeftBehind {
  private final Lake lake;

  LeftBehind(Lake lake) {
    this.lake = lake;
  }

  /** The files of this table whose settings are not those that they were read with before. */
  static List<FileKey> readOtherwise(TableIngestion.Result result) {
    List<FileKey> otherwise = new ArrayList<>();
    for (FileKey key : result.changedKeys()) {
      FileState old = result.before().get(key);
      FileState now = result.after().get(key);
      if (old != null && now != null && old.isReadOtherwise(now.version().settings())) {
        otherwise.add(key);
      }
    }
    return otherwise;
  }

  /** The label sets that samples have once this is committed, of those that are known. */
  Frame labelSets(TableIngestion.Result samples) {
    Frame fresh = new SliceStorage(lake).rows(samples.slice()).select(DeviceLabelSet.LABEL_SET_ID);
    Column replaced = Lake.in(GpuSample.TABLE, samples.slice().slices());
    Frame stay =
        lake.read(GpuSample.TABLE)
            .where(functions.not(replaced))
            .select(DeviceLabelSet.LABEL_SET_ID);
    return lake.read(DeviceLabelSet.TABLE)
        .semiJoin(fresh.union(stay), DeviceLabelSet.LABEL_SET_ID)
        .conform(DeviceLabelSet.TABLE);
  }

  /** All rejected records of earlier nights, those of these files without their text. */
  Frame rejects(List<FileKey> files) {
    List<Row> names = new ArrayList<>();
    files.forEach(key -> names.add(RowFactory.create(key.source(), key.path())));
    Frame keys = lake.rows(List.of(Reject.SOURCE, Reject.SOURCE_FILE), names);
    Frame before = lake.read(Reject.TABLE).conform(Reject.TABLE);
    Column codes =
        functions.transform(
            Reject.REASONS.of(), reason -> functions.substring_index(reason, ": ", 1));
    Frame without =
        before
            .semiJoin(keys, Reject.SOURCE, Reject.SOURCE_FILE)
            .with(
                Reject.REASONS.is(codes),
                Reject.RAW.is(functions.lit(null).cast(DataTypes.StringType)))
            .conform(Reject.TABLE);
    return before.antiJoin(keys, Reject.SOURCE, Reject.SOURCE_FILE).union(without);
  }
}
