package dev.plumbline.terms.reject;

/** Why a line of a bill cannot be used; … is the column, or what varies. */
public enum ChargeReject implements RejectReason {
  HAS_NO_VALUE(
      "… has no value",
      "A column that every charge must have is empty.",
      "Export the column; a bill without it cannot be added up."),
  IS_NO_DECIMAL(
      "… is no decimal of at most 26.12 digits",
      "The amount cannot be read as a number.",
      "Export the amount as a plain number; other spellings are read where they can mean "
          + "only one thing, or with decimal_mark of the source."),
  NAMES_TWO_CURRENCIES(
      "… names two currencies",
      "Two currencies stand around the amount.",
      "Export the amount with at most one currency."),
  HAS_TWO_SIGNS(
      "… has two signs",
      "The amount has two signs, which contradict or cancel each other.",
      "Export the amount with at most one sign."),
  MAY_BE_EITHER(
      "… may be … or …; say decimal_mark: point or comma of the source",
      "The comma may separate thousands or decimals.",
      "Write decimal_mark: point or decimal_mark: comma at the source."),
  HAS_A_DECIMAL_COMMA(
      "… has a decimal comma; say decimal_mark: comma of the source",
      "The amount has a decimal comma, which is not declared.",
      "Write decimal_mark: comma at the source."),
  IS_NO_AMOUNT_WITH_MARK(
      "… is no amount with decimal_mark",
      "The amount is not written with the decimal mark that the source declares.",
      "Correct decimal_mark of the source, or export all amounts in one spelling."),
  IS_OF_ANOTHER_CURRENCY(
      "… is in … where BillingCurrency is …",
      "The amount names another currency than its line.",
      "Correct the line: currencies are never added."),
  IS_NO_TIME(
      "… is no time between 2000 and 2200",
      "The time cannot be read.",
      "Export times as ISO 8601, with Z or an offset."),
  IS_NO_DATE(
      "… is no date …",
      "The date is not written as the rest of the file writes dates.",
      "Export all dates of a file in one order."),
  IS_NO_MONTH(
      "… is no month such as 202607",
      "The invoice month cannot be read.",
      "Export invoice.month as the provider writes it."),
  IS_NOT_IN_FOCUS(
      "… is not in FOCUS",
      "The word is none that FOCUS defines, and what the line is cannot be guessed.",
      "Map the word to one of FOCUS before delivery."),
  TYPE_IS_UNKNOWN(
      "ChargeCategory is unknown for …",
      "The provider's type of the line is none that is known, so nobody knows what it is.",
      "Check the line in raw; a type that the provider added needs a newer version."),
  COST_NEEDS_COLUMNS(
      "EffectiveCost of … needs …",
      "The export leaves out the amortized cost of a line under a commitment.",
      "Export the report with the named columns, which hold amortized costs."),
  ENDS_BEFORE_START(
      "ChargePeriodEnd lies before ChargePeriodStart",
      "The charge ends before it begins.",
      "Correct the mapping, or the line."),
  IS_TOO_LONG(
      "ChargePeriodEnd lies more than ten years after ChargePeriodStart",
      "No charge lasts longer than ten years: one of the two times is wrong.",
      "Correct the mapping, or the line."),
  PERIOD_IS_EMPTY(
      "BillingPeriodEnd is not after BillingPeriodStart",
      "The billing period has no time in it.",
      "Correct the line; the end is exclusive, the first instant of the next period."),
  SUM_TOO_LONG(
      "cost and credits together have more than 26.12 digits",
      "Cost and credits together are no decimal of at most 26.12 digits.",
      "Export the amounts as decimals, not as floating-point numbers."),
  CREDITS_UNREADABLE(
      "BilledCost is unknown: credits is no list of credits with decimal amounts",
      "The credits of the line cannot be read, so nobody knows what it costs.",
      "Export credits as the provider's nested list."),
  IS_NO_NUMBER_OF_HOURS(
      "… is no number of hours",
      "The duration cannot be read as hours.",
      "Correct the mapping, or the line."),
  IS_NO_DECLARED_TIME(
      "… is no time as the mapping declares it (…)",
      "The time is not written as the mapping declares.",
      "Correct the time's format in the mapping, or the line."),
  IS_ONE_OF_TWO_TIMES(
      "… is one of two times, since clocks were set back",
      "The local time was twice that night.",
      "Write times in UTC or with their offset."),
  HAS_NO_MAPPED_WORD(
      "… has no word in the mapping for … = …",
      "The mapping does not say what this word of the bill means.",
      "Add the word to the mapping."),
  IS_NOT_AS_DECLARED(
      "… is not written as the mapping declares: … = …",
      "The amount is not written as the mapping declares.",
      "Correct the amount's spelling in the mapping, or the line."),
  COST_UNDER_COMMITMENT_IN_ACTUAL_EXPORT(
      "cost_under_commitment_in_actual_export",
      "An export of actual costs has a cost on usage that a commitment paid for: that usage"
          + " would be paid twice.",
      "Deliver the export of amortized costs instead."),
  EFFECTIVE_COST_NOT_IN_ACTUAL_EXPORT(
      "effective_cost_not_in_actual_export",
      "An export of actual costs has no cost for usage under a commitment.",
      "Deliver the export of amortized costs instead.");

  private final Words words;

  ChargeReject(String form, String meaning, String remedy) {
    words = new Words(form, meaning, remedy);
  }

  @Override
  public Words words() {
    return words;
  }
}
