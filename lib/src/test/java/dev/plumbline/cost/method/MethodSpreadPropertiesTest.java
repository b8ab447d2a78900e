package dev.plumbline.cost.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is paid and whoever held it: each method's parts are the charge. */
class MethodSpreadPropertiesTest {
  private static final long HOUR = 3_600_000;
  private static final List<Bearer> HOLDERS =
      IntStream.range(0, 5)
          .mapToObj(i -> new Bearer("n/" + i % 4, i == 2 ? null : "team-" + i, null))
          .toList();

  /** A day of a machine, and the sums by which its parts are judged. */
  private static final class Fleet {
    final MachineDay day = new MachineDay();
    final Map<PaidCharge, BigDecimal> charged = new HashMap<>();
    final Map<PaidCharge, Map<Bearer, BigDecimal>> held = new HashMap<>();

    Fleet(Random random, int hours) {
      for (long hour = 0; hour < hours; hour++) {
        for (int row = 0; row < 1 + random.nextInt(6); row++) {
          int who = random.nextInt(HOLDERS.size() + 1);
          pay(random, hour, who == HOLDERS.size() ? Bearer.NOBODY : HOLDERS.get(who));
        }
      }
      for (int i = 0; i < 4; i++) {
        day.ask(
            new NodeRequest(
                "n/" + i,
                random.nextInt(2) * 1_800_000L,
                hours * HOUR,
                random.nextBoolean() ? null : Long.valueOf(random.nextInt(9)),
                random.nextInt(12) == 0 ? null : new BigDecimal(random.nextInt(200) + ".125"),
                (long) random.nextInt(1 << 30) * 600));
      }
    }

    private void pay(Random random, long hour, Bearer who) {
      PaidCharge charge =
          new PaidCharge(
              null,
              null,
              random.nextBoolean() ? "inv" : null,
              random.nextBoolean() ? "USD" : "JPY",
              "billed",
              "billed",
              null);
      BigDecimal cost = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), 12);
      BigDecimal seconds =
          random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(14_400_000), 3);
      day.pay(charge, hour * HOUR, who, seconds, cost);
      charged.merge(charge, cost, BigDecimal::add);
      held.computeIfAbsent(charge, c -> new HashMap<>()).merge(who, cost, BigDecimal::add);
    }
  }

  @Property(tries = 300)
  void eachMethodSumsToTheChargeAndHeldTimeIsTheAllocation(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int hours) {
    Random random = new Random(seed);
    Fleet fleet = new Fleet(random, hours);
    MachineSize size =
        random.nextInt(6) == 0
            ? null
            : new MachineSize(
                new BigDecimal(1 + random.nextInt(8)),
                new BigDecimal(1 + random.nextInt(256)),
                new BigDecimal(1 + random.nextInt(1 << 30)).multiply(new BigDecimal(1000)));
    Map<PaidCharge, Map<CostMethod, List<MethodPart>>> parts =
        fleet.day.parts(size, AbsentMethod.NO_MACHINE_SIZE).stream()
            .collect(
                Collectors.groupingBy(
                    MethodPart::charge, Collectors.groupingBy(MethodPart::method)));
    assertThat(parts.keySet()).isEqualTo(fleet.charged.keySet());
    parts.forEach(
        (charge, methods) -> {
          assertThat(methods).hasSize(CostMethod.values().length);
          methods.forEach((method, some) -> assertWhole(fleet, charge, method, some));
        });
  }

  private static void assertWhole(
      Fleet fleet, PaidCharge charge, CostMethod method, List<MethodPart> parts) {
    BigDecimal whole = fleet.charged.get(charge);
    assertThat(sum(parts.stream().map(MethodPart::charged).toList())).isEqualByComparingTo(whole);
    assertThat(parts.stream().map(MethodPart::bearer)).doesNotHaveDuplicates();
    boolean isAbsent = parts.get(0).absent() != null;
    assertThat(parts).allMatch(part -> (part.cost() == null) == isAbsent);
    if (!isAbsent) {
      assertThat(sum(parts.stream().map(MethodPart::cost).toList())).isEqualByComparingTo(whole);
    }
    if (method == CostMethod.HELD_TIME) {
      Map<Bearer, BigDecimal> held = fleet.held.get(charge);
      assertThat(parts)
          .allSatisfy(
              part ->
                  assertThat(part.cost())
                      .isEqualByComparingTo(held.getOrDefault(part.bearer(), BigDecimal.ZERO)));
    }
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
