package dev.plumbline.run.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowTextTest {
  private static final Col TEXT = Col.temporary("a_text", DataTypes.StringType);
  private static final Col FLAG = Col.temporary("a_flag", DataTypes.BooleanType);
  private static final Col DATE = Col.temporary("a_date", DataTypes.DateType);
  private static final Col TIME = Col.temporary("a_time", DataTypes.TimestampType);
  private static final Col WHOLE = Col.temporary("a_whole", DataTypes.LongType);
  private static final Col REAL = Col.temporary("a_real", DataTypes.DoubleType);
  private static final Col MONEY = Col.temporary("a_money", DataTypes.createDecimalType(38, 12));
  private static final Col TEXTS =
      Col.temporary("texts", DataTypes.createArrayType(DataTypes.StringType));
  private static final Col WORDS =
      Col.temporary("words", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
  private static final Col COUNTS =
      Col.temporary("counts", DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType));
  private static final Col MONEYS =
      Col.temporary(
          "moneys",
          DataTypes.createMapType(DataTypes.StringType, DataTypes.createDecimalType(38, 12)));
  private static final Col STRUCTS =
      Col.temporary(
          "structs",
          DataTypes.createArrayType(
              new StructType(
                  new StructField[] {
                    DataTypes.createStructField("name", DataTypes.StringType, true),
                    DataTypes.createStructField(
                        "aliases", DataTypes.createArrayType(DataTypes.StringType), true)
                  })));
  private static final RowLayout ROW =
      RowLayout.of(
          TEXT, FLAG, DATE, TIME, WHOLE, REAL, MONEY, TEXTS, WORDS, COUNTS, MONEYS, STRUCTS);

  @Test
  void everyTypeIsReadAsItWasWritten() {
    roundTrip(
        full("plain", "2026-07-14T01:02:03.000004Z", 1L, 0.1, "1.500000000000"),
        full("quotes \" \\ \n\r\t\u2028 ü 🙂", "0001-01-01T00:00:00Z", Long.MIN_VALUE, -0.0, "0"),
        full("{\"a\":1}", "9999-12-31T23:59:59.999999Z", Long.MAX_VALUE, 4.9e-324, "-1E-12"),
        full("x", "1969-12-31T23:59:59.999999Z", 0L, Double.NaN, "99999999999999999999999999"),
        full("x", "2026-02-28T00:00:00Z", -1L, Double.POSITIVE_INFINITY, "0.000000000001"),
        full("x", "2026-02-28T00:00:00Z", -1L, Double.NEGATIVE_INFINITY, "-5"),
        full("x", "2026-02-28T00:00:00Z", -1L, 1.7976931348623157e308, "7"));
  }

  @Test
  void whatIsNotThereStaysSoAndEmptyStaysEmpty() {
    Map<String, String> without = new LinkedHashMap<>();
    without.put("none", null);
    List<String> none = new ArrayList<>();
    none.add(null);
    none.add("");
    roundTrip(
        ROW.draft().row(),
        ROW.draft()
            .set(TEXTS, List.of())
            .set(WORDS, Map.of())
            .set(MONEYS, Map.of())
            .set(STRUCTS, List.of())
            .row(),
        ROW.draft().set(TEXT, "").set(WORDS, without).set(TEXTS, none).row());
  }

  private static Row full(String text, String time, long whole, double real, String money) {
    BigDecimal amount = new BigDecimal(money).setScale(12);
    return ROW.draft()
        .set(TEXT, text)
        .set(FLAG, whole > 0)
        .set(DATE, LocalDate.parse(time.substring(0, 10)))
        .set(TIME, Instant.parse(time))
        .set(WHOLE, whole)
        .set(REAL, real)
        .set(MONEY, amount)
        .set(TEXTS, List.of(text, ""))
        .set(WORDS, Map.of(text, text, "b", ""))
        .set(COUNTS, Map.of("a", whole))
        .set(MONEYS, Map.of("EUR", amount, "USD", new BigDecimal("0.100000000000")))
        .set(
            STRUCTS,
            List.of(
                RowFactory.create(text, RowLayout.external(List.of("a", text))),
                RowFactory.create(null, null)))
        .row();
  }

  private static void roundTrip(Row... rows) {
    List<String> lines =
        SharedSpark.session()
            .createDataFrame(List.of(rows), ROW.schema())
            .select(RowText.of(List.of(ROW.columns())))
            .as(Encoders.STRING())
            .collectAsList();
    for (int i = 0; i < rows.length; i++) {
      assertThat(lines.get(i).lines()).hasSize(1);
      RowLayout.Cells read = RowText.read(ROW, List.of(ROW.columns()), lines.get(i));
      RowLayout.Cells written = ROW.read(rows[i]);
      for (Col column : ROW.columns()) {
        assertThat(read.value(column)).as(lines.get(i)).isEqualTo(written.value(column));
      }
    }
  }

  @Test
  void aLineThatIsNoObjectIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RowText.read(ROW, List.of(ROW.columns()), "{\"a_text\":"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RowText.read(ROW, List.of(ROW.columns()), "{\"a_time\":5}"));
  }
}
