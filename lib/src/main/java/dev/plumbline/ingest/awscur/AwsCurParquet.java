package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/** AWS Cost and Usage Reports, legacy (Athena names) and 2.0, as Parquet. A record is a row. */
public final class AwsCurParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "aws-cur-parquet";
  }

  @Override
  public String description() {
    return "Line items of an AWS Cost and Usage Report, legacy or 2.0 (Parquet).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public boolean needsSeeking() {
    return true;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return CurMapping.cursor(file, new ParquetRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return CurGuide.with(
        """
        message cost_and_usage_report {
          optional binary line_item_line_item_type (STRING);
          optional double line_item_unblended_cost;
          optional group resource_tags (MAP) {…} …
        }
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isParquet() && CurHeader.tells(head.columns());
  }
}
