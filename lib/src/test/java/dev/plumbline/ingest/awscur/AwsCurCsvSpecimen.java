package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Cost and Usage Reports in CSV. */
public final class AwsCurCsvSpecimen {
  private static final String LINES =
      CurReport.of("Usage", "55.04")
          .with("lineItem/LineItemDescription", "$55.04 per \"Linux\", hour")
          .with("resourceTags/user:Team", "a")
          .with("lineItem/Example", "x")
          .line("SavingsPlanCoveredUsage", "55.04")
          .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
          .line("SavingsPlanNegation", "-55.04")
          .line("RIFee", "100")
          .with("reservation/UnusedRecurringFee", "NULL")
          .with("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod", "1")
          .line("Usage", "0.0")
          .with("splitLineItem/ParentResourceId", "i-01")
          .with("splitLineItem/SplitUsageRatio", "0.5")
          .line("DiscountedUsage", "0")
          .line("Tax", "1e-3")
          .text();

  private static final String SECOND =
      CurReport.of("Usage", "1")
          .with("product", "{\"region\":\"eu-central-1\"}")
          .with("resource_tags", "{\"user_team\":\"b\"}")
          .text();

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new AwsCurIngester(Packing.CSV))
          .in("../data/samples/formats/aws-cur-csv", Specimen.SHARED + "billing/native-exports")
          .named(
              "hourly-gpu-fleet.csv", "data-export.csv", "sample-anonymous-aws-export-dataset.csv")
          .texts(LINES, LINES.replace("\n", "\r\n"), SECOND)
          .records(RecordCounts::csv)
          .damaged(RecordCounts::csv);

  private AwsCurCsvSpecimen() {}
}
