package dev.plumbline.cost.shares;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** One charge in its parts: ratios that sum to 1, and every metric without remainder. */
final class SplitCharge {
  /** Names how Plumbline splits GPU time. */
  static final String BY_GPU_SECONDS = "plumbline-gpu-seconds-by-hour";

  private static final RowLayout CHARGE = RowLayout.of(FocusCharge.TABLE);
  private static final RowLayout SHARE = ChargeShares.COLUMNS;
  private static final RowLayout OUT = RowLayout.of(CostAllocation.TABLE);

  /** What is summed over the parts, by the charge's column. */
  private static final Map<Col, Col> METRICS = metrics();

  private final Row charge;
  private final List<Row> shares;

  SplitCharge(Row charge, List<Row> shares) {
    this.charge = charge;
    this.shares = shares;
  }

  private static Map<Col, Col> metrics() {
    Map<Col, Col> metrics = new LinkedHashMap<>();
    metrics.put(FocusCharge.BILLED_COST, CostAllocation.BILLED_COST);
    metrics.put(FocusCharge.EFFECTIVE_COST, CostAllocation.EFFECTIVE_COST);
    metrics.put(FocusCharge.LIST_COST, CostAllocation.LIST_COST);
    metrics.put(FocusCharge.CONTRACTED_COST, CostAllocation.CONTRACTED_COST);
    metrics.put(FocusCharge.CONSUMED_QUANTITY, CostAllocation.CONSUMED_QUANTITY);
    metrics.put(FocusCharge.PRICING_QUANTITY, CostAllocation.PRICING_QUANTITY);
    return metrics;
  }

  List<Row> rows() {
    if (CHARGE.text(charge, FocusCharge.ALLOCATED_METHOD_ID) != null) {
      return List.of(byProvider());
    }
    List<BigDecimal> weights =
        shares.stream().map(share -> SHARE.decimal(share, ChargeShares.WEIGHT)).toList();
    List<BigDecimal> ratios = Apportionment.divide(BigDecimal.ONE, weights);
    Map<Col, List<BigDecimal>> parts = new LinkedHashMap<>();
    METRICS.forEach(
        (whole, part) -> {
          BigDecimal amount = CHARGE.decimal(charge, whole);
          if (amount != null) {
            parts.put(part, Apportionment.divide(amount, weights));
          }
        });
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      int place = i;
      RowLayout.Draft draft = draft(shares.get(i)).set(CostAllocation.RATIO, ratios.get(i));
      parts.forEach((column, amounts) -> draft.set(column, amounts.get(place)));
      BigDecimal effective = parts.get(CostAllocation.EFFECTIVE_COST).get(i);
      rows.add(draft.set(CostAllocation.WASTE_COST, waste(shares.get(i), effective)).row());
    }
    return rows;
  }

  /** What of a part's cost paid for waste. */
  private static BigDecimal waste(Row share, BigDecimal cost) {
    BigDecimal wasted = SHARE.decimal(share, ChargeShares.WASTE);
    BigDecimal rest = SHARE.decimal(share, ChargeShares.WEIGHT).subtract(wasted);
    return Apportionment.divide(cost, List.of(wasted, rest)).get(0);
  }

  /** A charge that the provider had split already, as it came. */
  private Row byProvider() {
    boolean isGiven = CHARGE.text(charge, FocusCharge.ALLOCATED_RESOURCE_ID) != null;
    ShareKind kind = isGiven ? ShareKind.ALLOCATED_BY_PROVIDER : ShareKind.UNALLOCATED_BY_PROVIDER;
    RowLayout.Draft draft =
        origin(shares.get(0))
            .set(CostAllocation.SHARE_KIND, kind)
            .set(CostAllocation.RATIO, BigDecimal.ONE)
            .set(CostAllocation.WASTE_COST, BigDecimal.ZERO);
    copy(draft, FocusCharge.ALLOCATED_METHOD_ID, CostAllocation.METHOD_ID);
    copy(draft, FocusCharge.ALLOCATED_METHOD_DETAILS, CostAllocation.METHOD_DETAILS);
    copy(draft, FocusCharge.ALLOCATED_RESOURCE_ID, CostAllocation.RESOURCE_ID);
    copy(draft, FocusCharge.ALLOCATED_RESOURCE_NAME, CostAllocation.RESOURCE_NAME);
    copy(draft, FocusCharge.ALLOCATED_TAGS, CostAllocation.TAGS);
    METRICS.forEach((whole, part) -> copy(draft, whole, part));
    return draft.row();
  }

  private RowLayout.Draft draft(Row share) {
    BigDecimal seconds = SHARE.decimal(share, GpuHourCost.GPU_SECONDS);
    String holder = SHARE.text(share, HeldHours.HOLDER);
    String team = SHARE.text(share, GpuHourCost.TEAM);
    String project = SHARE.text(share, GpuHourCost.PROJECT);
    return origin(share)
        .set(CostAllocation.SHARE_KIND, SHARE.text(share, HeldHours.KIND))
        .set(CostAllocation.TEAM, team)
        .set(CostAllocation.PROJECT, project)
        .set(CostAllocation.GPU_SECONDS, seconds)
        .set(CostAllocation.METHOD_ID, seconds == null ? null : BY_GPU_SECONDS)
        .set(CostAllocation.RESOURCE_ID, holder)
        .set(CostAllocation.RESOURCE_NAME, holder)
        .set(CostAllocation.TAGS, tags(team, project));
  }

  /** What the parts of a charge have in common. */
  private RowLayout.Draft origin(Row share) {
    RowLayout.Draft draft =
        OUT.draft()
            .set(CostAllocation.INVOICE, SHARE.text(share, ChargeLine.INVOICE))
            .set(
                CostAllocation.BILLING_RESOURCE_ID,
                SHARE.text(share, ChargeLine.BILLING_RESOURCE_ID))
            .set(CostAllocation.CLOSED_DATE, SHARE.date(share, ChargeLine.CLOSED_DATE));
    copy(draft, FocusCharge.PERIOD, CostAllocation.PERIOD);
    copy(draft, FocusCharge.SOURCE, CostAllocation.SOURCE);
    copy(draft, FocusCharge.SOURCE_FILE, CostAllocation.SOURCE_FILE);
    copy(draft, FocusCharge.LINE_NUMBER, CostAllocation.LINE_NUMBER);
    CostAllocation.repeatedColumns()
        .forEach(column -> copy(draft, column, CostAllocation.of(column)));
    return draft;
  }

  private void copy(RowLayout.Draft draft, Col from, Col to) {
    draft.set(to, CHARGE.value(charge, from));
  }

  private static String tags(String team, String project) {
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    if (team != null) {
      tags.put("team", team);
    }
    if (project != null) {
      tags.put("project", project);
    }
    return tags.isEmpty() ? null : tags.toString();
  }
}
