package dev.plumbline.ingest.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.LineageEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many texts were masked, given a pseudonym or left out, counted by hand. */
class HiddenTextsTest {
  private static final String TOKEN = "ghp" + "_0123456789abcdefghijABCDEFGHIJ012345";
  private static final String KEY = "AKIA" + "Z7Q2M5X4N8P6R3T1";
  private static final Privacy PRIVACY =
      new Privacy(Set.of("user", "namespace"), Set.of("email"), "0123456789abcdef");

  private final RecordingSink inner =
      RecordingSink.of(Ingesters.of("dcgm-exposition").orElseThrow());

  @Test
  void labelsCountOnceEachAndByKind() {
    MaskingSink sink = sink(PRIVACY);
    sink.sideRow(DeviceLabelSet.TABLE, labelSet(Map.of("user", "ada", "email", "a@b", "x", "y")));
    sink.sideRow(DeviceLabelSet.TABLE, labelSet(Map.of("note", "uses " + TOKEN, "pw", "fine")));

    // user, email and twice the namespace; the id is hashed again and is no text of theirs.
    assertThat(sink.hidden().texts()).isEqualTo(5);
    assertThat(sink.hidden().byKind())
        .isEqualTo(Map.of("pseudonymous", 3L, "dropped", 1L, "github token", 1L));
    assertThat(sink.hidden().secrets()).isEqualTo(Map.of("github token", 1L));
  }

  @Test
  void aTextOfTwoSecretsIsOneTextAndTwoOfItsKinds() {
    MaskingSink sink = sink(Privacy.NONE);
    sink.reject(1, TOKEN + " " + KEY, List.of("no_instant"));
    sink.reject(2, TOKEN, List.of("no_instant"));
    assertThat(sink.hidden().texts()).isEqualTo(2);
    assertThat(sink.hidden().byKind()).isEqualTo(Map.of("github token", 2L, "aws access key", 1L));
  }

  @Test
  void theTextOfARejectThatIsNotKeptIsOneThatIsLeftOut() {
    MaskingSink sink = sink(PRIVACY);
    sink.reject(1, "ada " + TOKEN, List.of("value_not_a_number: ada"));
    assertThat(inner.rejects.get(0).reasons()).containsExactly("value_not_a_number");
    assertThat(sink.hidden().byKind()).isEqualTo(Map.of("dropped", 1L));
  }

  @Test
  void whatAnIngesterMaskedItselfCountsToo() {
    MaskingSink sink = sink(Privacy.NONE);
    sink.warning("the server said [masked: github token]");
    sink.warning("somebody wrote [masked: nothing that is a kind]");
    assertThat(sink.hidden().texts()).isEqualTo(1);
    assertThat(sink.hidden().byKind()).isEqualTo(Map.of("github token", 1L));
  }

  @Test
  void aValueIsJudgedAnewUnderAnotherName() {
    MaskingSink sink = sink(Privacy.NONE);
    for (String name : List.of("colour", "password", "colour", "password")) {
      sink.sideRow(DeviceLabelSet.TABLE, labelSet(Map.of(name, "blue-42!")));
    }
    assertThat(inner.sideRows)
        .extracting(row -> ((Map<?, ?>) row.of(DeviceLabelSet.LABELS)).values().toString())
        .containsExactly(
            "[blue-42!]", "[[masked: secret by name]]", "[blue-42!]", "[[masked: secret by name]]");
    assertThat(sink.hidden().texts()).isEqualTo(2);
  }

  @Test
  void fieldsOfKeptJsonCountOnceEach() {
    MaskingSink sink = sink(PRIVACY);
    Object[] values = new Object[LineageEvent.TABLE.columns().size()];
    values[LineageEvent.TABLE.position(LineageEvent.EVENT_JSON)] =
        "{\"user\":\"ada\",\"more\":{\"email\":\"a@b\",\"user\":\"bob\",\"at\":3}}";
    sink.sideRow(LineageEvent.TABLE, values);
    assertThat(sink.hidden().byKind()).isEqualTo(Map.of("pseudonymous", 2L, "dropped", 1L));
  }

  private MaskingSink sink(Privacy privacy) {
    return new MaskingSink(inner, GpuSample.TABLE, privacy);
  }

  private static Object[] labelSet(Map<String, String> labels) {
    Object[] values = new Object[DeviceLabelSet.TABLE.columns().size()];
    values[DeviceLabelSet.TABLE.position(DeviceLabelSet.LABEL_SET_ID)] = "1";
    values[DeviceLabelSet.TABLE.position(DeviceLabelSet.NAMESPACE)] = "lab";
    values[DeviceLabelSet.TABLE.position(DeviceLabelSet.LABELS)] = new HashMap<>(labels);
    return values;
  }
}
