package dev.plumbline.terms;

/** Of what the teams' direct cost is taken by which shared cost is spread. */
public enum WeightScope implements Term {
  /** Of the same invoice. */
  INVOICE,
  /** Of all invoices of the billing period, since the same one charges no team directly. */
  BILLING_PERIOD,
  /** Of nothing: the team is named. */
  NAMED_TEAM
}
