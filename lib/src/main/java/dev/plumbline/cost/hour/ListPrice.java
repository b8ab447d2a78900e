package dev.plumbline.cost.hour;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A list price that holds from a date until the next one: one entry under {@code prices:}.
 *
 * @param provider as the bill names it
 * @param instanceType of which instance type
 * @param from first date
 * @param pricePerGpuHour of one GPU
 * @param currency of the price
 */
public record ListPrice(
    String provider,
    String instanceType,
    LocalDate from,
    BigDecimal pricePerGpuHour,
    String currency)
    implements Serializable {
  /** Refuses a price that prices nothing, or is negative. */
  public ListPrice {
    Invalid.ifMissing(provider, "provider");
    Invalid.ifMissing(instanceType, "instance_type");
    Invalid.ifMissing(from, "from");
    Invalid.ifMissing(pricePerGpuHour, "price_per_gpu_hour");
    Invalid.ifMissing(currency, "currency");
    Invalid.ifOutside(
        pricePerGpuHour.doubleValue(), 0, Double.POSITIVE_INFINITY, "price_per_gpu_hour");
  }
}
