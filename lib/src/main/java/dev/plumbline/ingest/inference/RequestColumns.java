package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.inference.RequestMapping.Column;
import dev.plumbline.ingest.inference.RequestMapping.Constant;
import dev.plumbline.ingest.inference.RequestMapping.Value;
import dev.plumbline.ingest.inference.UsageWindow.Served;
import dev.plumbline.ingest.mapping.FileColumns;
import dev.plumbline.ingest.mapping.SourceColumn;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.tabular.Records;
import java.util.List;

/** Where the header of one file has the columns of a mapping. */
final class RequestColumns {
  private static final int ABSENT = -1;

  private final RequestMapping mapping;
  private final int model;
  private final int version;
  private final int target;
  private final int instant;
  private final int inputTokens;
  private final int outputTokens;
  private final int status;
  private final List<String> unmapped;

  /**
   * Finds the columns.
   *
   * @throws MalformedFile when one is missing that the mapping does not call optional
   */
  RequestColumns(String file, Records records, RequestMapping mapping) throws MalformedFile {
    FileColumns columns = new FileColumns(file, mapping.path(), records);
    this.mapping = mapping;
    this.model = position(columns, mapping.deployed().model());
    this.version = position(columns, mapping.deployed().version());
    this.target = position(columns, mapping.deployed().target());
    this.instant = columns.position(mapping.instant());
    this.inputTokens = position(columns, mapping.counted().inputTokens());
    this.outputTokens = position(columns, mapping.counted().outputTokens());
    this.status = position(columns, mapping.counted().status());
    columns.assertComplete();
    this.unmapped =
        columns.unmentioned().stream().filter(name -> !mapping.unread().contains(name)).toList();
  }

  private static int position(FileColumns columns, Value value) throws MalformedFile {
    return value instanceof Column column ? columns.position(column.column()) : ABSENT;
  }

  private static int position(FileColumns columns, SourceColumn column) throws MalformedFile {
    return column == null ? ABSENT : columns.position(column);
  }

  /** Columns that nothing is read of. */
  List<String> unmapped() {
    return unmapped;
  }

  /** Which model version answered; what the record does not say is null. */
  Served served(Records records) {
    return new Served(
        text(records, mapping.deployed().model(), model),
        text(records, mapping.deployed().version(), version),
        text(records, mapping.deployed().target(), target));
  }

  private static String text(Records records, Value value, int position) {
    if (value instanceof Constant constant) {
      return constant.text();
    }
    String text = text(records, position);
    return text.isEmpty() ? null : SecretText.masked(text);
  }

  /** When the request came, as it is written; empty when it does not say. */
  String instant(Records records) {
    return text(records, instant);
  }

  /** Tokens of the request. */
  WholeNumber inputTokens(Records records) {
    return WholeNumber.of(text(records, inputTokens));
  }

  /** Tokens of the answer. */
  WholeNumber outputTokens(Records records) {
    return WholeNumber.of(text(records, outputTokens));
  }

  /** Whether it was answered as asked; null when the record does not say. */
  Boolean isSuccessful(Records records) {
    String text = text(records, status);
    return text.isEmpty() ? null : Boolean.valueOf(mapping.counted().successful().contains(text));
  }

  private static String text(Records records, int position) {
    String text = position == ABSENT ? null : records.text(position);
    return text == null ? "" : text.trim();
  }
}
