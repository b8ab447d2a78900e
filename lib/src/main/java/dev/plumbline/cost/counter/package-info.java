/**
 * What counters of inference servers gained: differences between values in time order, restarts
 * taken as a count from 0, summed by server and date, and quantiles of their latency buckets. Start
 * with {@link dev.plumbline.cost.counter.ServerDays}.
 */
package dev.plumbline.cost.counter;
