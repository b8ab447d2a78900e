package dev.plumbline.cost.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine of 8 GPUs, 64 CPUs and 512 GiB on one date. */
class MachineDayTest {
  private static final long HOUR = 3_600_000;
  private static final long GIBIBYTE = 1 << 30;
  private static final MachineSize SIZE =
      new MachineSize(new BigDecimal(8), new BigDecimal(64), BigDecimal.valueOf(512 * GIBIBYTE));
  private static final PaidCharge CHARGE =
      new PaidCharge("AWS", "2", "inv", "USD", "billed", "billed", null);
  private static final Bearer A = new Bearer("n/a", "red", null);
  private static final Bearer B = new Bearer("n/b", "blue", null);

  private static NodeRequest asks(Bearer who, long from, long to, Long gpus, String cpus) {
    return new NodeRequest(
        who.holder(),
        from * HOUR,
        to * HOUR,
        gpus,
        cpus == null ? null : new BigDecimal(cpus),
        128 * GIBIBYTE);
  }

  /** The hours 0 and 1 at 180.8 each, in which a and nobody have half of the GPUs. */
  private static MachineDay twoHours() {
    MachineDay day = new MachineDay();
    for (long hour = 0; hour < 2; hour++) {
      pay(day, CHARGE, hour, A, "14400", "90.4");
      pay(day, CHARGE, hour, Bearer.NOBODY, "14400", "90.4");
    }
    return day;
  }

  private static void pay(
      MachineDay day, PaidCharge charge, long hour, Bearer who, String seconds, String cost) {
    day.pay(
        charge,
        hour * HOUR,
        who,
        seconds == null ? null : new BigDecimal(seconds),
        new BigDecimal(cost));
  }

  private static List<String> parts(MachineDay day, CostMethod method) {
    return day.parts(SIZE, null).stream()
        .filter(part -> part.method() == method)
        .map(
            part ->
                part.charge().currency()
                    + " "
                    + part.bearer().holder()
                    + " "
                    + part.bearer().team()
                    + " "
                    + plain(part.cost())
                    + " of "
                    + plain(part.charged())
                    + (part.absent() == null ? "" : " " + part.absent().text()))
        .toList();
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? "-" : amount.stripTrailingZeros().toPlainString();
  }

  @Test
  void hoursAddUp() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, 4L, "16"));
    // 63.2 an hour, as 4 × 9 + 16 × 0.9 + 128 × 0.1
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1))
        .containsExactly("USD n/a red 126.4 of 180.8", "USD null null 235.2 of 180.8");
    assertThat(parts(day, CostMethod.HELD_TIME))
        .containsExactly("USD n/a red 180.8 of 180.8", "USD null null 180.8 of 180.8");
  }

  @Test
  void gpusThatWereRequestedAndNotSeenCount() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, 6L, "16"));
    // 6 × 9 + 14.4 + 12.8 = 81.2 an hour
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1))
        .containsExactly("USD n/a red 162.4 of 180.8", "USD null null 199.2 of 180.8");
  }

  @Test
  void gpusThatWereHeldBeyondTheRequestCountToo() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, null, "16"));
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1).get(0)).contains(" 126.4 ");
  }

  @Test
  void anHourWithoutARequestOfItsHolderLeavesTheDateWithoutAFigure() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 1, 4L, "16"));
    assertThat(parts(day, CostMethod.LARGER_OF_REQUEST_AND_USAGE))
        .containsExactly(
            "USD n/a red - of 180.8 no_request", "USD null null - of 180.8 no_request");
  }

  @Test
  void aRequestThatDoesNotSayItsCpusIsNone() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, 4L, null));
    assertThat(parts(day, CostMethod.GPU_95_CPU_3_MEMORY_2).get(0)).endsWith("no_request");
  }

  @Test
  void aMachineOfUnknownSizeHasOnlyWhatIsCharged() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, 4L, "16"));
    assertThat(day.parts(null, AbsentMethod.NO_MACHINE_SIZE))
        .allSatisfy(
            part ->
                assertThat(part.absent() == null)
                    .isEqualTo(part.method() == CostMethod.HELD_TIME)
                    .isEqualTo(part.cost() != null));
  }

  @Test
  void requestsOfThoseWhoHeldNoGpuOfItDoNotCount() {
    MachineDay day = twoHours();
    day.ask(asks(A, 0, 2, 4L, "16"));
    day.ask(asks(B, 0, 2, 4L, null));
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1)).hasSize(2);
  }

  @Test
  void aHolderThatChangedItsTeamIsDividedByItsTime() {
    MachineDay day = twoHours();
    pay(day, CHARGE, 2, new Bearer("n/a", "green", null), "9600", "60");
    pay(day, CHARGE, 2, Bearer.NOBODY, "19200", "120.8");
    day.ask(asks(A, 0, 3, 4L, "16"));
    // 3 × 63.2 = 189.6 by 9,600 and 28,800 GPU-seconds: 47.4 and 142.2
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1))
        .containsExactly(
            "USD n/a green 47.4 of 60",
            "USD n/a red 142.2 of 180.8",
            "USD null null 352.8 of 301.6");
  }

  @Test
  void twoInvoicesForOneHourAreSplitByTheSameTime() {
    MachineDay day = twoHours();
    PaidCharge licence = new PaidCharge("AWS", "2", "inv", "EUR", "billed", "billed", null);
    pay(day, licence, 0, A, "0", "90.4");
    pay(day, licence, 0, Bearer.NOBODY, null, "90.4");
    day.ask(asks(A, 0, 2, 4L, "16"));
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1))
        .containsExactly(
            "EUR n/a red 63.2 of 90.4",
            "EUR null null 117.6 of 90.4",
            "USD n/a red 126.4 of 180.8",
            "USD null null 235.2 of 180.8");
  }

  @Test
  void aDifferenceToAClosedPeriodIsSplitAsItWasCharged() {
    MachineDay day = twoHours();
    PaidCharge late =
        new PaidCharge("AWS", "2", "old", "USD", "billed", "closed", LocalDate.of(2026, 6, 30));
    pay(day, late, -3, B, "-60", "-1.5");
    day.ask(asks(A, 0, 2, 4L, "16"));
    assertThat(parts(day, CostMethod.GPU_9_CPU_MEMORY_1))
        .contains("USD n/b blue - of -1.5 correction", "USD n/a red 126.4 of 180.8");
    assertThat(parts(day, CostMethod.HELD_TIME)).contains("USD n/b blue -1.5 of -1.5");
  }
}
