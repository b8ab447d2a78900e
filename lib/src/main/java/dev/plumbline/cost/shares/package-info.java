/**
 * From charge lines to whose they are: each charge is split over who held what it pays for, so that
 * the parts sum to it. {@link dev.plumbline.cost.shares.HeldHours} says who held what, {@link
 * dev.plumbline.cost.shares.ChargeShares} in which parts each charge is whose, {@link
 * dev.plumbline.cost.shares.SplitCharges} makes the parts; what is billed stands beside what was
 * seen in {@link dev.plumbline.cost.shares.BilledAndSeen}.
 */
package dev.plumbline.cost.shares;
