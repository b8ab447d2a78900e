package dev.plumbline.cost.inventory;

import dev.plumbline.facts.InstanceGpus.Gpus;
import dev.plumbline.facts.MigProfiles;
import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many GPUs an instance type has, as the configuration says it: one entry under {@code
 * instance_types:}. It goes before the facts that ship and before what a bill says.
 *
 * @param provider as the bill names it
 * @param instanceType as the bill names it
 * @param gpus how many; 0 says that it has none
 * @param model the GPU as its driver names it, or null
 * @param migProfile the profile that each of them is an instance of, or null for whole GPUs
 */
public record GpuType(
    String provider, String instanceType, BigDecimal gpus, String model, String migProfile)
    implements Serializable {
  private static final int PLACES = 12;

  /** Refuses a type that nobody can look up, and a profile that the facts do not know. */
  public GpuType {
    Invalid.ifMissing(provider, "provider");
    Invalid.ifMissing(instanceType, "instance_type");
    Invalid.ifMissing(gpus, "gpus");
    Invalid.ifOutside(gpus.doubleValue(), 0, 1024, "gpus");
    if (migProfile != null && MigProfiles.SHIPPED.of(model, migProfile).isEmpty()) {
      throw new Invalid(
          "has the MIG profile " + migProfile + ", which " + model + " does not have",
          "write model: as its driver names it, and mig_profile: such as 1g.10gb");
    }
  }

  /** Its GPUs; of an instance of a GPU, its share of the compute slices. */
  Gpus counted() {
    BigDecimal count =
        migProfile == null
            ? gpus
            : MigProfiles.SHIPPED
                .of(model, migProfile)
                .map(
                    profile ->
                        gpus.multiply(BigDecimal.valueOf(profile.computeSlices()))
                            .divide(
                                BigDecimal.valueOf(profile.deviceSlices()),
                                PLACES,
                                RoundingMode.HALF_EVEN))
                .orElseThrow();
    return new Gpus(count, model);
  }
}
