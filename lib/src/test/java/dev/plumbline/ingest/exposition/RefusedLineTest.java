package dev.plumbline.ingest.exposition;

import static dev.plumbline.ingest.exposition.Scrapes.line;
import static dev.plumbline.ingest.exposition.Scrapes.read;
import static dev.plumbline.ingest.exposition.Scrapes.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "DCGM_FI_DEV_SM_CLOCK{gpu=\"0\"} 1 1783987200000|no_uuid",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"\"} 1 1783987200000|no_uuid",
        "DCGM_FI_DEV_SM_CLOCK 1 1783987200000|no_uuid",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G|unclosed_quote",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G} 1 1783987200000|unclosed_quote",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\\\"} 1 1783987200000|unclosed_quote",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\",gpu|unclosed_labels",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\"|unclosed_labels",
        "DCGM_FI_DEV_SM_CLOCK{|unclosed_labels",
        "DCGM_FI_DEV_SM_CLOCK{UUID=G} 1 1783987200000|bad_label",
        "DCGM_FI_DEV_SM_CLOCK{UUID} 1 1783987200000|bad_label",
        "DCGM_FI_DEV_SM_CLOCK{1=\"G\"} 1 1783987200000|bad_label",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\" gpu=\"0\"} 1 1783987200000|bad_label",
        "DCGM_FI_DEV_SM_CLOCK{UUID=\"G\",UUID=\"H\"} 1 1783987200000|repeated_label",
        "{UUID=\"G\"} 1 1783987200000|bad_metric_name",
        "9CLOCK{UUID=\"G\"} 1 1783987200000|bad_metric_name",
        "DCGM-CLOCK{UUID=\"G\"} 1 1783987200000|bad_metric_name",
        "<html>|bad_metric_name"
      })
  void whatCannotBeReadIsRefusedForWhatItIs(String text, String reason) {
    RecordingSink sink = read("# x\n" + text + "\n" + line("DCGM_FI_DEV_SM_CLOCK", "7", 0));

    assertThat(reason(sink)).isEqualTo(reason);
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
    assertThat(sink.rejects.get(0).raw()).isEqualTo(text);
    assertThat(sink.accepted).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DCGM_FI_DEV_XID_ERRORS{gpu=\"0\",UUID=\"GPU-5b",
        "DCGM_FI_DEV_XID_ERRORS{UUID=\"G\"}",
        // A value or an instant that lost its last digits is another one.
        "DCGM_FI_DEV_XID_ERRORS{UUID=\"G\"} 4",
        "DCGM_FI_DEV_XID_ERRORS{UUID=\"G\"} 43 178398720000",
        "DCGM_FI_DEV_XID_ERRORS{UUID=\"G\"} 1783987200000"
      })
  void aLastLineWithoutItsEndIsTruncated(String text) {
    RecordingSink sink = read(line("DCGM_FI_DEV_SM_CLOCK", "7", 0) + text);

    assertThat(reason(sink)).isEqualTo("truncated");
    assertThat(sink.rejects.get(0).line()).isEqualTo(2);
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aLastLineThatCanMissNothingButItsLineFeedCounts() {
    RecordingSink sink = read("DCGM_FI_DEV_XID_ERRORS{UUID=\"G\"} 43 1783987200000");

    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
  }

  @Test
  void aCommentOrBlankAtTheEndIsNoRecord() {
    assertThat(read("# EOF").records()).isZero();
    assertThat(read("  ").records()).isZero();
    assertThat(read("").records()).isZero();
  }

  @Test
  void rawTextIsShortened() {
    RecordingSink sink = read("x".repeat(5000) + "\n");

    assertThat(sink.rejects.get(0).raw()).hasSize(2000);
  }

  @Test
  void aRefusedLineDoesNotDisturbTheNext() {
    StringBuilder text = new StringBuilder();
    for (int minute = 0; minute < 10; minute++) {
      text.append(line("DCGM_FI_DEV_SM_CLOCK", "7", minute))
          .append("broken{\n")
          .append(line("DCGM_FI_DEV_GPU_TEMP", "8", minute));
    }

    RecordingSink sink = read(text.toString());

    assertThat(sink.rows).hasSize(10);
    assertThat(sink.rejects).hasSize(10);
    assertThat(sink.rejects.get(9).line()).isEqualTo(29);
  }
}
