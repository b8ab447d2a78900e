package dev.plumbline.cost.inventory;

import dev.plumbline.facts.InstanceGpus;
import dev.plumbline.facts.InstanceGpus.Gpus;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The GPUs of instance types: as configured, else as the facts that ship have them. */
public final class GpuTypes implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing is configured. */
  public static final GpuTypes SHIPPED = new GpuTypes(List.of());

  private final Map<String, GpuType> configured = new HashMap<>();

  /** The types of a configuration. */
  public GpuTypes(List<GpuType> types) {
    types.forEach(
        type -> configured.put(InstanceGpus.key(type.provider(), type.instanceType()), type));
  }

  /** The GPUs of the type, 0 where it is configured to have none; empty when it is unknown. */
  public Optional<Gpus> of(String provider, String instanceType) {
    GpuType own =
        provider == null || instanceType == null || configured.isEmpty()
            ? null
            : configured.get(InstanceGpus.key(provider, instanceType));
    return own == null
        ? InstanceGpus.SHIPPED.of(provider, instanceType)
        : Optional.of(own.counted());
  }
}
