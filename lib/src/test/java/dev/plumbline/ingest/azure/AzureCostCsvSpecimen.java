package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.RecordCounts;
import dev.plumbline.ingest.Specimen;
import dev.plumbline.ingest.tabular.Packing;

/** What the contract test reads of Azure's cost details in CSV. */
public final class AzureCostCsvSpecimen {
  private static final String ENTERPRISE =
      """
      BillingAccountId,SubscriptionId,Date,MeterCategory,MeterId,UnitOfMeasure,Quantity,\
      CostInBillingCurrency,BillingCurrencyCode,ResourceId,Tags,ChargeType,PricingModel,\
      ReservationId
      111,s,07/01/2026,Virtual Machines,m1,1 Hour,24,98.5,EUR,/a/b,\
      """
          + """
          "\"""a\""": \"""b\"""\",Usage,OnDemand,
          111,s,07/14/2026,Virtual Machines,m1,1 Hour,24,58.5,EUR,/a/c,,Usage,Reservation,r1
          111,s,07/02/2026,Storage,m2,10K,0.0129,5.6E-05,EUR,"/a
          d",,UnusedReservation,Reservation,r1
          111,s,07/03/2026,Bandwidth,m3,1 GB,1,n/a,EUR,/a/e,"{""a"":""b""}",Usage,Spot,
          """;

  private static final String PAY_AS_YOU_GO =
      """
      \ufeffAbonnement-GUID (SubscriptionGuid),UsageDateTime (UsageDateTime),\
      Kategorie der Verbrauchseinheit (MeterCategory),UsageQuantity (UsageQuantity),\
      PreTaxCost (PreTaxCost),InstanceId (InstanceId),Currency,Maßeinheit (UnitOfMeasure)
      s,2026-07-01,Virtual Machines,2,1.5,/a/b,EUR,100 Hours
      s,2026-07-02,Virtual Machines,-2,-1.5,/a/b,EUR,1 Hour
      """;

  /** The specimen. */
  public static final Specimen SPECIMEN =
      Specimen.of(new AzureCostIngester(Packing.CSV))
          .in(
              "../data/samples/formats/azure-cost-csv",
              Specimen.SHARED + "billing/azure-exports",
              Specimen.SHARED + "billing/native-exports")
          .named(
              "-cost.csv",
              "BOM.csv",
              "Enterprise.csv",
              "Template.csv",
              "VirtualMachine.csv",
              "azure.csv",
              "ea-export-dataset.csv")
          .texts(ENTERPRISE, ENTERPRISE.replace("\n", "\r\n"), PAY_AS_YOU_GO)
          .records(RecordCounts::csv)
          .damaged(RecordCounts::csv);

  private AzureCostCsvSpecimen() {}
}
