package dev.plumbline.cost.hour;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A list price that holds from a date until the next one.
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
    implements Serializable {}
