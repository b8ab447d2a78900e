package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns: capacity reservations, split costs, tags, spelling, what is missing, new or changed. */
class CurColumnsTest {
  private static final String RESERVATION =
      "arn:aws:ec2:us-east-1:123456789012:capacity-reservation/cr-1";
  private static final String POD = "arn:aws:eks:us-east-1:1:pod/cluster/training/llm-0/uid";

  @SuppressWarnings("unchecked")
  private static Map<String, String> map(Object value) {
    return (Map<String, String>) value;
  }

  @ParameterizedTest
  @CsvSource({"UnusedBox:p5.48xlarge", "USE1-UnusedDed:p5.48xlarge"})
  void capacityThatIsReservedAndIdleIsUnused(String usageType) {
    RecordingSink.Row row =
        CurReport.of("Usage", "55.04")
            .with("lineItem/UsageType", usageType)
            .with("lineItem/ResourceId", RESERVATION)
            .row();

    assertThat(row.of(FocusCharge.CAPACITY_RESERVATION_ID)).isEqualTo(RESERVATION);
    assertThat(row.of(FocusCharge.CAPACITY_RESERVATION_STATUS)).isEqualTo("Unused");
    assertThat(row.of(FocusCharge.CONSUMED_UNIT)).isEqualTo("Hours");
    assertThat(row.of(FocusCharge.RESOURCE_TYPE)).isEqualTo("capacity-reservation");
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Compute");
  }

  @Test
  void aReservationsOwnRowRepeatsTimeThatOtherRowsBill() {
    RecordingSink sink =
        CurReport.of("Usage", "0.0")
            .with("lineItem/UsageType", "Reservation:p5.48xlarge")
            .with("lineItem/ResourceId", RESERVATION)
            .with("capacityReservation/CapacityReservationStatus", "Reserved")
            .read();
    RecordingSink.Row row = sink.rows.get(0);

    assertThat(row.of(FocusCharge.CONSUMED_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Other");
    assertThat(row.of(FocusCharge.CAPACITY_RESERVATION_STATUS)).isNull();
    assertThat(map(row.of(FocusCharge.EXTRA)))
        .containsEntry("capacityReservation/CapacityReservationStatus", "Reserved");
    assertThat(sink.absent).containsEntry("capacity_reservation", 1L);
  }

  @Test
  void usageInAReservationSaysSoInCur2() {
    RecordingSink.Row row =
        CurReport.of("Usage", "55.04")
            .with("capacity_reservation_capacity_reservation_arn", RESERVATION)
            .with("capacity_reservation_capacity_reservation_status", "Used")
            .row();

    assertThat(row.of(FocusCharge.CAPACITY_RESERVATION_ID)).isEqualTo(RESERVATION);
    assertThat(row.of(FocusCharge.CAPACITY_RESERVATION_STATUS)).isEqualTo("Used");
    assertThat(row.of(FocusCharge.RESOURCE_ID)).isEqualTo("i-01");
  }

  @Test
  void aSplitCostRowExplainsItsMachinesRow() {
    RecordingSink sink =
        CurReport.of("Usage", "0.0")
            .with("lineItem/ProductCode", "AmazonEKS")
            .with("lineItem/UsageType", "USE1-EKS-EC2-GPU-Hours")
            .with("lineItem/ResourceId", POD)
            .with("pricing/unit", "GPU-Hours")
            .with("splitLineItem/ParentResourceId", "i-01")
            .with("splitLineItem/SplitUsage", "4.0")
            .with("splitLineItem/SplitUsageRatio", "0.5")
            .with("splitLineItem/SplitCost", "20.64")
            .with("resourceTags/user:Team", "training")
            .read();
    RecordingSink.Row row = sink.rows.get(0);

    assertThat(row.of(FocusCharge.BILLED_COST)).asString().startsWith("0");
    assertThat(row.of(FocusCharge.RESOURCE_ID)).isEqualTo("i-01");
    assertThat(row.of(FocusCharge.ALLOCATED_RESOURCE_ID)).isEqualTo(POD);
    assertThat(row.of(FocusCharge.ALLOCATED_RESOURCE_NAME)).isEqualTo("llm-0");
    assertThat(row.of(FocusCharge.ALLOCATED_METHOD_ID)).isEqualTo("AWS split cost allocation data");
    assertThat(row.of(FocusCharge.ALLOCATED_METHOD_DETAILS))
        .isEqualTo(
            "{\"Elements\":[{\"AllocatedRatio\":0.5,\"UsageUnit\":\"GPU-Hours\","
                + "\"UsageQuantity\":4}]}");
    assertThat(row.of(FocusCharge.ALLOCATED_TAGS)).isEqualTo("{\"Team\":\"training\"}");
    assertThat(row.of(FocusCharge.TAGS)).isNull();
    assertThat(row.of(FocusCharge.CONSUMED_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Other");
    assertThat(map(row.of(FocusCharge.EXTRA)))
        .containsEntry("splitLineItem/SplitCost", "20.64")
        .containsEntry("lineItem/UsageAmount", "1.0")
        .containsEntry("pricing/unit", "GPU-Hours");
    assertThat(sink.absent).containsEntry("split_cost_row", 1L);
  }

  @Test
  void aSplitCostRowWithACostOfItsOwnIsBilled() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1.5").with("splitLineItem/ParentResourceId", "i-02").row();

    assertThat(row.of(FocusCharge.BILLED_COST)).asString().startsWith("1.5");
    assertThat(row.of(FocusCharge.RESOURCE_ID)).isEqualTo("i-01");
    assertThat(row.of(FocusCharge.ALLOCATED_METHOD_ID)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonEC2, EBS:VolumeUsage.gp3, Storage",
    "AmazonEC2, USE1-EBS:SnapshotUsage, Storage",
    "AmazonEC2, DataTransfer-Out-Bytes, Networking",
    "AmazonEC2, USE1-USW2-AWS-Out-Bytes, Networking",
    "AmazonEC2, NatGateway-Hours, Networking",
    "AmazonEC2, USE1-BoxUsage:m5.large, Compute",
    "AmazonEC2, EBSOptimized:p4d.24xlarge, Compute",
    "AmazonS3, TimedStorage-ByteHrs, Storage",
    "AmazonSageMaker, USE1-Train:ml.p4d.24xlarge, AI and Machine Learning",
    "AWSSupportEnterprise, Dollar, Other",
    "ExampleMarketplaceProduct, x, Other"
  })
  void servicesHaveACategory(String product, String usageType, String category) {
    RecordingSink.Row row =
        CurReport.of("Usage", "1")
            .with("lineItem/ProductCode", product)
            .with("lineItem/UsageType", usageType)
            .row();

    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo(category);
  }

  @Test
  void tagsLoseThePrefixThatTheReportPutsOnThem() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1")
            .with("resourceTags/user:Team", "training")
            .with("resourceTags/user:user", "u")
            .with("resourceTags/aws:createdBy", "IAMUser:x")
            .with("resource_tags_user_cost_center", "4711")
            .with("resourceTags/user:empty", "")
            .row();

    assertThat(map(row.of(FocusCharge.TAGS)))
        .containsOnly(
            Map.entry("Team", "training"),
            Map.entry("user", "u"),
            Map.entry("aws:createdBy", "IAMUser:x"),
            Map.entry("cost_center", "4711"));
  }

  @Test
  void tagsOfCur2AreAMap() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1")
            .with("resource_tags", "{\"user_team\":\"serving\",\"aws_created_by\":\"x\"}")
            .row();
    RecordingSink unreadable = CurReport.of("Usage", "1").with("resource_tags", "{team").read();

    assertThat(map(row.of(FocusCharge.TAGS)))
        .containsOnly(Map.entry("team", "serving"), Map.entry("aws_created_by", "x"));
    assertThat(row.of(FocusCharge.SOURCE_FORMAT)).isEqualTo("AWS CUR 2.0");
    assertThat(unreadable.absent).containsEntry("unreadable_tags", 1L);
    assertThat(map(unreadable.rows.get(0).of(FocusCharge.EXTRA)))
        .containsEntry("resource_tags", "{team");
  }

  @Test
  void attributesOfTheProductMapAreFound() {
    RecordingSink.Row row =
        CurReport.of("Usage", "1")
            .with("product", "{\"region\":\"eu-central-1\",\"product_name\":\"EC2\",\"gpu\":\"8\"}")
            .row();

    assertThat(row.of(FocusCharge.REGION_ID)).isEqualTo("eu-central-1");
    assertThat(row.of(FocusCharge.SERVICE_NAME)).isEqualTo("EC2");
    assertThat(row.of(FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"p5.48xlarge\",\"GpuCount\":8}");
  }
}
