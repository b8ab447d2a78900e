package dev.plumbline.facts;

import java.io.Serializable;

/**
 * What electricity of a region emits, on the average of a year, where it is used (location-based).
 *
 * @param place where it holds, in words
 * @param gramsPerKilowattHour grams of CO2 equivalent; null where only the overhead is known
 * @param year of the average; null where it is not stated
 * @param basis what kind of average it is, in words
 * @param powerUsageEffectiveness all energy of the data centres ÷ that of their computers; null
 *     where it is not known
 */
public record CarbonIntensity(
    String place,
    Double gramsPerKilowattHour,
    Long year,
    String basis,
    Double powerUsageEffectiveness)
    implements Serializable {}
