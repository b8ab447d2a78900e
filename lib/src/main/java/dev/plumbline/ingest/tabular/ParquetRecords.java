package dev.plumbline.ingest.tabular;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SeekableBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of a Parquet file, one row group in memory at a time. Fields of structs are columns with
 * dotted names; lists and maps are JSON text.
 */
public final class ParquetRecords implements Records {
  private static final Set<CompressionCodecName> UNREAD =
      EnumSet.of(CompressionCodecName.BROTLI, CompressionCodecName.LZO);

  private final String file;
  private final ParquetInput input;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private final ParquetFields fields;
  private final List<String> columns;
  private final int[] positions;
  private RecordReader<Group> rows;
  private long rowsLeft;
  private long number;
  private Group current;

  /**
   * Reads the footer.
   *
   * @param file as errors name it
   * @param bytes must be {@link SeekableBytes}
   */
  public ParquetRecords(String file, InputStream bytes) throws MalformedFile {
    this(file, bytes, column -> true);
  }

  /**
   * Reads the footer; of the rows, later, only some columns.
   *
   * @param file as errors name it
   * @param bytes must be {@link SeekableBytes}
   * @param reads which columns, by name; the others have no text in any row
   */
  public ParquetRecords(String file, InputStream bytes, Predicate<String> reads)
      throws MalformedFile {
    this.file = file;
    this.input = new ParquetInput((SeekableBytes) bytes);
    this.reader =
        guarded(
            () ->
                ParquetFileReader.open(
                    input,
                    ParquetReadOptions.builder().withCodecFactory(new ParquetCodecs()).build()));
    MessageType whole = guarded(() -> reader.getFileMetaData().getSchema());
    this.columns = guarded(() -> new ParquetFields(whole).names());
    this.schema = guarded(() -> ParquetFields.only(whole, reads));
    this.fields = guarded(() -> new ParquetFields(schema));
    this.positions = positions(columns, fields.names());
    guarded(this::assertBounds);
    guarded(this::project);
    assertCodecs();
  }

  private void assertCodecs() throws MalformedFile {
    for (BlockMetaData block : reader.getRowGroups()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (UNREAD.contains(chunk.getCodec())) {
          throw new MalformedFile(
              file,
              1,
              "its columns are compressed with " + chunk.getCodec(),
              "that codec is not read",
              "write it with SNAPPY, GZIP or ZSTD");
        }
      }
    }
  }

  /** Where each column stands among those that are read, which keep its order; -1 if nowhere. */
  private static int[] positions(List<String> columns, List<String> read) {
    int[] positions = new int[columns.size()];
    int next = 0;
    for (int i = 0; i < positions.length; i++) {
      boolean isRead = next < read.size() && read.get(next).equals(columns.get(i));
      positions[i] = isRead ? next++ : -1;
    }
    return positions;
  }

  private Void project() {
    reader.setRequestedSchema(schema);
    return null;
  }

  /** A damaged footer may claim chunks that lie outside of the file, or of any memory. */
  private Void assertBounds() throws IOException {
    long length = input.getLength();
    for (BlockMetaData block : reader.getRowGroups()) {
      block
          .getColumns()
          .forEach(
              chunk -> {
                long start = chunk.getStartingPos();
                if (start < 0
                    || chunk.getTotalSize() < 0
                    || start > length - chunk.getTotalSize()
                    || chunk.getValueCount() < 0) {
                  throw new IllegalStateException("a column chunk lies outside of the file");
                }
              });
    }
    return null;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public long headerLine() {
    return 1;
  }

  @Override
  public boolean next() throws IOException {
    return guarded(this::advance);
  }

  private boolean advance() throws IOException {
    while (rowsLeft == 0) {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages == null) {
        reader.close();
        return false;
      }
      rowsLeft = pages.getRowCount();
      rows =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(pages, new GroupRecordConverter(schema));
    }
    current = rows.read();
    if (current == null) {
      throw new IllegalStateException("a row group holds fewer rows than it claims");
    }
    rowsLeft--;
    number++;
    fields.read(current);
    return true;
  }

  @Override
  public long line() {
    return number;
  }

  @Override
  public String problem() {
    return null;
  }

  @Override
  public String text(int column) {
    int position = column < positions.length ? positions[column] : -1;
    return position < 0 ? null : fields.text(position);
  }

  @Override
  public String raw() {
    return fields.raw();
  }

  /** A read that may meet damaged bytes. */
  private interface Step<T> {
    T run() throws IOException;
  }

  /**
   * The library answers damage with exceptions of every kind, and with arrays of the size that a
   * damaged page claims.
   */
  private <T> T guarded(Step<T> step) throws MalformedFile {
    try {
      return step.run();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      input.rethrow();
      throw new MalformedFile(
          file,
          number + 1,
          "the file is no readable Parquet",
          String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName()),
          "write or copy the file again");
    }
  }
}
