package dev.plumbline.run.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines are those of Spark 3.5; its own exit code says nothing of the driver. */
class EndingTest {
  private static final OptionalInt NO_NOTE = OptionalInt.empty();
  private static final String STATE =
      "20:34:37 State of driver driver-20261129203422-0001 is %s, exiting spark-submit JVM.";

  @Test
  void aDriversOwnCodeIsTheCommands() {
    assertThat(heard(STATE.formatted("FAILED")).code(0, OptionalInt.of(3))).isEqualTo(3);
    assertThat(heard(STATE.formatted("FINISHED")).code(0, OptionalInt.of(0))).isZero();
  }

  @Test
  void withoutACodeTheLastStateDecides() {
    Ending finished =
        heard("State of driver-20261129203422-0001 is RUNNING", STATE.formatted("FINISHED"));
    assertThat(finished.driver()).isEqualTo("the driver driver-20261129203422-0001");
    assertThat(finished.code(0, NO_NOTE)).isZero();
    assertThat(heard(STATE.formatted("KILLED")).code(0, NO_NOTE)).isEqualTo(143);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "ERROR", "UNKNOWN", "RELAUNCHING"})
  void aDriverThatLeftNoCodeIsToldAndWorthARetry(String state) {
    assertThatThrownBy(() -> heard(STATE.formatted(state)).code(0, NO_NOTE))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(Category.STORAGE);
              assertThat(failure)
                  .hasMessage(
                      "the driver driver-20261129203422-0001 ended as %s and left no exit code"
                          .formatted(state));
            });
  }

  @Test
  void aDriverOfWhichNothingWasHeardIsNoSuccess() {
    assertThatThrownBy(() -> heard("Connection refused").code(0, NO_NOTE))
        .hasMessageContaining("what became of the driver is not known");
    assertThatThrownBy(() -> heard(STATE.formatted("FINISHED")).code(1, NO_NOTE))
        .isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FINISHED", "KILLED", "FAILED", "ERROR"})
  void aDriverThatWasHeardToHaveEndedDoesNotGoOn(String state) {
    assertThat(heard(STATE.formatted(state)).isFinal()).isTrue();
    assertThat(heard("\t final status: SUCCEEDED").isFinal()).isTrue();
    assertThat(heard("\t\t exit code: 4").isFinal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUBMITTED", "RUNNING", "RELAUNCHING", "UNKNOWN"})
  void anyOtherMayGoOn(String state) {
    assertThat(heard(STATE.formatted(state)).isFinal()).isFalse();
    assertThat(heard("\t final status: UNDEFINED").isFinal()).isFalse();
    assertThat(heard("nothing of a driver").isFinal()).isFalse();
  }

  @Test
  void aSignalToSparkSubmitTakesNothingFromADriverThatHasEndedWell() {
    assertThat(heard(STATE.formatted("FINISHED")).code(143, NO_NOTE)).isZero();
    assertThat(heard(STATE.formatted("FINISHED")).code(130, NO_NOTE)).isZero();
  }

  @Test
  void kubernetesTellsTheCodeOfTheContainer() {
    Ending ending =
        heard(
            "\t phase: Failed",
            "\t container status: ",
            "\t\t container state: terminated",
            "\t\t exit code: 4",
            "\t\t termination reason: Error");
    assertThat(ending.code(0, NO_NOTE)).isEqualTo(4);
  }

  @Test
  void yarnTellsTheFinalStatus() {
    assertThat(heard("\t final status: UNDEFINED", "\t final status: SUCCEEDED").code(0, NO_NOTE))
        .isZero();
    assertThat(heard("\t final status: KILLED").code(1, NO_NOTE)).isEqualTo(143);
  }

  @Test
  void aDriverIsNamedAsItsClusterNamesIt() {
    assertThat(heard("Driver successfully submitted as driver-20261130032202-0000").driver())
        .isEqualTo("the driver driver-20261130032202-0000");
    assertThat(heard("Submitted application application_1764_0007").driver())
        .isEqualTo("the driver application_1764_0007");
    assertThat(heard("\t pod name: plumbline-1a2b-driver", "\t namespace: fleet").driver())
        .isEqualTo("the driver plumbline-1a2b-driver");
    Ending unnamed = heard("\t final status: FAILED");
    assertThat(unnamed.driver()).isEqualTo("the driver");
    assertThatThrownBy(() -> unnamed.code(1, NO_NOTE))
        .hasMessage("the driver ended as FAILED and left no exit code");
  }

  private static Ending heard(String... lines) {
    Ending ending = new Ending();
    for (String line : lines) {
      ending.hear(line);
    }
    return ending;
  }
}
