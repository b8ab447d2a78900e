package dev.plumbline.ingest.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.ingest.ArrayBytes;
import dev.plumbline.ingest.MalformedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetRecordsTest {

  private static Map<String, String> only(byte[] bytes) throws IOException {
    ParquetRecords records = new ParquetRecords("f", new ArrayBytes(bytes));
    assertThat(records.next()).isTrue();
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < records.columns().size(); i++) {
      row.put(records.columns().get(i), records.text(i));
    }
    assertThat(records.line()).isEqualTo(1);
    assertThat(records.problem()).isNull();
    assertThat(records.next()).isFalse();
    return row;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Decimals lie in INT32, INT64 and FIXED_LEN_BYTE_ARRAY.
        "1::DECIMAL(4,2)|1.00",
        "-0.05::DECIMAL(9,2)|-0.05",
        "123456.789::DECIMAL(12,3)|123456.789",
        "-0.000000000001::DECIMAL(38,12)|-0.000000000001",
        "99999999999999999999999999.999999999999::DECIMAL(38,12)"
            + "|99999999999999999999999999.999999999999",
        "0.1::DOUBLE|0.1",
        "1e-7::DOUBLE|0.00000010",
        "12345678901::DOUBLE|12345678901",
        "0.1::FLOAT|0.1",
        "'nan'::DOUBLE|NaN",
        "'-inf'::DOUBLE|-Infinity",
        "-5::TINYINT|-5",
        "(-9223372036854775808)::BIGINT|-9223372036854775808",
        "255::UTINYINT|255",
        "4294967295::UINTEGER|4294967295",
        "18446744073709551615::UBIGINT|18446744073709551615",
        "true|true",
        "'NULL'|NULL",
        "''|``",
        "'größer, \"x\"'|größer, \"x\"",
        "'a'::ENUM('a', 'b')|a",
        "uuid '123e4567-e89b-12d3-a456-426614174000'|123e4567-e89b-12d3-a456-426614174000",
        "'a\\xFF'::BLOB|0x61ff",
        "'team'::BLOB|team",
        "'{\"a\":1}'::JSON|{\"a\":1}",
        // Times without a zone have no Z; times with one are told in UTC.
        "TIMESTAMP '2026-07-01 00:00:00'|2026-07-01T00:00",
        "TIMESTAMP '2026-07-01 12:34:56.789012'|2026-07-01T12:34:56.789012",
        "TIMESTAMP '1969-12-31 23:59:59.999999'|1969-12-31T23:59:59.999999",
        "TIMESTAMPTZ '2026-07-01 02:00:00+02'|2026-07-01T00:00:00Z",
        "TIMESTAMP_MS '2026-07-01 00:00:00.25'|2026-07-01T00:00:00.250",
        "TIMESTAMP_NS '2026-07-01 00:00:00.123456789'|2026-07-01T00:00:00.123456789",
        "DATE '2026-07-01'|2026-07-01",
        "DATE '1969-12-31'|1969-12-31",
        "TIME '12:34:56.5'|12:34:56.500"
      })
  void valuesAreTheTextsOfACsvExport(String value, String text) throws IOException {
    byte[] bytes = Duck.parquet("SELECT " + value + " AS v, NULL::INTEGER AS n");

    Map<String, String> row = only(bytes);
    assertThat(row).containsEntry("v", text);
    assertThat(row).containsEntry("n", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "MAP {'team': 'a', 'cost': 'b'}|{\"team\":\"a\",\"cost\":\"b\"}",
        "MAP {'x': NULL::VARCHAR}|{\"x\":null}",
        "MAP {}::MAP(VARCHAR, VARCHAR)|{}",
        "MAP {'a': [1, 2]}|{\"a\":[\"1\",\"2\"]}",
        "MAP {'rate': 0.25::DECIMAL(4,2)}|{\"rate\":\"0.25\"}",
        "['x', NULL, 'y']|[\"x\",null,\"y\"]",
        "[]::VARCHAR[]|[]",
        "[[1], [2, 3]]|[[\"1\"],[\"2\",\"3\"]]",
        "[{'key': 'k', 'value': 'v'}]|[{\"key\":\"k\",\"value\":\"v\"}]",
        "[{'a': 1}]|[{\"a\":\"1\"}]",
        "NULL::MAP(VARCHAR, VARCHAR)|",
        "NULL::VARCHAR[]|"
      })
  void mapsAndListsAreJson(String value, String json) throws IOException {
    assertThat(only(Duck.parquet("SELECT " + value + " AS v"))).containsEntry("v", json);
  }

  @Test
  void fieldsOfStructsAreColumnsWithDottedNames() throws IOException {
    Map<String, String> row =
        only(
            Duck.parquet(
                "SELECT {'core': 2, 'memory': {'gib': 8, 'kind': NULL::VARCHAR}} AS sku,"
                    + " NULL::STRUCT(a INTEGER) AS nothing"));
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("sku.core", "2");
    expected.put("sku.memory.gib", "8");
    expected.put("sku.memory.kind", null);
    expected.put("nothing.a", null);

    assertThat(row).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMPRESSION uncompressed",
        "COMPRESSION snappy",
        "COMPRESSION gzip",
        "COMPRESSION zstd",
        "COMPRESSION lz4_raw",
        "PARQUET_VERSION V1, COMPRESSION zstd",
        "PARQUET_VERSION V2, COMPRESSION snappy"
      })
  void codecsPagesAndRowGroupsOfEveryKindAreRead(String options) throws IOException {
    // n repeats (a dictionary), i does not; several row groups.
    byte[] bytes =
        Duck.parquet(
            "SELECT i, i * 0.5::DOUBLE AS d, 'name ' || (i % 7) AS n,"
                + " CASE WHEN i % 3 = 0 THEN i::VARCHAR END AS s FROM range(10000) t(i)",
            options + ", ROW_GROUP_SIZE 2048");
    ParquetRecords records = new ParquetRecords("f", new ArrayBytes(bytes));
    long rows = 0;
    while (records.next()) {
      assertThat(records.text(0)).isEqualTo(Long.toString(rows));
      assertThat(Double.parseDouble(records.text(1))).isEqualTo(rows * 0.5);
      assertThat(records.text(2)).isEqualTo("name " + rows % 7);
      assertThat(records.text(3)).isEqualTo(rows % 3 == 0 ? Long.toString(rows) : null);
      rows++;
      assertThat(records.line()).isEqualTo(rows);
    }
    assertThat(rows).isEqualTo(10_000);
  }

  @Test
  void aCodecThatIsNotReadIsNamed() {
    byte[] bytes = Duck.parquet("SELECT 'a' AS v", "COMPRESSION brotli");
    MalformedFile refusal =
        catchThrowableOfType(
            MalformedFile.class, () -> new ParquetRecords("f", new ArrayBytes(bytes)));

    assertThat(refusal.problem()).isEqualTo("its columns are compressed with BROTLI");
    assertThat(refusal.remedy()).isEqualTo("write it with SNAPPY, GZIP or ZSTD");
  }

  @Test
  void oldWritersTimesListsAndMapsAreRead() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message old {
              required int96 at;
              required binary plain;
              optional group tags (MAP_KEY_VALUE) {
                repeated group map { required binary key (UTF8); optional binary value (UTF8); }
              }
              optional group zones (LIST) { repeated binary array (UTF8); }
              repeated int32 bare;
            }
            """);
    Group row = new SimpleGroupFactory(schema).newGroup();
    // Julian day 2,440,588 is 1970-01-01; 2026-07-01 is 20,635 days later; six hours and a half.
    row.add("at", new NanoTime(2_440_588 + 20_635, 23_400_000_000_000L));
    row.add("plain", "text without a mark");
    row.addGroup("tags").addGroup("map").append("key", "team").append("value", "a");
    row.addGroup("zones").append("array", "b").append("array", "c");
    row.add("bare", 1);
    row.add("bare", 2);
    MemoryFile file = new MemoryFile();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file).withType(schema).build()) {
      writer.write(row);
    }

    assertThat(only(file.bytes.toByteArray()))
        .isEqualTo(
            Map.of(
                "at", "2026-07-01T06:30:00Z",
                "plain", "text without a mark",
                "tags", "{\"team\":\"a\"}",
                "zones", "[\"b\",\"c\"]",
                "bare", "[\"1\",\"2\"]"));
  }

  @Test
  void aRefusedRowIsShownByItsValues() throws IOException {
    ParquetRecords records =
        new ParquetRecords(
            "f", new ArrayBytes(Duck.parquet("SELECT 1 AS a, NULL::VARCHAR AS b, 'x, y' AS c")));

    assertThat(records.next()).isTrue();
    assertThat(records.raw()).isEqualTo("{a: 1, c: x, y}");
  }

  @Test
  void noRowsIsAFileAndNoParquetIsNone() throws IOException {
    ParquetRecords none =
        new ParquetRecords("f", new ArrayBytes(Duck.parquet("SELECT 1 AS a WHERE false")));
    assertThat(none.columns()).containsExactly("a");
    assertThat(none.next()).isFalse();

    MalformedFile refusal =
        catchThrowableOfType(
            MalformedFile.class,
            () ->
                new ParquetRecords(
                    "p.parquet",
                    new ArrayBytes(
                        "PAR1 and so on".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    assertThat(refusal.problem()).isEqualTo("the file is no readable Parquet");
    assertThat(refusal.file()).isEqualTo("p.parquet");
  }

  /** Collects what the library's own writer writes. */
  private static final class MemoryFile implements OutputFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public PositionOutputStream create(long blockSize) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
