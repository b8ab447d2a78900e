package dev.plumbline.run.idle;

import dev.plumbline.report.PriceBasis;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Idle waste of one device, owner and cause under one basis of the price.
 *
 * @param row the row of {@link IdleWasteDaily}
 */
public record IdleLine(Cells row) {
  /** How many nights like this one make a month here. */
  public static final int NIGHTS = 30;

  private static final Comparator<BigDecimal> GREATEST =
      Comparator.nullsLast(Comparator.reverseOrder());

  /** By basis of the price, the dearest first; without a price the longest. */
  static final Comparator<IdleLine> ORDER =
      Comparator.comparing(IdleLine::basis)
          .thenComparing(IdleLine::cost, GREATEST)
          .thenComparing(IdleLine::seconds, GREATEST)
          .thenComparing(line -> line.text(IdleWasteDaily.NODE))
          .thenComparing(line -> line.text(IdleWasteDaily.DEVICE_ID))
          .thenComparing(line -> line.text(IdleWasteDaily.BILLING_RESOURCE_ID))
          .thenComparing(line -> line.text(IdleWasteDaily.OWNER))
          .thenComparing(line -> line.text(IdleWasteDaily.CAUSE));

  private String text(Col column) {
    return String.valueOf(row.text(column));
  }

  /** False for an unused commitment. */
  boolean isDevice() {
    return row.has(IdleWasteDaily.DEVICE_ID);
  }

  /** The physical GPU, of which the device may be a part. */
  String gpu() {
    String device = row.text(IdleWasteDaily.DEVICE_ID);
    int slash = device.indexOf('/');
    return slash < 0 ? device : device.substring(0, slash);
  }

  /** What prices it; amounts of different bases are never added. */
  public PriceBasis basis() {
    return PriceBasis.of(
        row, IdleWasteDaily.CURRENCY, IdleWasteDaily.PRICE_SOURCE, IdleWasteDaily.PRICE_STATE);
  }

  /** Its known idle time; null where none is known. */
  public BigDecimal seconds() {
    return row.decimal(IdleWasteDaily.GPU_SECONDS);
  }

  /** What it cost; null where nothing prices it. */
  public BigDecimal cost() {
    return basis().isPriced() ? row.decimal(IdleWasteDaily.COST) : null;
  }

  /** True where it idled to the end of what was observed of the device. */
  public boolean isStill() {
    return row.isTrue(IdleWasteDaily.IS_IDLE_AT_END);
  }

  /** Activity in each hour of the date, null where it was not measured; empty where not kept. */
  public List<Double> activity() {
    return row.list(IdleWasteDaily.HOURLY_ACTIVITY);
  }

  /** What would free it. */
  public Freeing freeing() {
    return Freeing.of(row);
  }
}
